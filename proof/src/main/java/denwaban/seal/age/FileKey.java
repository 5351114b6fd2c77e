package denwaban.seal.age;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Aead;
import denwaban.seal.crypto.Derivation;
import denwaban.seal.crypto.Hpke;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.X25519;
import denwaban.seal.crypto.XWing;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The 16 random bytes that everything in one age file hangs on.
final class FileKey {

  static final int LENGTH = 16;

  private static final String X25519_INFO = "age-encryption.org/v1/X25519";
  private static final String HYBRID_INFO = "age-encryption.org/mlkem768x25519";
  private static final String X25519_TYPE = "X25519";
  private static final String HYBRID_TYPE = "mlkem768x25519";
  private static final byte[] ZERO_NONCE = new byte[Aead.NONCE];

  private final byte[] key;

  private FileKey(byte[] key) {
    this.key = key;
  }

  static FileKey random() {
    var key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    return new FileKey(key);
  }

  byte[] macKey() {
    return Derivation.hkdf(key, new byte[0], "header", 32);
  }

  /// A word about this file that only who knows it and the secret can say.
  byte[] mac(byte[] secret, byte[] word) {
    return Derivation.hmac(secret, Octets.join(word, key));
  }

  Aead payload(byte[] nonce) {
    return new Aead(Derivation.hkdf(key, nonce, "payload", 32));
  }

  /// @throws IllegalArgumentException if the recipient is no valid public key
  Stanza wrap(Recipient to) {
    try {
      return switch (to) {
        case X25519Recipient x -> wrap(x);
        case HybridRecipient hybrid -> wrap(hybrid);
      };
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("the recipient is no valid public key", e);
    }
  }

  private Stanza wrap(X25519Recipient to) throws InvalidKeyException {
    var ephemeral = X25519.newScalar();
    var share = X25519.publicOf(ephemeral);
    var shared = X25519.agree(ephemeral, to.key().toArray());
    var wrapKey = Derivation.hkdf(shared, Octets.join(share, to.key().toArray()), X25519_INFO, 32);
    var body = new Aead(wrapKey).seal(ZERO_NONCE, key);
    return new Stanza(List.of(X25519_TYPE, base64(share)), Bytes.of(body));
  }

  private Stanza wrap(HybridRecipient to) throws InvalidKeyException {
    var encapsulated = XWing.encapsulate(to.key().toArray());
    var body = Hpke.seal(encapsulated.secret(), HYBRID_INFO, key);
    return new Stanza(
        List.of(HYBRID_TYPE, base64(encapsulated.ciphertext().toArray())), Bytes.of(body));
  }

  /// @return the file key, or null if no stanza is for this identity
  /// @throws NotOpened if a stanza of this identity's type is malformed
  static @Nullable FileKey unwrap(Identity identity, List<Stanza> stanzas) throws NotOpened {
    for (var stanza : stanzas) {
      var found =
          switch (identity) {
            case X25519Identity x when stanza.type().equals(X25519_TYPE) -> open(x, stanza);
            case HybridIdentity h when stanza.type().equals(HYBRID_TYPE) -> open(h, stanza);
            case X25519Identity _, HybridIdentity _ -> null;
          };
      if (found != null) {
        return new FileKey(found);
      }
    }
    return null;
  }

  private static byte @Nullable [] open(X25519Identity identity, Stanza stanza) throws NotOpened {
    var share = share(stanza, X25519.LENGTH);
    try {
      var salt = Octets.join(share, identity.recipient().key().toArray());
      var wrapKey = Derivation.hkdf(X25519.agree(identity.scalar(), share), salt, X25519_INFO, 32);
      return new Aead(wrapKey).open(ZERO_NONCE, stanza.body().toArray(), 0, LENGTH + Aead.TAG);
    } catch (InvalidKeyException e) {
      throw new NotOpened(NotOpened.Why.BAD_HEADER, e);
    }
  }

  private static byte @Nullable [] open(HybridIdentity identity, Stanza stanza) throws NotOpened {
    var share = share(stanza, XWing.CIPHERTEXT_LENGTH);
    try {
      var secret = XWing.decapsulate(identity.keys(), share);
      return Hpke.open(secret, HYBRID_INFO, stanza.body().toArray());
    } catch (InvalidKeyException e) {
      throw new NotOpened(NotOpened.Why.BAD_HEADER, e);
    }
  }

  /// The one argument, which must decode to exactly `length` bytes; the body holds a file key.
  private static byte[] share(Stanza stanza, int length) throws NotOpened {
    if (stanza.args().size() != 2 || stanza.body().length() != LENGTH + Aead.TAG) {
      throw new NotOpened(NotOpened.Why.BAD_HEADER);
    }
    var share = HeaderText.base64(stanza.args().get(1));
    if (share.length != length) {
      throw new NotOpened(NotOpened.Why.BAD_HEADER);
    }
    return share;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
