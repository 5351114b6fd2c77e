package denwaban.backup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.statement.Share;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;

/// A talk at a terminal about the three sheets of the recovery key: shown once, kept nowhere.
final class Sheets {

  private final BufferedReader in;
  private final PrintStream out;

  Sheets(InputStream in, PrintStream out) {
    this.in = new BufferedReader(new InputStreamReader(in, UTF_8));
    this.out = out;
  }

  void show(Share share) {
    out.printf(
        """
        \f----------------------------------------------------------------
        電話番 バックアップの復元鍵  分割鍵 %1$d / 3
        Denwaban, recovery key of the backup: share %1$d of 3

          %2$s

        二枚そろうと、事務所のバックアップがすべて開きます。一人で保管し、写さず、送らないでください。
        Two of three open the office's whole backup. Keep it alone; do not copy or send it.
        ----------------------------------------------------------------
        """,
        share.x(), share.export().replaceAll("(.{4})(?!$)", "$1 "));
  }

  /// @param to whose key the two must give
  Identity ask(Recipient to) throws Share.NotCombined, IOException {
    return Share.combine(asked(1), asked(2), to);
  }

  private String asked(int number) throws IOException {
    out.printf("%n分割鍵 Share %d: ", number);
    out.flush();
    var line = in.readLine();
    return line == null ? "" : line;
  }

  void say(String ja, String en) {
    out.printf("%n%s%n%s%n", ja, en);
  }

  void line(String text) {
    out.printf("%n  %s%n", text);
  }
}
