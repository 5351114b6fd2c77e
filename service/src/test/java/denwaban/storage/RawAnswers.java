package denwaban.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// What stands where a bucket was named and is none: to each request it sends the same bytes.
public final class RawAnswers implements AutoCloseable {

  /// By which TLS begins.
  private static final int HANDSHAKE = 22;

  private final ServerSocket server;

  public volatile String answer = "";

  public RawAnswers() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  public String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /// @param status with its words
  /// @param header a line, or nothing
  public static String http(String status, String header, String body) {
    return "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, header.isEmpty() ? "" : header + "\r\n", body.length(), body);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        var client = server.accept();
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
      // a handshake has no lines
      var first = in.read() == HANDSHAKE ? "" : "request";
      for (var line = first; line != null && !line.isEmpty(); ) line = in.readLine();
      client.getOutputStream().write(answer.getBytes(ISO_8859_1));
      client.shutdownOutput();
      // what else was sent is taken: a reset would take our bytes back
      while (in.ready() && in.read() >= 0) {}
    } catch (IOException hungUp) {
      // the other end has what it wanted
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
