package denwaban.assurance.producer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Listens on loopback and answers each connection, plain or by TLS.
final class TestListener {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private TestListener() {}

  static ServerSocket plain() throws IOException {
    var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    answer(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
    return socket;
  }

  /// @param from when its certificate begins, as `keytool` has it: `-30d` is 30 days ago
  /// @param days how long the certificate is good
  static ServerSocket tls(Path folder, String from, int days) throws Exception {
    var file = Files.createTempDirectory(folder, "tls").resolve("own.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-startdate",
                from.startsWith("-") ? from : "+" + from,
                "-validity",
                Integer.toString(days),
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .start();
    if (keytool.waitFor() != 0) throw new IOException("keytool made no certificate");
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(KeyStore.getInstance(file.toFile(), PASSWORD), PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var socket =
        context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    answer(socket, "x");
    return socket;
  }

  private static void answer(ServerSocket socket, String hello) {
    Thread.ofVirtual()
        .start(() -> {
          while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
              connection.getInputStream().read();
              connection.getOutputStream().write(hello.getBytes());
            } catch (IOException over) {
              // the next
            }
          }
        });
  }
}
