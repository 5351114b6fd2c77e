package denwaban.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.CannotStart;
import denwaban.database.DataFolder;
import denwaban.seal.statement.NightSafe;
import denwaban.seal.statement.Share;
import denwaban.storage.key.SealConversion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.StandardEnvironment;

/// `./denwaban seal`: brings a stopped office from the unattended start to the sealed one, and with
/// `--undo` back. At a terminal, because the shares are shown once and kept nowhere.
public final class SealCommand {

  private static final String DATA = "--denwaban.data=";
  private static final String UNDO = "--undo";

  private final BufferedReader in;
  private final PrintStream out;

  SealCommand(InputStream in, PrintStream out) {
    this.in = new BufferedReader(new InputStreamReader(in, UTF_8));
    this.out = out;
  }

  /// @return the exit status
  public static int run(List<String> arguments) {
    return new SealCommand(System.in, System.out).runs(arguments);
  }

  int runs(List<String> arguments) {
    try (var office = DataFolder.open(data(arguments))) {
      var sealConversion = new SealConversion(office.path());
      sealConversion.mend();
      if (sealConversion.elsewhere()) {
        say(
            "鍵は暗号装置か鍵サービスにあります。封印はそちらのものを使ってください。",
            "The keys are in a security module or key service; use the seal that it has.");
        return 1;
      }
      return arguments.contains(UNDO) ? undo(sealConversion) : seal(sealConversion);
    } catch (CannotStart refused) {
      out.println(refused.getMessage());
    } catch (IOException failed) {
      say(
          "鍵のフォルダーを読み書きできませんでした。何も変えていないか、もう一度実行すれば元に戻ります。",
          "The folder of keys could not be read or written. Nothing was changed, or running this"
              + " again mends it.");
    }
    return 1;
  }

  private int seal(SealConversion sealConversion) throws IOException {
    if (sealConversion.sealed()) {
      say(
          "この事務所はすでに封印されています。保管者を替えるには、先に --undo を実行してください。",
          "This office is sealed already. To change the holders, run it with --undo first.");
      return 1;
    }
    var safe = NightSafe.make();
    var shares = safe.split();
    say(
        "封印を作ります。三枚の分割鍵を、別々の三人が保管します。どの二枚でも開き、一枚では何も開きません。表示は一度だけで、どこにも保存しません。",
        "This makes the seal. Three people keep one share each; any two open it, one alone opens"
            + " nothing. They are shown once and kept nowhere.");
    shares.forEach(this::sheet);
    say(
        "三枚を書き写すか印刷してから、違う二枚をここに打ち込んでください。合わなければ何も変えません。",
        "Write down or print all three. Then type two different ones here. If they do not fit,"
            + " nothing is changed.");
    try {
      NightSafe.of(asked(1), asked(2), safe.slot());
    } catch (Share.NotCombined refused) {
      say(
          "二枚が合いません。何も変えていません。用紙は捨てて、やり直してください。(" + refused.why().text() + ")",
          "The two do not fit. Nothing was changed. Throw the sheets away and begin again. ("
              + refused.why().text()
              + ")");
      return 1;
    }
    sealConversion.seal(safe);
    say(
        "封印しました。親鍵はこの機械のどのファイルにもありません。これからは次のように始めます:",
        "Sealed. The master key is in no file of this machine. From now on start it so:");
    out.printf("%n  ./denwaban run --denwaban.start=sealed%n");
    return 0;
  }

  private int undo(SealConversion sealConversion) throws IOException {
    if (!sealConversion.sealed()) {
      say("この事務所は封印されていません。", "This office is not sealed.");
      return 1;
    }
    try {
      sealConversion.undo(asked(1), asked(2));
    } catch (Share.NotCombined refused) {
      say(
          "二枚が合いません。何も変えていません。(" + refused.why().text() + ")",
          "The two do not fit. Nothing was changed. (" + refused.why().text() + ")");
      return 1;
    }
    say(
        "無人起動に戻しました。親鍵はこの機械のファイルにあります。三枚の用紙は無効です。",
        "Back to the unattended start. The master key is a file of this machine. The three sheets"
            + " are void.");
    return 0;
  }

  private void sheet(Share share) {
    var groups = share.export().replaceAll("(.{4})(?!$)", "$1 ");
    out.printf(
        """
        \f----------------------------------------------------------------
        電話番 事務所の封印  分割鍵 %1$d / 3
        Denwaban, seal of the office: share %1$d of 3

          %2$s

        二枚そろうと、電話代行の保管庫が開きます。一人で保管し、写さず、送らないでください。
        Two of three open the answering service's vault. Keep it alone; do not copy or send it.
        ----------------------------------------------------------------
        """,
        share.x(), groups);
  }

  private String asked(int number) throws IOException {
    out.printf("%n分割鍵 Share %d: ", number);
    out.flush();
    var line = in.readLine();
    return line == null ? "" : line;
  }

  private void say(String ja, String en) {
    out.printf("%n%s%n%s%n", ja, en);
  }

  /// As a start finds it: given here, in the environment, or at the default place.
  private static Path data(List<String> arguments) {
    var environment = new StandardEnvironment();
    return Path.of(
        arguments.stream()
            .filter(each -> each.startsWith(DATA))
            .map(each -> each.substring(DATA.length()))
            .findFirst()
            .orElseGet(() ->
                environment.getProperty(
                    "denwaban.data",
                    environment.resolvePlaceholders(ListenAddressCheck.data("office")))));
  }
}
