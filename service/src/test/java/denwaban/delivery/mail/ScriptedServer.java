package denwaban.delivery.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A mail server that misbehaves in one way.
final class ScriptedServer implements AutoCloseable {

  enum Fault {
    /// Offers no STARTTLS, over plain TCP.
    NO_TLS,
    /// Closes after the dot that ends the text, without an answer.
    LOST_AFTER_DOT,
    /// 451 to the recipient.
    RECIPIENT_LATER,
    /// 550 to the recipient, over plain TCP: for the other mail server.
    UNKNOWN_RECIPIENT
  }

  final List<String> said = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final Fault fault;

  /// @param store PKCS #12; not asked for where there is no TLS
  ScriptedServer(Fault fault, int port, Path store) throws Exception {
    this.fault = fault;
    var loopback = InetAddress.getLoopbackAddress();
    var plain = fault == Fault.NO_TLS || fault == Fault.UNKNOWN_RECIPIENT;
    this.server =
        plain
            ? new ServerSocket(port, 10, loopback)
            : tls(store).getServerSocketFactory().createServerSocket(port, 10, loopback);
    Thread.startVirtualThread(this::serve);
  }

  private static SSLContext tls(Path file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, "changeit".toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        talk(socket);
      } catch (IOException over) {
        // the client went, or the test is over
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    answer(socket, "220 scripted.example ESMTP");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      said.add(line);
      var word = line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
      switch (word) {
        case "EHLO", "HELO" -> answer(socket, "250 scripted.example");
        case "RCPT" ->
            answer(
                socket,
                switch (fault) {
                  case RECIPIENT_LATER -> "451 4.2.2 the box is full";
                  case UNKNOWN_RECIPIENT -> "550 5.1.1 no such user";
                  case NO_TLS, LOST_AFTER_DOT -> "250 ok";
                });
        case "DATA" -> {
          answer(socket, "354 go on");
          for (var text = in.readLine(); text != null && !text.equals("."); ) text = in.readLine();
          if (fault == Fault.LOST_AFTER_DOT) return;
          answer(socket, "250 taken");
        }
        case "QUIT" -> {
          answer(socket, "221 bye");
          return;
        }
        default -> answer(socket, "250 ok");
      }
    }
  }

  private static void answer(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
