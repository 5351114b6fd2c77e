package denwaban.backup.restore;

import denwaban.seal.age.Identity;
import denwaban.seal.age.Origin;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.Share;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// `./denwaban backup-key FILE`: makes the recovery key of a backup, shows its three shares once,
/// and says what to set. The key itself is in no file: two of the three sheets are the only way to
/// it. FILE gets what they yield besides, the secret by which a restore knows the office's files.
public final class BackupKeyCommand {

  private final Sheets sheets;

  BackupKeyCommand(InputStream in, PrintStream out) {
    this.sheets = new Sheets(in, out);
  }

  /// @return the exit status
  public static int run(List<String> arguments) {
    return new BackupKeyCommand(System.in, System.out).runs(arguments);
  }

  int runs(List<String> arguments) {
    if (arguments.size() != 1 || arguments.getFirst().startsWith("-")) {
      sheets.say(
          "使い方: ./denwaban backup-key 新しいファイル（事務所のアカウントだけが読める場所に置きます）",
          "Usage: ./denwaban backup-key NEW-FILE (where the office's account alone reads it)");
      return 2;
    }
    var file = Path.of(arguments.getFirst()).toAbsolutePath().normalize();
    if (Files.exists(file)) {
      sheets.say("そのファイルはもうあります。", "That file exists already.");
      return 2;
    }
    var key = Identity.generate(Suite.X25519);
    sheets.say(
        "バックアップの復元鍵を作ります。三枚の分割鍵を、別々の三人が保管します。どの二枚でもバックアップが開き、一枚では何も開きません。" + "表示は一度だけで、どこにも保存しません。",
        "This makes the recovery key of the backup. Three people keep one share each; any two open the"
            + " backup, one alone opens nothing. They are shown once and kept nowhere.");
    Share.split(key).forEach(sheets::show);
    sheets.say(
        "三枚を書き写すか印刷してから、違う二枚をここに打ち込んでください。合わなければ、この鍵は使わないでください。",
        "Write down or print all three. Then type two different ones here. If they do not fit, do not"
            + " use this key.");
    try {
      var _ = sheets.ask(key.recipient());
    } catch (Share.NotCombined refused) {
      sheets.say(
          "二枚が合いません。用紙は捨てて、やり直してください。(" + refused.why().text() + ")",
          "The two do not fit. Throw the sheets away and begin again. ("
              + refused.why().text()
              + ")");
      return 1;
    } catch (IOException e) {
      sheets.say("入力を読めませんでした。", "The input could not be read.");
      return 1;
    }
    try {
      Files.writeString(
          Files.createFile(
              file,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
          Origin.of(key).export() + "\n");
    } catch (IOException e) {
      sheets.say("ファイルを書けません。この鍵は使わないでください。", "The file cannot be written. Do not use this key.");
      return 1;
    }
    sheets.say("合いました。事務所の設定に次の二行を加えてください:", "They fit. Add these to the office's settings:");
    sheets.line("--denwaban.backup.recipient=" + key.recipient().text());
    sheets.line("--denwaban.backup.origin-file=" + file);
    return 0;
  }
}
