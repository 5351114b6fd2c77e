package denwaban.seal.crypto;

/// Arithmetic in GF(2^8) with the polynomial of AES (FIPS 197 section 4.2), without tables and
/// without branches on the values: they are secret.
public final class Field256 {

  private static final int POLYNOMIAL = 0x1b;

  private Field256() {}

  public static int times(int a, int b) {
    var product = 0;
    var x = a;
    for (var i = 0; i < 8; i++) {
      product ^= -((b >>> i) & 1) & x;
      x = ((x << 1) & 0xff) ^ (-((x >>> 7) & 1) & POLYNOMIAL);
    }
    return product;
  }

  /// a^254, which is 1/a; 0 for 0.
  public static int inverse(int a) {
    var power = a;
    var result = 1;
    for (var i = 1; i < 8; i++) {
      power = times(power, power);
      result = times(result, power);
    }
    return result;
  }
}
