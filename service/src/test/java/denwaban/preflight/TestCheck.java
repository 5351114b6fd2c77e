package denwaban.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.boot.machine.ClockCondition;
import denwaban.preflight.finding.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// `./denwaban check` over a right office on this machine, in which a test spoils one thing.
final class TestCheck {

  /// @param status exit status
  record Answer(int status, String text) {

    List<String> lines(String mark) {
      return text.lines().map(String::strip).filter(it -> it.startsWith(mark)).toList();
    }

    List<String> faults() {
      return lines("✗");
    }

    List<String> warnings() {
      return lines("!");
    }
  }

  final Path folder;
  final TestChain chain = new TestChain();
  final Map<String, String> settings = new LinkedHashMap<>();
  final Map<String, Object> environment = new LinkedHashMap<>();
  ClockCondition clock = ClockCondition.KEPT;
  long memoryMib = 8_192;

  /// @param folder on a real disk: /tmp may be in memory
  TestCheck(Path folder) throws IOException {
    this.folder = folder;
    var data = Files.createDirectory(folder.resolve("office"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
    settings.put("denwaban.mode", "office");
    settings.put("denwaban.data", data.toAbsolutePath().toString());
    settings.put("denwaban.log-origin", "tel.example.jp/log");
    settings.put("denwaban.disk.stop-mib", "256");
    settings.put("denwaban.disk.warn-mib", "257");
    settings.put("denwaban.disk.reserve-mib", "0");
    // both at once: one after the other may be the same
    try (var http = freeSocket();
        var sip = freeSocket()) {
      settings.put("denwaban.http.port", String.valueOf(http.getLocalPort()));
      settings.put("denwaban.sip.port", String.valueOf(sip.getLocalPort()));
    }
    settings.put("denwaban.hosts", TestChain.HOST);
    settings.put("denwaban.call.lines", "4");
    var first = freeUdp(200);
    settings.put("denwaban.call.media.first-port", String.valueOf(first));
    settings.put("denwaban.call.media.last-port", String.valueOf(first + 99));
    tls(TestChain.write(file("web.pem"), chain.own(), chain.middle));
    settings.put("denwaban.tls.key", TestChain.write(file("web.key"), chain.ownKey).toString());
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  TestCheck set(String name, String value) {
    settings.put("denwaban." + name, value);
    return this;
  }

  TestCheck tls(Path certificate) {
    return set("tls.certificate", certificate.toString());
  }

  int number(String name) {
    return Integer.parseInt(settings.get("denwaban." + name));
  }

  List<String> arguments() {
    return settings.entrySet().stream()
        .map(it -> "--" + it.getKey() + "=" + it.getValue())
        .toList();
  }

  Answer english(String... more) {
    return run(false, more);
  }

  Answer japanese(String... more) {
    return run(true, more);
  }

  private Answer run(boolean japanese, String... more) {
    var arguments = new ArrayList<>(arguments());
    arguments.addAll(List.of(more));
    var bytes = new ByteArrayOutputStream();
    var given = new StandardEnvironment();
    given
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
    given
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
            new MapPropertySource(
                StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                Map.of("user.home", folder.toString())));
    var status =
        new CheckCommand(checks(), new PrintStream(bytes, true, UTF_8), japanese)
            .runs(arguments, given);
    return new Answer(status, bytes.toString(UTF_8));
  }

  /// Those of the command; what a test cannot spoil for real is said here.
  private List<Check> checks() {
    return CheckCommand.checks().stream()
        .<Check>map(check ->
            switch (check) {
              case ClockCheck _ -> new ClockCheck(() -> clock);
              case MachineCheck _ -> new MachineCheck(() -> memoryMib << 20);
              case TlsCheck _ -> new TlsCheck(Clock.systemUTC());
              default -> check;
            })
        .toList();
  }

  static int freeTcp() throws IOException {
    try (var socket = freeSocket()) {
      return socket.getLocalPort();
    }
  }

  private static ServerSocket freeSocket() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /// An even port with `count` free ones from it on, as far as one look tells.
  static int freeUdp(int count) throws IOException {
    for (var first = 21_000; first < 32_000; first += count) {
      var open = new ArrayList<DatagramSocket>();
      try {
        for (var port = first; port < first + count; port++) {
          open.add(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
        }
        return first;
      } catch (IOException taken) {
        // the next block
      } finally {
        open.forEach(DatagramSocket::close);
      }
    }
    throw new IOException("no free block");
  }
}
