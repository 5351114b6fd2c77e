package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import denwaban.seal.age.HybridIdentity;
import denwaban.seal.age.HybridRecipient;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Hpke;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.XWing;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A night safe (夜間金庫): anyone who knows its slot can drop secrets in, only the holder of the
/// safe's key can take them out. Format: docs/formats/night-safe.md.
///
/// The office's own, for what arrives while it is sealed; no key of a client.
public final class NightSafe {

  private static final String INFO = "denwaban night safe v1\n";

  private final HybridIdentity identity;

  private NightSafe(HybridIdentity identity) {
    this.identity = identity;
  }

  /// Where secrets are dropped in: public.
  public static final class Slot {

    private final HybridRecipient recipient;

    private Slot(HybridRecipient recipient) {
      this.recipient = recipient;
    }

    /// @throws IllegalArgumentException if `text` is not a slot
    public static Slot parse(String text) {
      if (Recipient.parse(text) instanceof HybridRecipient hybrid) {
        return new Slot(hybrid);
      }
      throw new IllegalArgumentException("a slot is hybrid");
    }

    public String text() {
      return recipient.text();
    }

    /// @param place what the secret belongs to; needed again to take it out
    public Bytes drop(byte[] secret, byte[] place) {
      try {
        var made = XWing.encapsulate(recipient.key().toArray());
        return Bytes.of(
            Octets.join(
                made.ciphertext().toArray(), Hpke.seal(made.secret(), info(place), secret)));
      } catch (InvalidKeyException e) {
        throw new IllegalArgumentException("a slot that takes nothing", e);
      }
    }
  }

  public static NightSafe make() {
    return new NightSafe((HybridIdentity) Identity.generate(Suite.HYBRID));
  }

  /// @param seed what [#seed()] gave
  public static NightSafe of(Bytes seed) {
    return new NightSafe(new HybridIdentity(seed));
  }

  /// From two of its three shares.
  public static NightSafe of(String one, String two, Slot slot) throws Share.NotCombined {
    return new NightSafe((HybridIdentity) Share.combine(one, two, slot.recipient));
  }

  public Slot slot() {
    return new Slot(identity.recipient());
  }

  /// Three, of which any two give it back; each call makes another set.
  public List<Share> split() {
    return Share.split(identity);
  }

  /// The secret itself, 32 bytes. Never log it.
  public Bytes seed() {
    return Bytes.of(identity.seed());
  }

  /// @return empty if it was dropped into another slot, belongs elsewhere, or was changed
  public Optional<Bytes> take(Bytes dropped, byte[] place) {
    var whole = dropped.toArray();
    if (whole.length < XWing.CIPHERTEXT_LENGTH) {
      return Optional.empty();
    }
    try {
      var secret =
          XWing.decapsulate(identity.keys(), Arrays.copyOf(whole, XWing.CIPHERTEXT_LENGTH));
      var sealed = Arrays.copyOfRange(whole, XWing.CIPHERTEXT_LENGTH, whole.length);
      return Optional.ofNullable(Hpke.open(secret, info(place), sealed)).map(Bytes::of);
    } catch (InvalidKeyException e) {
      return Optional.empty();
    }
  }

  private static String info(byte[] place) {
    return INFO + new String(Base64.getEncoder().encode(place), US_ASCII);
  }

  @Override
  public String toString() {
    return "a night safe";
  }
}
