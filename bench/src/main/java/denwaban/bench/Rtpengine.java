package denwaban.bench;

import denwaban.call.media.RelayDoor.MasterKey;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// rtpengine in user space as a subject, told over its NG protocol: SDES on the agent's side, and
/// for recording a clear copy of both directions (`subscribe request`), as a recorder beside it
/// needs.
///
/// The copies end in a socket that is not read: what a recorder would cost is not counted.
final class Rtpengine implements Subject {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int NG = 22_222;
  private static final Pattern PORT = Pattern.compile("m=audio (\\d+)");
  private static final Pattern CRYPTO =
      Pattern.compile("a=crypto:(\\d+) AEAD_AES_128_GCM inline:([A-Za-z0-9+/=]+)");

  private final Process process;
  private final DatagramSocket control = new DatagramSocket(0, HERE);
  private final DatagramSocket copies = new DatagramSocket(0, HERE);
  private final int callerPort;
  private final String agentKey;
  private final boolean recording;

  Rtpengine(int calls, int callerPort, byte[] agentKey, Path log, boolean recording)
      throws IOException, InterruptedException {
    this.callerPort = callerPort;
    this.agentKey = Base64.getEncoder().encodeToString(agentKey);
    this.recording = recording;
    control.setSoTimeout(2000);
    var command =
        List.of(
            "rtpengine",
            "--foreground",
            "--log-stderr",
            "--log-level=4",
            "--table=-1",
            "--num-threads=2",
            "--interface=127.0.0.1",
            "--listen-ng=127.0.0.1:" + NG,
            "--port-min=30000",
            "--port-max=" + Math.min(60_000, 30_000 + 20 * calls + 200));
    process =
        new ProcessBuilder(Pinned.subject(command))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await();
  }

  static boolean installed() {
    return Pinned.succeeds("rtpengine", "--version");
  }

  private void await() throws IOException, InterruptedException {
    for (var i = 0; i < 50; i++) {
      try {
        control.setSoTimeout(200);
        ask(new LinkedHashMap<>(Map.of("command", "ping")));
        control.setSoTimeout(2000);
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IOException("rtpengine did not start");
  }

  @Override
  public String name() {
    return recording ? "rtpengine, copied to a recorder" : "rtpengine, relay only";
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public Line call(int number, int agent) throws IOException {
    var id = UUID.randomUUID().toString();
    var offer = message("offer", id, "caller");
    offer.put("sdp", sdp(callerPort, "RTP/AVP", "a=sendrecv\r\n"));
    offer.put("transport-protocol", "RTP/SAVP");
    offer.put("ICE", "remove");
    offer.put("DTLS", "off");
    offer.put("rtcp-mux", List.of("demux"));
    offer.put("SDES", List.of("only-AEAD_AES_128_GCM"));
    var towardsAgent = text(ask(offer), "sdp");
    var crypto = find(CRYPTO, towardsAgent);
    var answer = message("answer", id, "caller");
    answer.put("to-tag", "agent");
    answer.put(
        "sdp",
        sdp(
            agent,
            "RTP/SAVP",
            "a=crypto:%s AEAD_AES_128_GCM inline:%s\r\na=sendrecv\r\n"
                .formatted(crypto.get(0), agentKey)));
    answer.put("ICE", "remove");
    var towardsCaller = text(ask(answer), "sdp");
    if (recording) copy(id);
    return new Line(
        Integer.parseInt(find(PORT, towardsCaller).getFirst()),
        Integer.parseInt(find(PORT, towardsAgent).getFirst()),
        MasterKey.of(Base64.getDecoder().decode(padded(crypto.get(1)))));
  }

  private void copy(String id) throws IOException {
    var request = new LinkedHashMap<String, Object>();
    request.put("command", "subscribe request");
    request.put("call-id", id);
    request.put("flags", List.of("all"));
    request.put("transport-protocol", "RTP/AVP");
    request.put("ICE", "remove");
    request.put("DTLS", "off");
    request.put("SDES", List.of("off"));
    var given = ask(request);
    var media = new StringBuilder(head());
    var matcher = PORT.matcher(text(given, "sdp"));
    while (matcher.find()) media.append(audio(copies.getLocalPort(), "RTP/AVP", "a=recvonly\r\n"));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("command", "subscribe answer");
    answer.put("call-id", id);
    answer.put("to-tag", text(given, "to-tag"));
    answer.put("sdp", media.toString());
    ask(answer);
  }

  private static Map<String, Object> message(String command, String id, String from) {
    var message = new LinkedHashMap<String, Object>();
    message.put("command", command);
    message.put("call-id", id);
    message.put("from-tag", from);
    return message;
  }

  private static String head() {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";
  }

  private static String audio(int port, String transport, String more) {
    return "m=audio %d %s 0 101\r\na=rtpmap:0 PCMU/8000\r\n".formatted(port, transport)
        + "a=rtpmap:101 telephone-event/8000\r\n"
        + more;
  }

  private static String sdp(int port, String transport, String more) {
    return head() + audio(port, transport, more);
  }

  private Map<String, Object> ask(Map<String, Object> message) throws IOException {
    // unique over restarts too: rtpengine answers a known cookie from its memory
    var cookie = UUID.randomUUID().toString();
    var bytes = (cookie + " " + Bencode.write(message)).getBytes(StandardCharsets.ISO_8859_1);
    control.send(new DatagramPacket(bytes, bytes.length, HERE, NG));
    var packet = new DatagramPacket(new byte[65_536], 65_536);
    while (true) {
      control.receive(packet);
      var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
      if (!text.startsWith(cookie)) continue;
      var answer = Bencode.read(text.substring(cookie.length() + 1));
      if ("error".equals(answer.get("result"))) {
        throw new IOException("rtpengine: " + answer.get("error-reason"));
      }
      return answer;
    }
  }

  private static String text(Map<String, Object> answer, String key) {
    return String.valueOf(answer.get(key));
  }

  private static List<String> find(Pattern pattern, String text) throws IOException {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) throw new IOException("rtpengine's description lacks " + pattern);
    var groups = new ArrayList<String>();
    for (var i = 1; i <= matcher.groupCount(); i++) groups.add(matcher.group(i));
    return groups;
  }

  /// rtpengine leaves the padding out.
  private static String padded(String base64) {
    return base64 + "=".repeat((4 - base64.length() % 4) % 4);
  }

  @Override
  public String end() {
    return recording ? "the recorder's own work is not counted" : "";
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    control.close();
    copies.close();
  }
}
