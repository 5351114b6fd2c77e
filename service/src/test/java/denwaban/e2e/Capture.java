package denwaban.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What really went over the wire, seen by tcpdump on `lo`.
final class Capture implements AutoCloseable {

  private static final int IP_HEADER = 20;
  private static final int UDP_HEADER = 8;

  private final Process tcpdump;
  private final Path file;

  private Capture(Process tcpdump, Path file) {
    this.tcpdump = tcpdump;
    this.file = file;
  }

  static Capture start(Path folder) throws Exception {
    var file = folder.resolve("wire.pcap");
    var said = folder.resolve("tcpdump.log");
    var tcpdump =
        new ProcessBuilder(
                "tcpdump",
                "-i",
                "lo",
                "-p",
                "-n",
                "-U",
                "-s",
                "400",
                "-Z",
                "root",
                "-w",
                file.toString(),
                "udp")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    Wait.until(
        "tcpdump listens",
        Duration.ofSeconds(10),
        () -> Files.readString(said).contains("listening"));
    return new Capture(tcpdump, file);
  }

  /// One RTP packet of payload type 0 (PCMU), as it went by.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Packet(
      double at, int from, int to, int sequence, long timestamp, int ssrc, byte[] audio) {}

  /// All PCMU packets in order of arrival; complete after [#close].
  List<Packet> audio() throws IOException {
    var all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    all.position(24);
    var packets = new ArrayList<Packet>();
    while (all.remaining() >= 16) {
      var at = all.getInt() + all.getInt() / 1e6;
      var length = all.getInt();
      var whole = all.getInt();
      if (all.remaining() < length) break;
      var frame = new byte[length];
      all.get(frame);
      if (whole == length) read(at, frame, packets);
    }
    return packets;
  }

  private static void read(double at, byte[] frame, List<Packet> packets) {
    var ip = 14; // lo looks like Ethernet
    if (frame.length < ip + IP_HEADER + UDP_HEADER + 12) return;
    if (frame[12] != 8 || frame[13] != 0 || frame[ip + 9] != 17) return;
    var udp = ByteBuffer.wrap(frame, ip + IP_HEADER, frame.length - ip - IP_HEADER).slice();
    var from = udp.getShort(0) & 0xFFFF;
    var to = udp.getShort(2) & 0xFFFF;
    var rtp = udp.position(UDP_HEADER).slice();
    var first = rtp.get(0) & 0xFF;
    // version 2, no padding, no extension, no CSRC, payload type 0
    if (first != 0x80 || (rtp.get(1) & 0x7F) != 0) return;
    var audio = new byte[rtp.remaining() - 12];
    rtp.get(12, audio);
    packets.add(
        new Packet(
            at,
            from,
            to,
            rtp.getShort(2) & 0xFFFF,
            rtp.getInt(4) & 0xFFFFFFFFL,
            rtp.getInt(8),
            audio));
  }

  /// The audio of `packets` one after another.
  static byte[] joined(List<Packet> packets) {
    var out = new ByteArrayOutputStream();
    packets.forEach(p -> out.writeBytes(p.audio()));
    return out.toByteArray();
  }

  /// The best second of `hz` in the packets: its share of the energy, 0 to 1.
  static double heard(List<Packet> packets, int hz) {
    var samples = Sound.decode(joined(packets));
    var best = 0.0;
    for (var i = 0; i + 8_000 <= samples.length; i += 4_000) {
      var second = Arrays.copyOfRange(samples, i, i + 8_000);
      if (Sound.energy(second) > 1_000) best = Math.max(best, Sound.share(second, hz));
    }
    return best;
  }

  @Override
  public void close() {
    tcpdump.destroy();
    tcpdump.onExit().join();
  }
}
