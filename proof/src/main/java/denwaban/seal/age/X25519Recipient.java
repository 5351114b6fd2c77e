package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Bech32;
import denwaban.seal.crypto.X25519;

public record X25519Recipient(Bytes key) implements Recipient {

  static final String HRP = "age";

  public X25519Recipient {
    if (key.length() != X25519.LENGTH) {
      throw new IllegalArgumentException("an X25519 key has 32 bytes");
    }
  }

  @Override
  public Suite suite() {
    return Suite.X25519;
  }

  @Override
  public String text() {
    return Bech32.encode(HRP, key);
  }

  @Override
  public String toString() {
    return text();
  }
}
