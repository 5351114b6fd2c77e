package denwaban.script;

/// G.711 µ-law (ITU-T G.711 table 2a).
final class Ulaw {

  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;

  private Ulaw() {}

  /// @param sample signed 16 bits
  static byte encode(int sample) {
    var sign = sample < 0 ? 0x80 : 0;
    var magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
    var exponent = 7 - Math.max(0, Integer.numberOfLeadingZeros(magnitude) - 17);
    var mantissa = (magnitude >> (exponent + 3)) & 0x0f;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }
}
