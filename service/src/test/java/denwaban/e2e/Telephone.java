package denwaban.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real SIP telephone of Debian that calls and sends a tone until somebody hangs up.
final class Telephone implements AutoCloseable {

  private static final Path SCENARIO =
      Path.of(System.getProperty("denwaban.target", ""), "test-classes/e2e/caller.xml");

  private static final int SPREAD = 20;

  /// The lowest port where the telephone may receive audio; the highest is 20 above.
  private final int audioPort;

  private final Process process;
  private final Path log;

  private Telephone(Process process, int audioPort, Path log) {
    this.process = process;
    this.audioPort = audioPort;
    this.log = log;
  }

  static Telephone sipp(Path folder, String from, String to, int hz) throws Exception {
    Sound.bare(folder, hz, 120);
    var log = folder.resolve("sipp.log");
    var port = 6_000;
    var process =
        new ProcessBuilder(
                "sipp",
                "127.0.0.1:" + Office.SIP,
                "-key", // before -sf: sipp reads the scenario with the keys it knows by then
                "from",
                from,
                "-sf",
                SCENARIO.toString(),
                "-s",
                to,
                "-i",
                "127.0.0.1",
                "-p",
                "5070",
                "-mi",
                "127.0.0.1",
                "-min_rtp_port",
                "" + port,
                "-max_rtp_port",
                "" + (port + SPREAD),
                "-m",
                "1",
                "-nostdin",
                "-trace_msg",
                "-message_file",
                log + ".messages",
                "-timeout",
                "300s")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Telephone(process, port, log);
  }

  static Telephone baresip(Path folder, String from, String to, int hz) throws Exception {
    var tone = Sound.handset(folder, hz, 120);
    var port = 7_000;
    var config = Files.createDirectories(folder.resolve("baresip"));
    Files.writeString(
        config.resolve("config"),
        """
        poll_method epoll
        sip_listen 127.0.0.1:5080
        call_max_calls 1
        audio_path /usr/share/baresip
        audio_player aubridge,nil
        audio_source aufile,%s
        audio_alert aubridge,nil
        ausrc_srate 8000
        auplay_srate 8000
        ausrc_channels 1
        auplay_channels 1
        rtp_ports %d-%d
        net_interface 127.0.0.1
        module_path /usr/lib/baresip/modules
        module g711.so
        module aufile.so
        module aubridge.so
        module_app account.so
        module_app menu.so
        """
            .formatted(tone, port, port + SPREAD));
    Files.writeString(
        config.resolve("accounts"),
        "<sip:%s@127.0.0.1:%d>;regint=0;audio_codecs=PCMU/8000/1\n".formatted(from, Office.SIP));
    Files.writeString(config.resolve("contacts"), "");
    var log = folder.resolve("baresip.log");
    var process =
        new ProcessBuilder(
                "baresip",
                "-f",
                config.toString(),
                "-e",
                "/dial sip:" + to + "@127.0.0.1:" + Office.SIP)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Telephone(process, port, log);
  }

  /// Whether a packet that went to `port` was for this telephone.
  boolean hears(int port) {
    return port >= audioPort && port <= audioPort + SPREAD;
  }

  /// Whether one of these telephones sends and receives its audio at `port`.
  static boolean at(int port) {
    return port >= 6_000 && port < 9_000;
  }

  String said() throws IOException {
    var messages = Path.of(log + ".messages");
    return Files.readString(log) + (Files.exists(messages) ? Files.readString(messages) : "");
  }

  boolean over() {
    return !process.isAlive();
  }

  /// sipp ends by itself after the BYE.
  void ends(Duration patience) throws Exception {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the telephone is still in a call: " + said());
    }
  }

  /// Hangs up as a person does: baresip sends BYE when it is asked to quit.
  void hangUp() {
    process.destroy();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  static List<Path> logs(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return new ArrayList<>(files.filter(f -> f.toString().endsWith(".log")).toList());
    }
  }
}
