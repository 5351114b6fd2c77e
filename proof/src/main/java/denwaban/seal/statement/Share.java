package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.seal.age.HybridIdentity;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.X25519Identity;
import denwaban.seal.crypto.Bech32;
import denwaban.seal.crypto.Field256;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.X25519;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One of three parts of a secret key, of which any two give it back and one says nothing (Shamir
/// 1979). Format: docs/formats/share.md.
public final class Share {

  static final String HRP = "DENWABAN-SHARE-";

  private static final int SHARES = 3;
  private static final int THRESHOLD = 2;
  private static final int VERSION = 1;
  private static final int SET = 4;
  private static final int SECRET = 32;
  private static final int HEAD = 3 + SET;

  /// Version, x, threshold, four bytes of the set's id, 32 bytes of the share.
  private final Bytes bytes;

  private Share(Bytes bytes) {
    this.bytes = bytes;
  }

  /// Why two shares give no key.
  public enum Why {
    /// Not a share: mistyped, or of a later version.
    MALFORMED("malformed"),
    /// Twice the same share; two different ones are needed.
    SAME_SHARE("same-share"),
    /// The shares were made at different times, or of different keys.
    OTHER_SET("other-set"),
    /// They give a key, but not the one that was stated.
    WRONG_KEY("wrong-key");

    private final String text;

    Why(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// Two shares that give no key; says why, never what they held.
  public static final class NotCombined extends Exception {

    private final Why why;

    NotCombined(Why why) {
      super(why.text());
      this.why = why;
    }

    public Why why() {
      return why;
    }
  }

  /// Three shares of this identity; each call makes another set.
  public static List<Share> split(Identity identity) {
    var chance = new SecureRandom();
    var set = new byte[SET];
    var slope = new byte[SECRET];
    chance.nextBytes(set);
    chance.nextBytes(slope);
    var secret = secretOf(identity);
    var shares = new ArrayList<Share>();
    for (var x = 1; x <= SHARES; x++) {
      var y = new byte[SECRET];
      for (var i = 0; i < SECRET; i++) {
        y[i] = (byte) (secret[i] ^ Field256.times(slope[i] & 0xff, x));
      }
      var head = new byte[] {VERSION, (byte) x, THRESHOLD};
      shares.add(new Share(Bytes.of(Octets.join(head, set, y))));
    }
    return List.copyOf(shares);
  }

  /// @param to what the key's statement names
  public static Identity combine(String one, String two, Recipient to) throws NotCombined {
    var a = parse(one);
    var b = parse(two);
    if (!Arrays.equals(a.set(), b.set())) {
      throw new NotCombined(Why.OTHER_SET);
    }
    if (a.x() == b.x()) {
      throw new NotCombined(Why.SAME_SHARE);
    }
    // Lagrange at 0: each share's weight is the other's x over the difference, which is a sum here.
    var over = Field256.inverse(a.x() ^ b.x());
    var weightA = Field256.times(b.x(), over);
    var weightB = Field256.times(a.x(), over);
    var ya = a.bytes.toArray();
    var yb = b.bytes.toArray();
    var secret = new byte[SECRET];
    for (var i = 0; i < SECRET; i++) {
      var left = Field256.times(ya[HEAD + i] & 0xff, weightA);
      var right = Field256.times(yb[HEAD + i] & 0xff, weightB);
      secret[i] = (byte) (left ^ right);
    }
    Identity identity =
        switch (to.suite()) {
          case X25519 -> new X25519Identity(Bytes.of(secret));
          case HYBRID -> new HybridIdentity(Bytes.of(secret));
        };
    if (!identity.recipient().equals(to)) {
      throw new NotCombined(Why.WRONG_KEY);
    }
    return identity;
  }

  /// The page that is printed: what it belongs to, and the share. Never log it.
  public String file(KeyStatement.Company of) {
    var mailbox = of.mailbox() == null ? "-" : of.mailbox().toString();
    return "# denwaban share v1\n# client: %s\n# mailbox: %s\n# epoch: %d\n# fingerprint: %s\n%s\n"
        .formatted(of.client(), mailbox, of.epoch(), of.fingerprint(), export());
  }

  /// @param typed the lines of explanation, spaces and case do not matter
  static Share parse(String typed) throws NotCombined {
    var text = typed.replaceAll("(?m)^#.*$", "").replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    try {
      var bytes = Bech32.decode(HRP, text);
      var raw = bytes.toArray();
      if (raw.length == HEAD + SECRET
          && raw[0] == VERSION
          && raw[1] >= 1
          && raw[1] <= SHARES
          && raw[2] == THRESHOLD) {
        return new Share(bytes);
      }
    } catch (IllegalArgumentException e) {
      // Said below, without a cause: nothing of a secret may reach a log.
    }
    throw new NotCombined(Why.MALFORMED);
  }

  /// From 1 to 3.
  public int x() {
    return bytes.toArray()[1];
  }

  /// The secret itself, as it is printed. Never log it.
  public String export() {
    return Bech32.encode(HRP, bytes);
  }

  private byte[] set() {
    return Arrays.copyOfRange(bytes.toArray(), 3, HEAD);
  }

  private static byte[] secretOf(Identity identity) {
    return switch (identity) {
      case X25519Identity x -> x.scalar();
      case HybridIdentity h -> h.seed();
    };
  }

  @Override
  public String toString() {
    return "a share";
  }
}
