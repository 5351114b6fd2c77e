package denwaban.probe.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// HTTP/1.1 by hand: the JDK's client cannot set the Host, which is half of what is tried.
///
/// @param source address of this machine to come from
/// @param host the name that is asked for, with its port if it has one
/// @param origin as our pages would send it
public record RawHttp(WebServerAddress doorway, InetAddress source, String host, String origin) {

  private static final int CONNECT = (int) Duration.ofSeconds(3).toMillis();
  private static final int READ = (int) Duration.ofSeconds(10).toMillis();

  /// In bytes; what is longer is cut.
  static final int HEAD = 32 << 10;

  static final int BODY = 256 << 10;

  public static RawHttp from(String source, WebServerAddress webServerAddress) {
    var host = "localhost:" + webServerAddress.port();
    return new RawHttp(
        webServerAddress,
        InetAddress.ofLiteral(source),
        host,
        webServerAddress.scheme() + "://" + host);
  }

  /// By another name, from that name's own page.
  RawHttp at(String name) {
    var other = name + ":" + doorway.port();
    return new RawHttp(doorway, source, other, doorway.scheme() + "://" + other);
  }

  public RawHttp from(String other) {
    return new RawHttp(doorway, InetAddress.ofLiteral(other), host, origin);
  }

  /// @throws IOException if the server is not reached, or is not ours by its certificate
  public ProbeResponse send(ProbeRequest probeRequest) throws IOException {
    try (var plain = new Socket()) {
      plain.bind(new InetSocketAddress(source, 0));
      plain.connect(new InetSocketAddress(doorway.address(), doorway.port()), CONNECT);
      plain.setSoTimeout(READ);
      try (var socket = doorway.wrap(plain)) {
        socket.getOutputStream().write(written(probeRequest));
        socket.getOutputStream().flush();
        return read(new BufferedInputStream(socket.getInputStream()));
      }
    }
  }

  private byte[] written(ProbeRequest probeRequest) {
    var body = probeRequest.body().getBytes(UTF_8);
    var headers = new HashMap<>(Map.of("Host", host, "User-Agent", "denwaban-probe"));
    headers.put("Connection", "close");
    headers.put("Accept-Language", "en");
    if (!probeRequest.method().equals("GET")) {
      headers.put("Origin", origin);
      headers.put("Content-Length", Integer.toString(body.length));
    }
    headers.putAll(probeRequest.headers());
    var head =
        new StringBuilder(probeRequest.method() + " " + probeRequest.path() + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static ProbeResponse read(InputStream in) throws IOException {
    var first = line(in).split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("[1-5]\\d\\d")) {
      throw new IOException("not HTTP");
    }
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        var value = line.substring(colon + 1).strip();
        headers.merge(
            name, value, (old, more) -> name.equals("set-cookie") ? old + "\n" + more : more);
      }
    }
    return new ProbeResponse(Integer.parseInt(first[1]), headers, body(in, headers));
  }

  private static String body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
      return ""; // it would go on for ever
    }
    if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return new String(in.readNBytes(BODY), UTF_8);
    }
    var all = new ByteArrayOutputStream();
    for (var size = chunk(in); size > 0 && all.size() < BODY; size = chunk(in)) {
      all.writeBytes(in.readNBytes(size));
      line(in);
    }
    return all.toString(UTF_8);
  }

  private static int chunk(InputStream in) throws IOException {
    try {
      return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
    } catch (NumberFormatException strange) {
      throw new IOException("not a chunk", strange);
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > HEAD) {
        throw new IOException("the answer broke off");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }
}
