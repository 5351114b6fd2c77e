package denwaban.backup.restore;

import denwaban.backup.place.BackupPlace;
import denwaban.backup.place.Erased;
import denwaban.backup.place.Label;
import denwaban.backup.place.Opener;
import denwaban.database.CannotStart;
import denwaban.database.RestoredCluster;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.statement.Share;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// `./denwaban restore FROM TO`: the real day. Asks for two shares, or reads the key from a file
/// with `--identity FILE`, and brings the office back into the empty folder TO. FROM is a folder,
/// or `s3://BUCKET` ([Source]).
public final class RestoreCommand {

  private static final String IDENTITY = "--identity";
  private static final String UNTIL = "--until";
  private static final String ACCEPT_GAP = "--accept-gap";

  /// As `Migrations` names them.
  private static final Pattern POINT = Pattern.compile("before-upgrade-\\d{8}T\\d{6}Z");

  private static final String SECRET = "AGE-SECRET-KEY-";

  private final Sheets sheets;
  private final List<RestoredErasure> erasures;
  private final InstantSource clock;

  RestoreCommand(
      InputStream in, PrintStream out, List<RestoredErasure> erasures, InstantSource clock) {
    this.sheets = new Sheets(in, out);
    this.erasures = erasures;
    this.clock = clock;
  }

  /// @param erasures what takes out of the database again what was erased
  /// @return the exit status: 0 only if an office can start on the folder
  public static int run(List<String> arguments, List<RestoredErasure> erasures) {
    var clock = java.time.Clock.systemUTC();
    return new RestoreCommand(System.in, System.out, erasures, clock).runs(arguments);
  }

  int runs(List<String> arguments) {
    var plain = new ArrayList<String>();
    var source = new Source();
    var file = "";
    var until = "";
    var gap = false;
    for (var i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).equals(IDENTITY) && i + 1 < arguments.size()) {
        file = arguments.get(++i);
      } else if (arguments.get(i).equals(UNTIL) && i + 1 < arguments.size()) {
        until = arguments.get(++i);
      } else if (arguments.get(i).equals(ACCEPT_GAP)) {
        gap = true;
      } else if (source.takes(arguments, i)) {
        i++;
      } else {
        plain.add(arguments.get(i));
      }
    }
    if (plain.size() != 2
        || plain.stream().anyMatch(it -> it.startsWith("--"))
        || !(until.isEmpty() || POINT.matcher(until).matches())) {
      sheets.say(
          "使い方: ./denwaban restore バックアップの場所 空のフォルダー [--identity 鍵のファイル] [--until before-upgrade-…] [--accept-gap]\n場所はフォルダー、または s3://バケット名 --endpoint https://… [--region …] [--credentials-file …] [--path-style false]",
          "Usage: ./denwaban restore BACKUP EMPTY-FOLDER [--identity KEY-FILE] [--until before-upgrade-…] [--accept-gap]\nBACKUP is a folder, or s3://BUCKET --endpoint https://… [--region …] [--credentials-file …] [--path-style false]");
      return 2;
    }
    try {
      return restore(source.open(plain.get(0), clock), Path.of(plain.get(1)), file, until, gap);
    } catch (RestoreFailed refused) {
      sheets.say(refused.ja(), refused.en());
    } catch (CannotStart refused) {
      sheets.say("復元を始められませんでした。", refused.what() + " " + refused.mend());
    } catch (NoSuchFileException none) {
      sheets.say(
          "その場所に電話番のバックアップがありません。ディスクや共有がつながっているか、バケットの名前が正しいかを確かめてください。",
          "There is no backup of Denwaban there. See that the disk or share is mounted, or the bucket's name.");
    } catch (Share.NotCombined refused) {
      sheets.say(
          "二枚の分割鍵が合いません。何も変えていません。(" + refused.why().text() + ")",
          "The two shares do not fit. Nothing was changed. (" + refused.why().text() + ")");
    } catch (IOException | SQLException broken) {
      sheets.say(
          "途中で止まりました。復元先はまだ使えません。原因を直して、同じ命令をもう一度実行すると最初からやり直します。",
          "It broke off: %s. The folder cannot be used yet. Mend the cause and give the same command again; it begins anew."
              .formatted(broken.getMessage()));
    }
    return 1;
  }

  private int restore(BackupPlace place, Path to, String file, String until, boolean gap)
      throws RestoreFailed, Share.NotCombined, IOException, SQLException {
    var began = clock.instant();
    var recipient = Recipient.parse(Label.read(place).recipient());
    var identity = file.isEmpty() ? sheets.ask(recipient) : of(Path.of(file));
    try (var restore = Restore.into(to, place, Opener.of(identity))) {
      sheets.say("鍵が合いました。復元を始めます。", "The key fits. The restore begins.");
      var unpacked = restore.unpack(until);
      sheets.say(
          "%s のバックアップを展開しました（データベースのファイル %d 件、ログ %d 件、鍵のファイル %d 件）。"
              .formatted(
                  unpacked.base().began(), unpacked.files(), unpacked.segments(), unpacked.keys()),
          "Unpacked the backup of %s: %d files of the database, %d segments of its log, %d key files."
              .formatted(
                  unpacked.base().began(), unpacked.files(), unpacked.segments(), unpacked.keys()));
      passedOver(unpacked);
      if (until.isEmpty()) {
        if (lacking(unpacked.missing(), gap)) return 1;
        points(to);
      }
      Restore.Payloads payloads;
      int erased;
      String last;
      try (var cluster = restore.replay(until.isEmpty() ? null : until, null)) {
        var listed = new ArrayList<Erased>();
        restore.eraseAgain(cluster, erasures, (_, day) -> listed.addAll(day));
        payloads = restore.payloads(cluster, listed);
        erased = listed.size();
        last = last(cluster);
      }
      restore.finish();
      sheets.say(
          "データベースの記録は %s までです。".formatted(last),
          "What the database has ends at %s.".formatted(last));
      return told(to, payloads, erased, Duration.between(began, clock.instant()));
    }
  }

  private void passedOver(Restore.Unpacked unpacked) {
    if (unpacked.passedOver() == 0) return;
    sheets.say(
        "それより新しい %d 件のバックアップは、壊れているか、この鍵で開かないため使っていません。その後の分はログから戻します。"
            .formatted(unpacked.passedOver()),
        "%d newer backups were passed over: they are damaged, or this key does not open them. What came since is in the log."
            .formatted(unpacked.passedOver()));
  }

  /// @param accepted that the restore ends where the log does
  /// @return whether to stop
  private boolean lacking(long missing, boolean accepted) {
    if (missing == 0) return false;
    sheets.say(
        "ログのファイルが途中で %d 個足りません。最初に欠けたところより後の記録は戻りません。".formatted(missing),
        "%d segments of the log are missing between others. What came after the first gap does not come back."
            .formatted(missing));
    if (accepted) return false;
    sheets.say(
        "別の写しの wal フォルダーから足りないファイルを補い、同じ命令をもう一度実行してください。欠けたまま復元するには --accept-gap を付けます。",
        "Bring the missing files from the folder wal of another copy and give the same command again. To restore without them, add --accept-gap.");
    return true;
  }

  /// When the last change was made that came back.
  private static String last(RestoredCluster cluster) throws SQLException {
    try (var database = cluster.root();
        var sql = database.createStatement();
        var rows = sql.executeQuery("select pg_last_xact_replay_timestamp()")) {
      rows.next();
      var last = rows.getTimestamp(1);
      return last == null ? "-" : last.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }

  /// To which states before an upgrade one could go back instead.
  private void points(Path to) throws IOException {
    var file = to.resolve(RestoredCluster.UPGRADES);
    if (!Files.exists(file)) return;
    sheets.say(
        "プログラムの更新前に戻すには、--until に次のいずれかを指定します:",
        "To go back to before an upgrade of the program, name one of these with --until:");
    for (var line : Files.readAllLines(file)) sheets.line(line);
  }

  private int told(Path to, Restore.Payloads payloads, int erased, Duration took) {
    sheets.say(
        "復元しました（%d 秒）。封緘データ %d 件、消去の一覧 %d 件を反映。"
            .formatted(took.toSeconds(), payloads.brought(), erased),
        "Restored in %d s: %d payloads; a list of %d erasures was applied."
            .formatted(took.toSeconds(), payloads.brought(), erased));
    if (payloads.damaged() + payloads.missing() > 0) {
      sheets.say(
          "戻せなかった封緘データ: 壊れている %d 件、見つからない %d 件。別の写しがあれば objects フォルダーに入れてください。"
              .formatted(payloads.damaged(), payloads.missing()),
          "Payloads that did not come back: %d damaged, %d missing. If there is another copy, put them into the folder objects."
              .formatted(payloads.damaged(), payloads.missing()));
    }
    sheets.say("次のように起動します:", "Start it so:");
    sheets.line("./denwaban run --denwaban.data=" + to.toAbsolutePath().normalize());
    return 0;
  }

  private static Identity of(Path file) throws IOException, RestoreFailed {
    for (var line : Files.readAllLines(file)) {
      if (line.startsWith(SECRET)) {
        try {
          return Identity.parse(line.strip());
        } catch (IllegalArgumentException e) {
          break; // said below, without a cause: nothing of a secret may reach a screen
        }
      }
    }
    throw new RestoreFailed("鍵のファイルに age の鍵がありません。", "There is no age key in the key file.");
  }
}
