package denwaban.call.media;

/// G.711: µ-law and A-law, 8 bits for 13 or 14 (ITU-T G.711), by table.
final class G711 {

  /// Samples, and bytes, a second.
  static final int RATE = 8000;

  /// Silence in µ-law.
  static final byte SILENCE = (byte) 0xff;

  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;
  private static final byte[] TO_ALAW = new byte[256];
  private static final byte[] TO_ULAW = new byte[256];

  static {
    for (var i = 0; i < 256; i++) {
      TO_ALAW[i] = alaw(linear((byte) i));
      TO_ULAW[i] = ulaw(linearOfAlaw((byte) i));
    }
  }

  private G711() {}

  static void ulawToAlaw(byte[] audio, int from, int to) {
    for (var i = from; i < to; i++) audio[i] = TO_ALAW[audio[i] & 0xff];
  }

  static void alawToUlaw(byte[] audio, int from, int to) {
    for (var i = from; i < to; i++) audio[i] = TO_ULAW[audio[i] & 0xff];
  }

  /// @param sample 16-bit linear, clipped if larger
  static byte ulaw(int sample) {
    var sign = sample < 0 ? 0x80 : 0;
    var magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
    var exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    var mantissa = (magnitude >> (exponent + 3)) & 0x0f;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }

  /// @return 16-bit linear
  static int linear(byte ulaw) {
    var u = ~ulaw & 0xff;
    var magnitude = ((((u & 0x0f) << 3) + BIAS) << ((u & 0x70) >> 4)) - BIAS;
    return (u & 0x80) != 0 ? -magnitude : magnitude;
  }

  private static byte alaw(int sample) {
    var positive = sample >= 0;
    var magnitude = Math.min((positive ? sample : -sample - 1) >> 3, 0xfff);
    var exponent = Math.max(0, 27 - Integer.numberOfLeadingZeros(magnitude));
    var mantissa = exponent == 0 ? magnitude >> 1 : magnitude >> exponent;
    var code = (exponent << 4) | (mantissa & 0x0f);
    return (byte) ((positive ? code | 0x80 : code) ^ 0x55);
  }

  private static int linearOfAlaw(byte alaw) {
    var a = (alaw ^ 0x55) & 0xff;
    var exponent = (a & 0x70) >> 4;
    var mantissa = ((a & 0x0f) << 4) + 8;
    var magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
    return (a & 0x80) != 0 ? magnitude : -magnitude;
  }
}
