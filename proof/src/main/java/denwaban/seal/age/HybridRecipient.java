package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Bech32;
import denwaban.seal.crypto.XWing;

public record HybridRecipient(Bytes key) implements Recipient {

  static final String HRP = "age1pq";

  public HybridRecipient {
    if (key.length() != XWing.PUBLIC_LENGTH) {
      throw new IllegalArgumentException("a hybrid key has 1216 bytes");
    }
  }

  @Override
  public Suite suite() {
    return Suite.HYBRID;
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
