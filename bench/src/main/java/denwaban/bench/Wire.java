package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// One browser's connection, from an address of its own: as many visitors as people, each below the
/// limits that the program sets to one visitor. Linux answers for all of 127.0.0.0/8.
final class Wire implements Closeable {

  private static final int TIMEOUT_MS = 60_000;
  private static final int HEAD = 16_384;

  private static final AtomicInteger visitors = new AtomicInteger();

  private final int port;
  private final Socket socket = new Socket();
  private final InputStream in;

  Wire(int port) throws IOException {
    this.port = port;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.bind(new InetSocketAddress(next(), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new BufferedInputStream(socket.getInputStream());
  }

  private static InetAddress next() throws IOException {
    var n = visitors.getAndIncrement();
    return InetAddress.getByAddress(
        new byte[] {
          127, (byte) (1 + n / 62_500 % 250), (byte) (n / 250 % 250), (byte) (1 + n % 250)
        });
  }

  /// @return the answer's body
  /// @throws IOException if the answer is not 200
  String post(String path, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    var head =
        """
        POST %s HTTP/1.1\r
        Host: localhost:%d\r
        Origin: http://localhost:%d\r
        User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/146.0.0.0 Safari/537.36\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, port, port, bytes.length);
    var whole = (head + body).getBytes(UTF_8);
    socket.getOutputStream().write(whole);
    return answer(path);
  }

  private String answer(String path) throws IOException {
    var status = line();
    var length = 0;
    var chunked = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:"))
        length = Integer.parseInt(lower.substring(15).strip());
      if (lower.startsWith("transfer-encoding: chunked")) chunked = true;
    }
    var body = chunked ? chunks() : read(length);
    if (!status.startsWith("HTTP/1.1 200"))
      throw new IOException(path + ": " + status + " " + body);
    return body;
  }

  private String chunks() throws IOException {
    var all = new StringBuilder();
    for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      all.append(read(size));
      line();
    }
    line();
    return all.toString();
  }

  private String read(int length) throws IOException {
    return new String(in.readNBytes(length), UTF_8);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.length() > HEAD) throw new IOException("the answer broke off");
      if (b != '\r') line.append((char) b);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
