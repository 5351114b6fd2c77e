package denwaban.seal.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Aead;
import denwaban.seal.crypto.AtRest;
import denwaban.seal.crypto.Derivation;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.X25519;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tries everything that could be a secret against everything that is sealed: as the private key of
/// a public one, as an object's file key, as what unlocks a member.
public final class Guess {

  private static final int SECRET = 32;

  /// Longer blobs are tried at both ends only: a signature of ML-DSA under each checkpoint has
  /// 2,420 places, which would take minutes.
  private static final int EVERYWHERE = 1024;

  private static final int ONE_IN = 4;

  private static final Pattern WRITTEN = Pattern.compile("AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+");
  private static final Pattern HEX = Pattern.compile("(?i)(?:[0-9a-f]{2}){16,}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{22,}|[A-Za-z0-9_-]{22,}");

  private final Set<String> recipients = new HashSet<>();
  private final List<HeaderText> headers = new ArrayList<>();
  private final List<HeaderText> kits = new ArrayList<>();
  private final List<Passkey> passkeys = new ArrayList<>();
  private final Set<Bytes> tried = new HashSet<>();
  private @Nullable Long seed;
  private final Set<Bytes> good = new HashSet<>();

  private record Passkey(Bytes blob, String person) {}

  /// @param text in which public keys stand, `age1…`
  public Guess recipients(String text) {
    Pattern.compile("age1[a-z0-9]{50,}")
        .matcher(text)
        .results()
        .forEach(found -> recipients.add(found.group()));
    return this;
  }

  /// A sealed object: its file key is looked for.
  public Guess object(Bytes header) {
    headers.add(parsed(header.toArray()));
    return this;
  }

  /// A member's key, locked to a kit whose public half nobody keeps.
  public Guess kit(byte[] blob) {
    var end = new String(blob, ISO_8859_1).indexOf("\n--- ");
    for (var at = end + 1; ; at++) {
      if (blob[at] == '\n') {
        kits.add(parsed(Arrays.copyOf(blob, at + 1)));
        return this;
      }
    }
  }

  /// A member's key, locked to a passkey's PRF.
  public Guess passkey(byte[] blob, String person) {
    passkeys.add(new Passkey(Bytes.of(blob), person));
    return this;
  }

  /// What `before` has tried is not tried again, whatever there is to open.
  public Guess after(Guess before) {
    tried.addAll(before.tried);
    return this;
  }

  /// From now on tries one in [#ONE_IN] of the places within a blob, by what stands there and a
  /// seed, and its both ends always.
  public Guess sampling(long seed) {
    this.seed = seed;
    return this;
  }

  /// From now on tries every place again.
  public Guess everywhere() {
    this.seed = null;
    return this;
  }

  /// What there is to open.
  public int sealed() {
    return recipients.size() + headers.size() + kits.size() + passkeys.size();
  }

  /// Different bytes that were tried.
  public int tried() {
    return tried.size();
  }

  /// Whether a secret that opens something is in these bytes.
  public boolean finds(byte[] blob) {
    var last = blob.length - FileKey.LENGTH;
    for (var at = 0; at <= last; at++) {
      var end = at == 0 || at == last || at == blob.length - SECRET;
      if (!end && seed != null && !drawn(blob, at, seed)) {
        continue;
      }
      if (fits(blob, at)) {
        return true;
      }
      if (blob.length > EVERYWHERE && at == 0) {
        at = blob.length - SECRET - 1;
      }
    }
    return false;
  }

  private static boolean drawn(byte[] blob, int at, long seed) {
    var from = ByteBuffer.wrap(blob, at, FileKey.LENGTH);
    return new Random(seed ^ from.getLong()).nextInt(ONE_IN) == 0;
  }

  /// Whether one is written here, as age writes it.
  public boolean findsWritten(String text) {
    return WRITTEN.matcher(text).results().anyMatch(found -> opens(found.group()));
  }

  /// Whether one is written here, in whatever way.
  public boolean finds(String text) {
    return findsWritten(text.toUpperCase(Locale.ROOT))
        || HEX.matcher(text).results().anyMatch(run -> finds(HexFormat.of().parseHex(run.group())))
        || BASE64.matcher(text).results().anyMatch(run -> finds(decoded(run.group())));
  }

  // For tests that leave a secret lying about.

  public static byte[] raw(Identity key) {
    return switch (key) {
      case X25519Identity x -> x.scalar();
      case HybridIdentity hybrid -> hybrid.seed();
    };
  }

  /// @param key an X25519 one
  public static byte[] fileKey(Identity key, Bytes header) {
    var stanza = parsed(header.toArray()).stanzas().getFirst();
    try {
      var share = HeaderText.base64(stanza.args().get(1));
      var salt = Octets.join(share, key.recipient().key().toArray());
      var shared = X25519.agree(raw(key), share);
      var wrapKey = Derivation.hkdf(shared, salt, "age-encryption.org/v1/X25519", 32);
      var body = stanza.body().toArray();
      var opened = new Aead(wrapKey).open(new byte[Aead.NONCE], body, 0, body.length);
      return Objects.requireNonNull(opened);
    } catch (NotOpened | InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  /// Something that this passkey's secret unlocks.
  public static byte[] lockedTo(byte[] prf, String person) {
    var key = Derivation.hkdf(prf, new byte[0], "denwaban unlock v1 " + person, 32);
    return AtRest.wrap(Bytes.of(key), new byte[] {1}, new byte[0]).toArray();
  }

  private boolean fits(byte[] blob, int at) {
    var key = Bytes.of(Arrays.copyOfRange(blob, at, at + FileKey.LENGTH));
    if (tried.add(key) && isFileKey(key)) {
      good.add(key);
    }
    if (at + SECRET > blob.length) {
      return good.contains(key);
    }
    var secret = Bytes.of(Arrays.copyOfRange(blob, at, at + SECRET));
    if (tried.add(secret) && isSecret(secret)) {
      good.add(secret);
    }
    return good.contains(key) || good.contains(secret);
  }

  private boolean isSecret(Bytes secret) {
    return unlocks(secret) || fits(new X25519Identity(secret)) || fits(new HybridIdentity(secret));
  }

  private boolean isFileKey(Bytes key) {
    var macKey = Derivation.hkdf(key.toArray(), new byte[0], "header", 32);
    return headers.stream()
        .anyMatch(
            one -> Bytes.of(Derivation.hmac(macKey, one.signed().toArray())).equals(one.mac()));
  }

  private boolean unlocks(Bytes secret) {
    for (var one : passkeys) {
      var info = "denwaban unlock v1 " + one.person();
      var key = Bytes.of(Derivation.hkdf(secret.toArray(), new byte[0], info, 32));
      if (AtRest.unwrap(key, one.blob(), new byte[0]).isPresent()
          || AtRest.unwrap(secret, one.blob(), new byte[0]).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean opens(String written) {
    try {
      return fits(Identity.parse(written));
    } catch (IllegalArgumentException noKey) {
      return false;
    }
  }

  private boolean fits(Identity identity) {
    if (recipients.contains(identity.recipient().text())) {
      return true;
    }
    try {
      for (var kit : kits) {
        if (FileKey.unwrap(identity, kit.stanzas()) != null) {
          return true;
        }
      }
      return false;
    } catch (NotOpened e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] decoded(String run) {
    var whole = run.substring(0, run.length() - (run.length() % 4 == 1 ? 1 : 0));
    return Base64.getDecoder().decode(whole.replace('-', '+').replace('_', '/'));
  }

  private static HeaderText parsed(byte[] header) {
    try {
      return HeaderText.parse(Bytes.of(header));
    } catch (NotOpened e) {
      throw new AssertionError(new String(header, UTF_8), e);
    }
  }
}
