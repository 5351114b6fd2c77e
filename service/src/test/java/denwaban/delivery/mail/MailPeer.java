package denwaban.delivery.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Debian's OpenSMTPD on loopback, with a certificate of its own CA: mail for `here.example` goes
/// into a folder, `nobody@here.example` is unknown, and what is for `away.example` is handed to the
/// test's own server at [#AWAY].
public final class MailPeer implements AutoCloseable {

  public static final int STARTTLS = 2587;
  static final int IMPLICIT = 2465;
  static final int AWAY = 2526;

  private final Path folder;
  private final Process process;

  private MailPeer(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /// @param name in the certificate
  public static MailPeer open(Path folder, String name) throws Exception {
    Files.createDirectories(folder);
    certificate(folder, name);
    var mails = Files.createDirectories(folder.resolve("mails"));
    // who delivers is not who runs the test
    for (var each = mails; each != null && !each.equals(Path.of("/tmp")); each = each.getParent()) {
      open(each);
    }
    Files.writeString(folder.resolve("boxes"), "@here.example nobody\n@office.example nobody\n");
    Files.writeString(folder.resolve("nobodies"), "nobody@here.example\n");
    Files.writeString(
        folder.resolve("smtpd.conf"),
        """
        pki peer cert "%1$s/certificate.pem"
        pki peer key "%1$s/key.pem"
        table boxes file:%1$s/boxes
        table nobodies file:%1$s/nobodies
        listen on 127.0.0.1 port %2$d tls-require pki peer hostname peer.example
        listen on 127.0.0.1 port %3$d smtps pki peer hostname peer.example
        action keep maildir "%4$s/%%{dest:lowercase}" virtual <boxes>
        action away relay host "smtp://127.0.0.1:%5$d"
        match from any for rcpt-to <nobodies> reject
        match from any for domain "here.example" action keep
        match from any for domain "office.example" action keep
        match from any for domain "away.example" action away
        """
            .formatted(folder, STARTTLS, IMPLICIT, mails, AWAY));
    var log = folder.resolve("smtpd.log").toFile();
    var process =
        new ProcessBuilder("smtpd", "-d", "-f", folder.resolve("smtpd.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    var peer = new MailPeer(folder, process);
    peer.until("it listens", () -> listens(STARTTLS));
    return peer;
  }

  private static void open(Path folder) throws IOException {
    if (Files.getOwner(folder).getName().equals("root")) {
      Files.setPosixFilePermissions(
          folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void certificate(Path folder, String name) throws Exception {
    openssl(
        folder,
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=CA -days 3 -keyout"
            + " ca.key -out ca.pem");
    openssl(
        folder,
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=peer -keyout key.pem"
            + " -out request");
    Files.writeString(folder.resolve("names"), "subjectAltName=" + name + "\n");
    openssl(
        folder,
        "x509 -req -in request -CA ca.pem -CAkey ca.key -extfile names -days 3 -out"
            + " certificate.pem");
    openssl(
        folder,
        "pkcs12 -export -in certificate.pem -inkey key.pem -out store.p12 -passout pass:changeit");
    Files.setPosixFilePermissions(
        folder.resolve("key.pem"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
  }

  private static void openssl(Path folder, String words) throws Exception {
    var command = new java.util.ArrayList<>(List.of(words.split(" ")));
    command.addFirst("openssl");
    var done =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.out").toFile())
            .start();
    if (done.waitFor() != 0) {
      throw new AssertionError(Files.readString(folder.resolve("openssl.out")));
    }
  }

  public Path ca() {
    return folder.resolve("ca.pem");
  }

  /// Every mail that it keeps for this address.
  public List<String> mails(String address) throws IOException {
    var box = folder.resolve("mails").resolve(address).resolve("new");
    if (!Files.isDirectory(box)) return List.of();
    try (var files = Files.list(box)) {
      return files.map(MailPeer::text).toList();
    }
  }

  /// The Maildirs that it made.
  List<Path> boxes() throws IOException {
    if (!Files.isDirectory(folder.resolve("mails"))) return List.of();
    try (Stream<Path> boxes = Files.list(folder.resolve("mails"))) {
      return boxes.toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  interface Condition {
    boolean holds() throws Exception;
  }

  void until(String what, Condition condition) throws Exception {
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError(what + "\n" + text(folder.resolve("smtpd.log")));
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
