package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Bech32;
import denwaban.seal.crypto.X25519;

public final class X25519Identity implements Identity {

  static final String HRP = "AGE-SECRET-KEY-";

  private final Bytes scalar;
  private final X25519Recipient recipient;

  public X25519Identity(Bytes scalar) {
    if (scalar.length() != X25519.LENGTH) {
      throw new IllegalArgumentException("not an identity");
    }
    this.scalar = scalar;
    this.recipient = new X25519Recipient(Bytes.of(X25519.publicOf(scalar.toArray())));
  }

  public byte[] scalar() {
    return scalar.toArray();
  }

  @Override
  public X25519Recipient recipient() {
    return recipient;
  }

  @Override
  public String export() {
    return Bech32.encode(HRP, scalar);
  }

  @Override
  public String toString() {
    return "identity of " + recipient;
  }
}
