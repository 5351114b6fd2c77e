package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.open.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.InstantSource;

/// `denwaban-proof`: checks a copy of a log, without a server. Exit codes: 0 all checked, 1
/// refused, 2 something that was asked for could not be checked, 3 the log shows a breach of
/// contract, 64 not understood.
public final class Main {

  static final int CHECKED = 0;
  static final int REFUSED = 1;
  static final int INCOMPLETE = 2;
  static final int BROKEN = 3;
  static final int USAGE = 64;

  private static final String UNREADABLE_JA = "ファイルを読み書きできません。";
  private static final String UNREADABLE_EN = "A file cannot be read or written.";

  private Main() {}

  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, UTF_8);
    var err = new PrintStream(System.err, true, UTF_8);
    System.exit(run(args, out, err, Clock.systemUTC()));
  }

  static int run(String[] args, PrintStream out, PrintStream err, InstantSource clock) {
    var lang = Options.lang(args);
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      err.println(Usage.of(lang));
      return USAGE;
    } catch (IOException e) {
      err.println(lang.of(UNREADABLE_JA, UNREADABLE_EN));
      return INCOMPLETE;
    }
    try {
      return run(options, out, clock);
    } catch (IllegalArgumentException e) {
      err.println(
          lang.of("拒否しました：写しに、読み取れない内容があります。", "Refused: the copy holds what cannot be read."));
      return REFUSED;
    } catch (Refused e) {
      err.println(lang.of("拒否しました：", "Refused: ") + e.sentence(lang));
      return REFUSED;
    } catch (IOException | UncheckedIOException e) {
      err.println(lang.of(UNREADABLE_JA, UNREADABLE_EN));
      return INCOMPLETE;
    }
  }

  private static int run(Options options, PrintStream out, InstantSource clock)
      throws Refused, IOException {
    var report = new Report();
    try (var copy = open(options)) {
      var note = new Checking(copy, options, clock.instant(), report).all();
      var last = options.last();
      if (last != null && options.after() != Options.After.READ_ONLY && report.code() == CHECKED) {
        last.write(note);
      }
    } catch (Wrong e) {
      report.refused(e);
    }
    out.print(options.json() ? report.json() + "\n" : report.text(options.lang()));
    out.flush();
    return report.code();
  }

  private static Copy open(Options options) throws Refused, IOException {
    return Files.isRegularFile(options.copy())
        ? new PackCopy(options.copy())
        : new FolderCopy(options.copy());
  }
}
