package denwaban.seal.crypto;

import java.util.Arrays;

/// SHAKE256 (FIPS 202) for short inputs.
///
/// The JDK has it only with 64 bytes of output; X-Wing expands its seed to 96. Used to open, never
/// to seal.
final class Shake256 {

  private static final int RATE = 136;
  private static final int ROUNDS = 24;
  private static final int[] ROTATION = {
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
  };
  private static final int[] LANE = {
    10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
  };

  private Shake256() {}

  /// @param input fewer than 136 bytes: one block
  /// @param length at most 136 bytes: one block
  static byte[] digest(byte[] input, int length) {
    if (input.length >= RATE || length > RATE) {
      throw new IllegalArgumentException("one block in, one block out");
    }
    var block = Arrays.copyOf(input, RATE);
    block[input.length] = 0x1f;
    block[RATE - 1] |= (byte) 0x80;
    var state = new long[25];
    for (var i = 0; i < RATE; i++) {
      state[i / 8] ^= (block[i] & 0xffL) << (8 * (i % 8));
    }
    permute(state);
    var out = new byte[length];
    for (var i = 0; i < length; i++) {
      out[i] = (byte) (state[i / 8] >>> (8 * (i % 8)));
    }
    return out;
  }

  /// Keccak-f[1600].
  private static void permute(long[] a) {
    var column = new long[5];
    var lfsr = 1;
    for (var round = 0; round < ROUNDS; round++) {
      for (var x = 0; x < 5; x++) {
        column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
      }
      for (var x = 0; x < 5; x++) {
        var d = column[(x + 4) % 5] ^ Long.rotateLeft(column[(x + 1) % 5], 1);
        for (var y = 0; y < 25; y += 5) {
          a[x + y] ^= d;
        }
      }
      var carried = a[1];
      for (var i = 0; i < ROUNDS; i++) {
        var next = a[LANE[i]];
        a[LANE[i]] = Long.rotateLeft(carried, ROTATION[i]);
        carried = next;
      }
      for (var y = 0; y < 25; y += 5) {
        var row = Arrays.copyOfRange(a, y, y + 5);
        for (var x = 0; x < 5; x++) {
          a[x + y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
        }
      }
      // The round constant's bits come from an LFSR (FIPS 202 algorithm 5).
      for (var j = 0; j < 7; j++) {
        if ((lfsr & 1) != 0) {
          a[0] ^= 1L << ((1 << j) - 1);
        }
        lfsr = (lfsr << 1) ^ ((lfsr >> 7) * 0x171);
      }
    }
  }
}
