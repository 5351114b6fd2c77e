package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;

/// `denwaban-open` as a client runs it, without another JVM.
public final class OpenTool {

  private OpenTool() {}

  /// @param code what the shell sees
  public record Answer(int code, String text) {}

  public static Answer run(String... words) {
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, UTF_8);
    var code = Main.run(words, out, out, Clock.systemUTC());
    return new Answer(code, said.toString(UTF_8));
  }
}
