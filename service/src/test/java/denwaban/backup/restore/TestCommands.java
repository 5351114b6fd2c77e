package denwaban.backup.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/// The commands at a terminal that a test types at.
public final class TestCommands {

  private TestCommands() {}

  public record Ran(int status, String said) {}

  public static Ran restore(String typed, String... arguments) {
    var out = new ByteArrayOutputStream();
    var command =
        new RestoreCommand(
            typed(typed),
            print(out),
            List.of(new HeadersErased(), new LogsErased()),
            Clock.systemUTC());
    return new Ran(command.runs(List.of(arguments)), out.toString(UTF_8));
  }

  public static Ran backupKey(String typed, String... arguments) {
    var out = new ByteArrayOutputStream();
    return new Ran(
        new BackupKeyCommand(typed(typed), print(out)).runs(List.of(arguments)),
        out.toString(UTF_8));
  }

  /// Types the first and the third sheet back, as they were shown.
  public static Ran backupKeyTypingBack(Pattern share, String file) {
    var out = new ByteArrayOutputStream();
    var person =
        new InputStream() {
          private InputStream typing = InputStream.nullInputStream();
          private boolean typed;

          @Override
          public int read() throws IOException {
            if (!typed) {
              typed = true;
              var shown =
                  share.matcher(out.toString(UTF_8)).results().map(it -> it.group()).toList();
              typing = typed(shown.get(0) + "\n" + shown.get(2) + "\n");
            }
            return typing.read();
          }

          @Override
          public int read(byte[] b, int off, int len) throws IOException {
            var one = read();
            if (one < 0) return -1;
            b[off] = (byte) one;
            return 1;
          }
        };
    return new Ran(
        new BackupKeyCommand(person, print(out)).runs(List.of(file)), out.toString(UTF_8));
  }

  private static InputStream typed(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static PrintStream print(ByteArrayOutputStream out) {
    return new PrintStream(out, true, UTF_8);
  }
}
