package denwaban.e2e;

import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// The packaged program as `./denwaban run` starts it, on an address that is not the loopback.
final class RealOffice implements AutoCloseable {

  /// Of the range for documentation (RFC 5737): it exists in the tests' own network alone.
  static final String ADDRESS = "192.0.2.7";

  static final String HOST = "tel.example.jp";
  static final int PORT = 8443;

  private static final Pattern LINK = Pattern.compile("https://\\S+/enrol#\\S+");
  private static final Duration START = Duration.ofMinutes(4);

  private final Process process;
  private final Path log;

  private RealOffice(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Gives the loopback interface the address, and others.
  ///
  /// @return false where this is the machine's own network, which a test must not change
  static boolean addressed(String... others) throws Exception {
    if (!NetworkInterface.networkInterfaces().allMatch(each -> each.getName().equals("lo"))) {
      return false;
    }
    var all = new ArrayList<>(List.of(others));
    all.add(ADDRESS);
    for (var address : all) {
      var words = List.of("ip", "address", "replace", address + "/32", "dev", "lo");
      if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) return false;
    }
    return true;
  }

  /// With the JVM flags that users start it with.
  static RealOffice launch(Path home, String... settings) throws Exception {
    return launch(home, List.of("-XX:+UseZGC"), List.of(), settings);
  }

  /// With flags that need half the processor time until it answers.
  ///
  /// @param names lines of a hosts file, by which alone the program finds addresses
  static RealOffice quick(Path home, List<String> names, String... settings) throws Exception {
    var flags = new ArrayList<>(Office.QUICK);
    flags.addAll(Office.loaded());
    return launch(home, flags, names, settings);
  }

  private static RealOffice launch(
      Path home, List<String> flags, List<String> names, String... settings) throws Exception {
    // root's PostgreSQL runs as somebody else, who must be able to pass through
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
    var log = Files.createTempFile(home, "office", ".log");
    var java = System.getenv("JAVA_HOME") + "/bin/java";
    var command = new ArrayList<>(List.of(java, "-Xmx512m"));
    command.addAll(flags);
    if (!names.isEmpty()) {
      var file =
          Files.write(Files.createDirectories(home.resolve("names")).resolve("hosts"), names);
      command.add("-Djdk.net.hosts.file=" + file);
    }
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar"));
    command.add(Office.unpacked().toString());
    command.add("--denwaban.data=" + home.resolve("data"));
    command.addAll(List.of("--denwaban.http.host=" + ADDRESS, "--denwaban.http.port=" + PORT));
    command.addAll(List.of(settings));
    var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    return new RealOffice(builder.redirectOutput(log.toFile()).start(), log);
  }

  String said() throws Exception {
    return Files.readString(log);
  }

  /// Waits for it to end by itself.
  int status() throws Exception {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError(said());
    return process.exitValue();
  }

  /// Waits for the link of the first administrator.
  String link() throws Exception {
    Wait.until(
        "it prints the first administrator's link",
        START,
        () -> {
          if (!process.isAlive()) throw new AssertionError("it ended: " + said());
          return LINK.matcher(said()).find();
        });
    return LINK.matcher(said()).results().findFirst().orElseThrow().group();
  }

  /// The serial number of the certificate that it shows now.
  static long serial() throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    try (var socket =
        (javax.net.ssl.SSLSocket) context.getSocketFactory().createSocket(ADDRESS, PORT)) {
      socket.setSoTimeout(10_000);
      socket.startHandshake();
      var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSerialNumber().longValueExact();
    }
  }

  /// The test looks at the certificate itself.
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
