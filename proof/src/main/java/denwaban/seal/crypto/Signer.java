package denwaban.seal.crypto;

import denwaban.kernel.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/// Signs with one Ed25519 key (RFC 8032), by the JDK.
public final class Signer {

  private final PrivateKey key;
  private final Bytes publicKey;

  private Signer(PrivateKey key, Bytes publicKey) {
    this.key = key;
    this.publicKey = publicKey;
  }

  public static Signer generate() {
    try {
      return of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("JDK 25 has Ed25519", e);
    }
  }

  /// @param pkcs8 as [#export()] or WebCrypto wrote it (RFC 8410)
  /// @throws IllegalArgumentException if it is no Ed25519 key
  public static Signer of(Bytes pkcs8) {
    try {
      var spec = new PKCS8EncodedKeySpec(pkcs8.toArray());
      var key = KeyFactory.getInstance("Ed25519").generatePrivate(spec);
      var seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
      return of(Bytes.of(seed), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 private key in PKCS #8", e);
    }
  }

  /// The secret key in PKCS #8. Never log it.
  public Bytes export() {
    return Bytes.of(key.getEncoded());
  }

  /// 32 bytes.
  public Bytes publicKey() {
    return publicKey;
  }

  /// @return 64 bytes over the prefix of `what` and `text`
  public Bytes sign(Signing what, Bytes text) {
    return signMessage(Bytes.of(what.under(text)));
  }

  /// For formats that bring their own separation, such as signed notes.
  public Bytes signMessage(Bytes message) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message.toArray());
      return Bytes.of(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("an Ed25519 key signs everything", e);
    }
  }

  private static Signer of(KeyPair pair) {
    return new Signer(pair.getPrivate(), Ed25519.raw(pair.getPublic()));
  }

  /// The JDK computes no public key from a private one, but its generator does from a seed.
  private static Signer of(Bytes seed, PrivateKey key) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Seeded(seed));
    PublicKey made = generator.generateKeyPair().getPublic();
    return new Signer(key, Ed25519.raw(made));
  }
}
