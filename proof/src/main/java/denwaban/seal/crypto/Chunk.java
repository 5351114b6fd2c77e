package denwaban.seal.crypto;

/// One piece of an age payload (STREAM): its number and whether it is the last, as a nonce.
public record Chunk(long number, boolean last) {

  /// Plaintext bytes in every chunk but the last.
  public static final int PLAIN = 65_536;

  /// Bytes of a full chunk in the file.
  public static final int SEALED = PLAIN + Aead.TAG;

  /// Bytes of the payload nonce, in front of the first chunk.
  public static final int PAYLOAD_NONCE = 16;

  /// 11 bytes of counter, big endian, and one flag.
  public byte[] nonce() {
    var nonce = new byte[Aead.NONCE];
    for (var i = 0; i < Long.BYTES; i++) {
      nonce[10 - i] = (byte) (number >>> (8 * i));
    }
    nonce[11] = (byte) (last ? 1 : 0);
    return nonce;
  }

  public Chunk asLast() {
    return new Chunk(number, true);
  }

  public Chunk next() {
    return new Chunk(number + 1, false);
  }
}
