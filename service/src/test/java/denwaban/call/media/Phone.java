package denwaban.call.media;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A telephone for tests: one UDP socket that speaks plain RTP.
final class Phone implements AutoCloseable {

  final DatagramSocket socket;
  int ssrc = 0x1000_0001;
  int sequence = 65_530;
  long timestamp = 0xffff_f000L;
  int payloadType;

  Phone() throws IOException {
    this("127.0.0.1");
  }

  Phone(String address) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
    socket.setSoTimeout(1000);
  }

  SdpMedia sdp(String direction) throws BadOffer {
    return SdpMedia.read(
        """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 %s
        t=0 0
        m=audio %d RTP/AVP %d 101
        %s\
        a=rtpmap:101 telephone-event/8000
        a=%s
        """
            .formatted(
                socket.getLocalAddress().getHostAddress(),
                socket.getLocalPort(),
                payloadType,
                payloadType < 96 ? "" : "a=rtpmap:" + payloadType + " PCMU/8000\n",
                direction));
  }

  void say(int port, int value) throws IOException {
    var packet = new byte[Rtp.HEADER + Rtp.FRAME];
    Arrays.fill(packet, Rtp.HEADER, packet.length, (byte) value);
    Rtp.write(packet, payloadType, false, sequence, timestamp, ssrc);
    sequence = (sequence + 1) & 0xffff;
    timestamp = (timestamp + Rtp.FRAME) & 0xffff_ffffL;
    send(port, packet);
  }

  void press(int port, int event) throws IOException {
    for (var i = 0; i < 3; i++) {
      var packet = new byte[Rtp.HEADER + 4];
      Rtp.write(packet, 101, i == 0, sequence, timestamp, ssrc);
      packet[Rtp.HEADER] = (byte) event;
      sequence = (sequence + 1) & 0xffff;
      send(port, packet);
    }
    timestamp = (timestamp + 3L * Rtp.FRAME) & 0xffff_ffffL;
  }

  void send(int port, byte[] packet) throws IOException {
    socket.send(
        new DatagramPacket(packet, packet.length, InetAddress.ofLiteral("127.0.0.1"), port));
  }

  /// @return the packet, or an empty array if none comes within the socket's time
  byte[] hear() throws IOException {
    var packet = new DatagramPacket(new byte[2000], 2000);
    try {
      socket.receive(packet);
      return Arrays.copyOf(packet.getData(), packet.getLength());
    } catch (SocketTimeoutException none) {
      return new byte[0];
    }
  }

  List<byte[]> hear(int count) throws IOException {
    var heard = new ArrayList<byte[]>();
    for (var i = 0; i < count; i++) {
      var packet = hear();
      if (packet.length == 0) break;
      heard.add(packet);
    }
    return heard;
  }

  /// Whether nothing comes within 150 ms.
  boolean silent() throws IOException {
    socket.setSoTimeout(150);
    try {
      return hear().length == 0;
    } finally {
      socket.setSoTimeout(1000);
    }
  }

  void drain() throws IOException {
    socket.setSoTimeout(60);
    while (hear().length > 0) {}
    socket.setSoTimeout(1000);
  }

  @Override
  public void close() {
    socket.close();
  }
}
