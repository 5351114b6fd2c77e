package denwaban.seal;

import denwaban.kernel.Bytes;

final class HybridIdentity implements Identity {

  static final String HRP = "AGE-SECRET-KEY-PQ-";

  private final Bytes seed;
  private final XWing.KeyPair keys;
  private final HybridRecipient recipient;

  HybridIdentity(Bytes seed) {
    if (seed.length() != XWing.SEED_LENGTH) {
      throw new IllegalArgumentException("not an identity");
    }
    this.seed = seed;
    this.keys = XWing.expand(seed.toArray());
    this.recipient = new HybridRecipient(keys.publicKey());
  }

  byte[] seed() {
    return seed.toArray();
  }

  XWing.KeyPair keys() {
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
