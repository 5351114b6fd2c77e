package denwaban.witness;

import denwaban.open.Lang;

/// What the tool can do, in a few lines.
final class Usage {

  private static final String JA =
      """
      使い方： java -jar denwaban-witness.jar フォルダー --name 名前 [そのほか]
        フォルダー                  鍵・受け持つ記録（logs）・最後に見た検査点
        --name witness.example/w1   証人の名前（最初の一度だけ）
        --listen 127.0.0.1:8095     待ち受ける番地
        --tls 鍵.p12 --tls-password ファイル   証明書（PKCS #12）とその暗証の入ったファイル
        --behind-proxy              手前の中継が TLS を受け持つ
        --lang ja|en
      終了コード： 0 終わり  1 拒否  64 使い方が違う\
      """;

  private static final String EN =
      """
      Usage: java -jar denwaban-witness.jar FOLDER --name NAME [more]
        FOLDER                      keys, the logs it serves (`logs`), what it saw last
        --name witness.example/w1   its name, given once
        --listen 127.0.0.1:8095     where it answers
        --tls KEY.p12 --tls-password FILE   certificate (PKCS #12), and a file with its password
        --behind-proxy              a proxy in front has the certificate
        --lang ja|en
      Exit codes: 0 ended  1 refused  64 not understood\
      """;

  private Usage() {}

  static String of(Lang lang) {
    return lang.of(JA, EN);
  }
}
