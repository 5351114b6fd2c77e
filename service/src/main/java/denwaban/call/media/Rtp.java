package denwaban.call.media;

/// The RTP header (RFC 3550 section 5.1), read from and written to plain arrays.
final class Rtp {

  static final int HEADER = 12;

  /// Larger datagrams do not cross an Ethernet in one piece; no trunk or browser sends such audio.
  static final int MAX_PACKET = 1500;

  /// Comfort noise (RFC 3389), which we never asked for.
  static final int COMFORT_NOISE = 13;

  /// 20 ms of G.711.
  static final int FRAME = 160;

  private Rtp() {}

  /// Where the payload begins, or -1 if these bytes are no RTP packet.
  static int payloadStart(byte[] packet, int length) {
    if (length < HEADER || (packet[0] & 0xc0) != 0x80) return -1;
    var start = HEADER + 4 * (packet[0] & 0x0f);
    if ((packet[0] & 0x10) != 0) {
      if (start + 4 > length) return -1;
      start += 4 + 4 * unsigned16(packet, start + 2);
    }
    return start <= length ? start : -1;
  }

  /// Where the payload ends (padding cut off), or -1 if the padding is impossible.
  static int payloadEnd(byte[] packet, int start, int length) {
    if ((packet[0] & 0x20) == 0) return length;
    var padding = packet[length - 1] & 0xff;
    return padding == 0 || start + padding > length ? -1 : length - padding;
  }

  static int payloadType(byte[] packet) {
    return packet[1] & 0x7f;
  }

  static int sequence(byte[] packet) {
    return unsigned16(packet, 2);
  }

  static long timestamp(byte[] packet) {
    return int32(packet, 4) & 0xffff_ffffL;
  }

  static int ssrc(byte[] packet) {
    return int32(packet, 8);
  }

  static void write(
      byte[] packet, int payloadType, boolean marker, int sequence, long timestamp, int ssrc) {
    packet[0] = (byte) 0x80;
    packet[1] = (byte) (marker ? payloadType | 0x80 : payloadType);
    packet[2] = (byte) (sequence >> 8);
    packet[3] = (byte) sequence;
    put32(packet, 4, (int) timestamp);
    put32(packet, 8, ssrc);
  }

  static int unsigned16(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  static int int32(byte[] bytes, int at) {
    return (unsigned16(bytes, at) << 16) | unsigned16(bytes, at + 2);
  }

  static void put16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  static void put32(byte[] bytes, int at, int value) {
    put16(bytes, at, value >> 16);
    put16(bytes, at + 2, value);
  }
}
