package denwaban.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.Denwaban;
import denwaban.database.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Other processes: an office, as far as its lock and one port go, and the real command.
final class OfficeProcess {

  private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();

  /// Half the processor time of a process that ends soon.
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes());

  private OfficeProcess() {}

  /// Holds folder and port until its standard input ends.
  static void main(String[] args) throws IOException {
    try (var _ = DataFolder.open(Path.of(args[0]));
        var _ = new ServerSocket(Integer.parseInt(args[1]), 1, InetAddress.getLoopbackAddress())) {
      System.out.println("ready");
      var _ = System.in.read();
    }
  }

  /// Returns when it holds both.
  static Process start(Path data, int port) throws IOException {
    var command = new ArrayList<>(List.of(JAVA));
    command.addAll(QUICK);
    command.addAll(List.of(OfficeProcess.class.getName(), data.toString(), "" + port));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var said = process.inputReader().readLine();
    if (!"ready".equals(said)) throw new AssertionError("no office: " + said);
    return process;
  }

  /// `denwaban check`, as the launcher starts it.
  static TestCheck.Answer check(
      List<String> before, List<String> arguments, Map<String, String> environment)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(before);
    command.addAll(List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8"));
    command.addAll(QUICK);
    command.addAll(List.of(Denwaban.class.getName(), "check"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(it -> it.startsWith("L") || it.startsWith("DENWABAN"));
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new TestCheck.Answer(process.waitFor(), text);
  }

  private static String classes() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
