package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;

/// `denwaban-proof` as a client runs it, without another JVM.
public final class ProofTool {

  private ProofTool() {}

  /// @param code what the shell sees
  public record Answer(int code, String text) {}

  public static Answer run(Object... words) {
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, UTF_8);
    var all = new java.util.ArrayList<String>();
    for (var word : words) {
      all.add(word.toString());
    }
    all.addAll(java.util.List.of("--lang", "en"));
    var code = Main.run(all.toArray(String[]::new), out, out, Clock.systemUTC());
    return new Answer(code, said.toString(UTF_8));
  }
}
