package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Bech32;
import denwaban.seal.crypto.XWing;

public final class HybridIdentity implements Identity {

  static final String HRP = "AGE-SECRET-KEY-PQ-";

  private final Bytes seed;
  private final XWing.KeyPair keys;
  private final HybridRecipient recipient;

  public HybridIdentity(Bytes seed) {
    if (seed.length() != XWing.SEED_LENGTH) {
      throw new IllegalArgumentException("not an identity");
    }
    this.seed = seed;
    this.keys = XWing.expand(seed.toArray());
    this.recipient = new HybridRecipient(keys.publicKey());
  }

  public byte[] seed() {
    return seed.toArray();
  }

  public XWing.KeyPair keys() {
    return keys;
  }

  @Override
  public HybridRecipient recipient() {
    return recipient;
  }

  @Override
  public String export() {
    return Bech32.encode(HRP, seed);
  }

  @Override
  public String toString() {
    return "identity of a hybrid recipient";
  }
}
