package denwaban.preflight.finding;

import denwaban.database.CannotStart;
import java.util.List;

/// The program refuses a start in English. Here are the refusals that an installation meets most
/// often in Japanese; for the others the Japanese line says where, and quotes the English words.
public final class InJapanese {

  /// @param what the English sentence's beginning, letter by letter as in the source
  private record Row(String what, String ja, String mend) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(
              "Other machines could read and change what is sent to this address without TLS",
              "このアドレスでは、TLS なしの通信を他の機械が読み書きできてしまいます。",
              "denwaban.tls.certificate と denwaban.tls.key に PEM の証明書と鍵を指定するか、127.0.0.1 だけで待ち受けてください。"),
          new Row(
              "No host name is configured",
              "ホスト名が設定されていないため、他の機械のブラウザーからサインインできません。",
              "証明書にある名前を --denwaban.hosts=tel.example.jp の形で指定してください。"),
          new Row(
              "A certificate needs its key",
              "証明書には鍵が、鍵には証明書が必要です。",
              "denwaban.tls.certificate と denwaban.tls.key の両方を指定してください。"),
          new Row(
              "The file of denwaban.tls.certificate cannot be read",
              "denwaban.tls.certificate のファイルが読めません。",
              "パス、またはファイルの所有者と権限を直してください。"),
          new Row(
              "The file of denwaban.tls.key cannot be read",
              "denwaban.tls.key のファイルが読めません。",
              "パス、またはファイルの所有者と権限を直してください。"),
          new Row(
              "The address to listen on is no IP address",
              "待ち受けるアドレスが IP アドレスではありません。",
              "127.0.0.1 や 192.0.2.7 のように数字で書いてください。名前は denwaban.hosts に書きます。"),
          new Row(
              "Technical logs cannot be kept for",
              "denwaban.logs.days の日数では技術ログを保存できません。",
              "30 から 1095 までの日数にするか、指定をやめてください。"),
          new Row(
              "The disk's limits do not fit",
              "ディスクの限度の設定が合いません。",
              "denwaban.disk.stop-mib を 256 以上、denwaban.disk.warn-mib をそれより大きくしてください。"),
          new Row(
              "The disk's reserve does not fit",
              "ディスクの予備の設定が合いません。",
              "denwaban.disk.reserve-mib を 0 以上、denwaban.disk.stop-mib 未満にしてください。"),
          new Row(
              "An external database needs four roles with a password each",
              "外部のデータベースには四つのロールと、それぞれのパスワードが必要です。",
              "ロール denwaban_owner、denwaban_app、denwaban_eraser、denwaban_verifier を作り、denwaban.db.owner-password、app-password、eraser-password、verifier-password を、環境変数などで指定してください。"),
          new Row(
              "A backup was asked for, but no key to seal it to",
              "バックアップの保存先はありますが、封緘する鍵が設定されていません。",
              "./denwaban backup-key を実行し、表示された denwaban.backup.recipient を設定してください。"),
          new Row(
              "denwaban.backup.recipient is not a public key",
              "denwaban.backup.recipient は、バックアップを封緘する公開鍵ではありません。",
              "./denwaban backup-key が表示した、age1 で始まる値を設定してください。"),
          new Row(
              "A backup was asked for, but nothing by which a restore knows its files",
              "バックアップのファイルを偽物と見分けるための秘密が設定されていません。",
              "./denwaban backup-key FILE を実行し、表示された denwaban.backup.origin-file を設定してください。"),
          new Row(
              "The file of denwaban.backup.origin-file cannot be read",
              "denwaban.backup.origin-file のファイルが読めないか、./denwaban backup-key が書いたものではありません。",
              "./denwaban backup-key が書いたファイルを指定するか、もう一度実行してください。"),
          new Row(
              "The bucket removes no version without a second factor",
              "バックアップのバケットは、二要素（MFA delete）なしに版を消せません。破棄した鍵の写しが残ります。",
              "MFA delete をやめるか、別のバケットを指定してください。"),
          new Row(
              "There is no bucket of that name",
              "バックアップに指定した名前のバケットがありません。",
              "バケットを作るか、名前を直してください。"),
          new Row(
              "The bucket is copied to another one by itself",
              "バックアップのバケットは、別のバケットへ自動で複製されます。破棄した鍵の写しが、そこに残ります。",
              "複製の規則を外すか、複製のないバケットを指定してください。"),
          new Row(
              "The bucket locks all that is written into it",
              "バックアップのバケットは、書いたものをすべてロックします。破棄した鍵の写しを消せません。",
              "バケットの既定の保持をやめてください。ロックすべきものは、このプログラムがロックします。"),
          new Row(
              "Locks are asked for, but the bucket of the backup has no Object Lock",
              "ロックが指定されていますが、バックアップのバケットに Object Lock がありません。",
              "Object Lock 付きのバケットを作るか、denwaban.backup.lock=none にしてください。"),
          new Row(
              "A folder and a bucket are named for the backup",
              "バックアップの保存先に、フォルダーとバケットの両方が指定されています。",
              "denwaban.backup.folder か denwaban.backup.s3 の、どちらかをやめてください。"),
          new Row(
              "A backup in a folder was asked to be locked",
              "フォルダーへのバックアップはロックできません。",
              "denwaban.backup.lock をやめるか、denwaban.backup.s3 でバケットを指定してください。"),
          new Row(
              "The S3 service of the backup is named, but no bucket",
              "バックアップの S3 サービスはありますが、バケットが指定されていません。",
              "--denwaban.backup.s3.bucket=NAME を指定してください。"),
          new Row(
              "denwaban.backup.s3.lock-days is set",
              "バックアップのロックの日数は denwaban.backup.keep で決まります。",
              "denwaban.backup.s3.lock-days をやめて、denwaban.backup.lock を設定してください。"),
          new Row(
              "The backup would lie in the data folder itself",
              "バックアップの保存先が、データフォルダーの中か外側にあります。",
              "denwaban.backup.folder に、別のディスクか別の機械のフォルダーを指定してください。"),
          new Row(
              "A backup was asked for, but the database is not the program's own",
              "このプログラムは、外部のデータベースのバックアップは取りません。",
              "denwaban.backup の指定をやめ、そのデータベースの方法でバックアップしてください。"),
          new Row(
              "The connection to the database would not be protected",
              "データベースへの接続が保護されません。",
              "denwaban.db.url に ?sslmode=verify-full&sslrootcert=FILE を付けてください。"),
          new Row(
              "The database address is not",
              "データベースの URL が読めません。",
              "denwaban.db.url=jdbc:postgresql://HOST:PORT/NAME?sslmode=verify-full の形で書いてください。"),
          new Row(
              "denwaban.sip.host: name one address",
              "denwaban.sip.host には、この機械のアドレスを一つだけ書いてください(すべてのアドレスは指定できません)。",
              "SIP のメッセージに書き込まれるためです。例: --denwaban.sip.host=192.0.2.7"),
          new Row(
              "denwaban.sip: certificate and key come together",
              "denwaban.sip.certificate と denwaban.sip.key は、両方必要です。",
              "両方を指定するか、両方とも外してください。"),
          new Row("denwaban.sip: a port is 0 to 65535", "SIP のポートが範囲外です。", "0 から 65535 までにしてください。"),
          new Row(
              "media ports: first even",
              "音声のポートの範囲が正しくありません。",
              "denwaban.call.media.first-port は 1024 以上の偶数、denwaban.call.media.last-port はそれより大きく 65535 以下にしてください。"),
          new Row(
              "The office's identity provider is half named",
              "事務所の ID プロバイダーの設定が半分しかありません。",
              "denwaban.oidc.issuer と denwaban.oidc.client-id を指定するか、denwaban.oidc の設定をすべて外してください。"),
          new Row(
              "The S3 service is named, but no bucket",
              "S3 のサービスはありますが、バケットが指定されていません。",
              "--denwaban.storage.s3.bucket=NAME を指定してください。"),
          new Row(
              "There is no key for",
              "バケットの鍵がありません(ファイルも環境変数もありません)。",
              "denwaban.storage.s3 か denwaban.backup.s3 の credentials-file を指定するか、AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY を渡してください。"),
          new Row(
              "An address is not safe to send secrets to",
              "秘密を送ってよいアドレスではないか、アドレスの形ではありません。",
              "https://… の形で書いてください。TLS なしの HTTP は 127.0.0.1 にだけ使えます。"),
          new Row(
              "The keys are elsewhere, but what lets us in is not named",
              "鍵は外の装置かサービスにありますが、PIN やトークンのファイルが指定されていません。",
              "denwaban.keys.pkcs11.pin-file か denwaban.keys.transit.token-file を指定してください。"),
          new Row(
              "The keys of this office are files already",
              "この事務所の鍵はすでにファイルにあり、装置やサービスへは移りません。",
              "denwaban.keys の指定をやめるか、--denwaban.data=FOLDER で新しい事務所を始めてください。"),
          new Row(
              "The security module refuses the PIN",
              "鍵の装置が PIN を受け付けません。",
              "denwaban.keys.pkcs11.pin-file の中身を直してください。今ので一度試しました。何度か間違えると、装置は自分をロックします。"),
          new Row(
              "The security module or its library cannot be used",
              "鍵の装置か、そのライブラリーが使えません。",
              "装置がつながっているか確かめ、denwaban.keys.pkcs11.library か slot-index を直してください。"),
          new Row(
              "The security module does not answer or refuses",
              "鍵の装置が応答しないか、断りました。",
              "装置がつながり、初期化されているか、denwaban.keys.pkcs11.slot-index が合っているか確かめてください。"),
          new Row(
              "The database role for the program",
              "プログラム用のデータベースのロールの権限が強すぎ、行単位の保護を外せてしまいます。",
              "superuser、bypassrls、createrole、createdb、replication、他のロールへの所属、所有物を、すべてなくしてください。"),
          new Row(
              "The database's files in",
              "データベースのファイルの所有者が、この機械にないアカウントです。",
              "そのアカウントを作るか、data フォルダーの中の postgres/data を chown -R で別のアカウントのものにしてください。"),
          new Row(
              "PostgreSQL must not run as root",
              "PostgreSQL は root では動かせず、代わりのアカウントもありません。",
              "`useradd --system denwaban` で作るか、root 以外で起動してください。"));

  private InJapanese() {}

  public static Finding fault(String where, CannotStart refused) {
    return fault(where, refused.what(), refused.mend());
  }

  public static Finding fault(String where, String what, String mend) {
    // a whole sentence stands for itself; a bare reason needs to be told of what
    var english = !mend.isEmpty() || what.contains(where) ? what : where + ": " + what;
    var remedy = mend.isEmpty() ? "docs/reference/settings.md says what it must be." : mend;
    return ROWS.stream()
        .filter(row -> what.startsWith(row.what()))
        .findFirst()
        .map(row -> Finding.fault(new Text(row.ja(), english), new Text(row.mend(), remedy)))
        .orElseGet(() ->
            Finding.fault(
                new Text(where + ": この設定では起動できません。" + what, english),
                new Text(
                    mend.isEmpty() ? "正しい値は docs/reference/settings.md にあります。" : "英語の説明: " + mend,
                    remedy)));
  }

  /// The beginnings, for the test that looks for them in the sources.
  public static List<String> beginnings() {
    return ROWS.stream().map(Row::what).toList();
  }
}
