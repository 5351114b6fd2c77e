package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.open.table.OpusEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;

/// `denwaban-open`: lists, opens, checks, exports and re-heads the objects of an exit pack, without
/// a server. Exit codes: 0 done, 1 refused, 2 not understood, 3 done, but something is incomplete.
public final class Main {

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int INCOMPLETE = 3;

  private Main() {}

  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, UTF_8);
    var err = new PrintStream(System.err, true, UTF_8);
    System.exit(run(args, out, err, Clock.systemUTC()));
  }

  static int run(String[] args, PrintStream out, PrintStream err, InstantSource clock) {
    var encoder = OpusEncoder.on(System.getenv("PATH"), OpusEncoder.PATIENCE);
    return run(args, out, err, clock, encoder);
  }

  static int run(
      String[] args, PrintStream out, PrintStream err, InstantSource clock, OpusEncoder encoder) {
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      err.println(Usage.of(Lang.JA) + "\n" + Usage.of(Lang.EN));
      return USAGE;
    }
    var terminal = new Terminal(options, out, err, clock);
    try {
      return run(options, terminal, encoder);
    } catch (Refused e) {
      terminal.refused(e);
      return REFUSED;
    } catch (NoSuchFileException e) {
      err.println(terminal.of("ファイルがありません：", "No such file: ") + e.getFile());
      return REFUSED;
    } catch (IOException e) {
      err.println(terminal.of("読み書きできません。", "A file cannot be read or written."));
      return REFUSED;
    }
  }

  private static int run(Options options, Terminal terminal, OpusEncoder encoder)
      throws Refused, IOException {
    var words = options.words();
    var command = words.isEmpty() ? "" : words.getFirst() + " " + (words.size() - 1);
    var pack = Path.of(words.size() < 2 ? "" : words.get(1));
    var to = options.out();
    var member = options.member();
    switch (command) {
      case "list 1" -> {
        return new Listing(terminal).list(pack);
      }
      case "verify 1" -> {
        return new Listing(terminal).verify(pack);
      }
      case "open 2" -> {
        return new Export(terminal).one(pack, words.get(2));
      }
      case "export 1" -> {
        return new Export(terminal).all(pack);
      }
      case "convert 1" -> {
        if (to != null) {
          return new Conversion(terminal, to, encoder).all(pack);
        }
      }
      case "reheader 1" -> {
        if (to != null && member != null) {
          return new Reheading(terminal).all(pack, to, member);
        }
      }
      case "combine 3" -> {
        if (to != null) {
          var one = Path.of(words.get(2));
          var two = Path.of(words.get(3));
          return new Combining(terminal).of(pack, one, two, to);
        }
      }
      default -> {}
    }
    terminal.err().println(Usage.of(options.lang()));
    return USAGE;
  }
}
