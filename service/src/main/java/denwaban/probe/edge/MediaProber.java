package denwaban.probe.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.call.media.MediaPorts;
import denwaban.probe.AccessPath;
import denwaban.probe.AttemptResult;
import denwaban.probe.Observations;
import denwaban.probe.Outsider;
import denwaban.probe.Prober;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Packets of a sender who has no call, at the ports of the operators' sound. No answer may come;
/// and a silence counts as a refusal only if the packets were seen to arrive and to be dropped.
@Component
@Order(5)
public final class MediaProber implements Prober {

  /// Of each kind: few enough to disturb no call, too many to be another sender's stray.
  static final int PACKETS = 20;

  private static final int PATIENCE = (int) Duration.ofMillis(500).toMillis();
  private static final int LOOKS = 4;

  private static final int STUN_COOKIE = 0x2112_a442;

  /// @param addresses where they listen
  /// @param dropped datagrams that were read and dropped so far
  record Sound(List<InetSocketAddress> addresses, LongSupplier dropped) {}

  private final Supplier<Optional<Sound>> media;

  @Autowired
  MediaProber(ObjectProvider<MediaPorts> media) {
    this(() ->
        Optional.ofNullable(media.getIfAvailable())
            .map(it -> new Sound(it.addresses(), it::dropped)));
  }

  MediaProber(Supplier<Optional<Sound>> media) {
    this.media = media;
  }

  @Override
  public void probe(Outsider here, Observations observations) {
    var sound = media.get();
    if (sound.isEmpty()) {
      observations.skipped(AccessPath.WEBRTC, "UDP", "all-of-it", "silence", "switched-off");
      return;
    }
    for (var target : sound.get().addresses()) {
      var name = "UDP " + target.getPort();
      observations.attempt(
          AccessPath.WEBRTC,
          name,
          "stun-of-no-call",
          "silence",
          () -> silent(here, sound.get(), target, stun("probe:nobody")));
      observations.attempt(
          AccessPath.WEBRTC,
          name,
          "dtls-of-no-call",
          "silence",
          () -> silent(here, sound.get(), target, hello()));
    }
  }

  private static AttemptResult silent(
      Outsider here, Sound sound, InetSocketAddress target, byte[] packet) throws IOException {
    var before = sound.dropped().getAsLong();
    try (var socket = new DatagramSocket(new InetSocketAddress(source(here, target), 0))) {
      socket.connect(target);
      socket.setSoTimeout(PATIENCE);
      for (var i = 0; i < PACKETS; i++) {
        socket.send(new DatagramPacket(packet, packet.length));
      }
      var answer = new DatagramPacket(new byte[2048], 2048);
      for (var look = 0; look < LOOKS; look++) {
        try {
          socket.receive(answer);
          return AttemptResult.open("an-answer");
        } catch (SocketTimeoutException silence) {
          if (sound.dropped().getAsLong() - before >= PACKETS) {
            return AttemptResult.refused("silence");
          }
        }
      }
      return AttemptResult.notTried("not-heard");
    }
  }

  private static InetAddress source(Outsider here, InetSocketAddress target) {
    var there = target.getAddress();
    return there.getAddress().length == 4 ? InetAddress.ofLiteral(here.address()) : there;
  }

  /// A Binding request (RFC 8489 section 5) for a user who is not expected.
  static byte[] stun(String user) {
    var name = user.getBytes(US_ASCII);
    var padded = (name.length + 3) / 4 * 4;
    return ByteBuffer.allocate(20 + 4 + padded)
        .putShort((short) 1)
        .putShort((short) (4 + padded))
        .putInt(STUN_COOKIE)
        .put("denwaban-prb".getBytes(US_ASCII))
        .putShort((short) 6) // USERNAME
        .putShort((short) name.length)
        .put(name)
        .array();
  }

  /// A ClientHello of DTLS 1.2 (RFC 6347 section 4.2.1), with one cipher suite and no extension.
  static byte[] hello() {
    var body =
        ByteBuffer.allocate(42)
            .putShort((short) 0xfefd)
            .put(new byte[32])
            .put((byte) 0) // no session
            .put((byte) 0) // no cookie
            .putShort((short) 2)
            .putShort((short) 0xc02b)
            .put((byte) 1)
            .put((byte) 0)
            .array();
    var length = 42;
    return ByteBuffer.allocate(13 + 12 + length)
        .put((byte) 22) // handshake
        .putShort((short) 0xfeff)
        .putLong(0) // epoch and number
        .putShort((short) (12 + length))
        .put((byte) 1) // ClientHello
        .put(new byte[] {0, 0, (byte) length})
        .putShort((short) 0)
        .put(new byte[] {0, 0, 0})
        .put(new byte[] {0, 0, (byte) length})
        .put(body)
        .array();
  }
}
