package denwaban.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A real SIP telephone of Debian that calls and sends a tone until somebody hangs up.
final class Telephone implements AutoCloseable {

  private static final Path SCENARIOS =
      Path.of(System.getProperty("denwaban.target", ""), "test-classes/e2e");

  private static final int SPREAD = 20;

  private static final Duration ENDS = Duration.ofSeconds(60);

  /// A caller of sipp; longer than any test takes.
  private static final int GIVES_UP_S = 1_800;

  /// What it says when the other side has hung up; sipp just ends.
  private final @Nullable String over;

  private final Process process;
  private final Path log;

  private Telephone(Process process, @Nullable String over, Path log) {
    this.process = process;
    this.over = over;
    this.log = log;
  }

  static Telephone sipp(Path folder, String from, String to, int hz) throws Exception {
    return sipp(folder, from, to, hz, "127.0.0.1:" + Office.SIP, "127.0.0.1");
  }

  /// @param server `ADDRESS:PORT` that it calls
  /// @param address its own
  static Telephone sipp(Path folder, String from, String to, int hz, String server, String address)
      throws Exception {
    return sipp(folder, "caller.xml", from, to, hz, server, address);
  }

  /// Sends its tone, and a key 36 s after the call was accepted.
  ///
  /// @param event of the key: `3` is 3, `#` is 11
  static Telephone sippWithKey(Path folder, String from, String to, int hz, int event)
      throws Exception {
    return sippWithKey(folder, from, to, hz, event, "127.0.0.1:" + Office.SIP, "127.0.0.1");
  }

  /// @param server `ADDRESS:PORT` that it calls
  /// @param address its own
  static Telephone sippWithKey(
      Path folder, String from, String to, int hz, int event, String server, String address)
      throws Exception {
    // sipp sends a file as packets: the first 4 bytes are an event of RFC 4733 section 2.3,
    // with its end; of payload types that are not fixed it knows iLBC alone
    var press = new byte[50];
    press[0] = (byte) event;
    press[1] = (byte) 0x8a;
    press[2] = 1;
    press[3] = 0x40;
    Files.write(folder.resolve("key.raw"), press);
    return sipp(folder, "voicemail.xml", from, to, hz, server, address);
  }

  private static Telephone sipp(
      Path folder, String scenario, String from, String to, int hz, String server, String address)
      throws Exception {
    Sound.bare(folder, hz, 120);
    var log = folder.resolve("sipp.log");
    var port = 6_000;
    var process =
        new ProcessBuilder(
                "sipp",
                server,
                "-key", // before -sf: sipp reads the scenario with the keys it knows by then
                "from",
                from,
                "-sf",
                SCENARIOS.resolve(scenario).toString(),
                "-s",
                to,
                "-i",
                address,
                "-p",
                "5070",
                "-mi",
                address,
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
                GIVES_UP_S + "s")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Telephone(process, null, log);
  }

  static Telephone baresip(Path folder, String from, String to, int hz) throws Exception {
    return baresip(folder, from, to, hz, "127.0.0.1:" + Office.SIP, "");
  }

  /// Signals over TLS, and only to who shows the certificate in `trusted`.
  static Telephone baresipOverTls(Path folder, String from, String to, int hz, Path trusted)
      throws Exception {
    return baresip(
        folder,
        from,
        to,
        hz,
        "127.0.0.1:" + Office.SIP_TLS + ";transport=tls",
        "sip_cafile %s\nsip_verify_server yes\n".formatted(trusted));
  }

  private static Telephone baresip(
      Path folder, String from, String to, int hz, String office, String settings)
      throws Exception {
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
                .formatted(tone, port, port + SPREAD)
            + settings);
    Files.writeString(
        config.resolve("accounts"),
        "<sip:%s@%s>;regint=0;audio_codecs=PCMU/8000/1\n".formatted(from, office));
    Files.writeString(config.resolve("contacts"), "");
    var log = folder.resolve("baresip.log");
    var process =
        new ProcessBuilder(
                "baresip",
                "-f",
                config.toString(),
                "-s", // shows each SIP message
                "-e",
                "/dial sip:" + to + "@" + office)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Telephone(process, "closed", log);
  }

  /// Sound files are its microphone and its loudspeaker: [#heard] reads the second.
  ///
  /// Takes one command a second; and without `auto_net_state_mon=0` it holds a machine that has
  /// only `lo` for off the net, and goes silent.
  static Telephone linphone(Path folder, String from, String to, int hz) throws Exception {
    var tone = Sound.handset(folder, hz, 120);
    Files.createDirectories(folder.resolve(".local/share/linphone")); // else it does not start
    var config = folder.resolve("linphonerc");
    Files.writeString(
        config,
        """
        [sip]
        sip_port=5090
        sip_tcp_port=0
        sip_tls_port=0
        auto_net_state_mon=0
        contact="caller" <sip:%s@127.0.0.1>
        [rtp]
        audio_rtp_port=8000
        [sound]
        echocancellation=0
        """
            .formatted(from));
    var log = folder.resolve("linphone.log");
    var builder =
        new ProcessBuilder("linphonec", "-c", config.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("HOME", folder.toString());
    var process = builder.start();
    var telephone = new Telephone(process, "ended (No error)", log);
    try {
      tell(
          process,
          log,
          List.of(
              "soundcard use files",
              "play " + tone,
              "record " + folder.resolve("heard.wav"),
              "call sip:" + to + "@127.0.0.1:" + Office.SIP));
    } catch (Exception | AssertionError e) {
      telephone.close();
      throw e;
    }
    return telephone;
  }

  /// Each command once linphone has asked for it: it keeps one line only, and what comes sooner
  /// overwrites the one before. A `play` that was lost was a caller who says nothing.
  private static void tell(Process linphone, Path log, List<String> commands) throws Exception {
    var keys = linphone.outputWriter();
    for (var i = 0; i < commands.size(); i++) {
      var prompts = i + 1;
      Wait.until(
          "linphone asks for command " + prompts,
          Duration.ofSeconds(30),
          () -> Files.readString(log).split("linphonec> ", -1).length > prompts);
      keys.write(commands.get(i) + "\n");
      keys.flush();
    }
  }

  /// What a telephone of [#linphone] played to its caller; complete when the call is over.
  static short[] heard(Path folder) throws IOException {
    return Sound.pcm(Files.readAllBytes(folder.resolve("heard.wav")));
  }

  /// Whether one of these telephones sends and receives its audio at `port`.
  static boolean at(int port) {
    return port >= 6_000 && port < 9_000;
  }

  String said() throws IOException {
    var messages = Path.of(log + ".messages");
    return Files.readString(log) + (Files.exists(messages) ? Files.readString(messages) : "");
  }

  /// The other side has hung up.
  boolean over() throws IOException {
    return !process.isAlive() || (over != null && said().contains(over));
  }

  /// Waits until the other side has hung up.
  void ends() throws Exception {
    Wait.until("the call is over", ENDS, this::over);
  }

  /// Hangs up as a person does: baresip sends BYE, or CANCEL, when it is asked to quit.
  void hangUp() {
    process.destroy();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
