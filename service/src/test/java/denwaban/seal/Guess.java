package denwaban.seal;

import denwaban.kernel.Bytes;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Tries everything that could be a private key against public keys that are known.
public final class Guess {

  private static final int SECRET = 32;

  /// Longer blobs are tried at both ends only: every place of a large one would take minutes.
  private static final int EVERYWHERE = 4096;

  private static final Pattern WRITTEN = Pattern.compile("AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+");

  private final Set<String> recipients;
  private final boolean classic;
  private final boolean hybrid;
  private final Set<Bytes> tried = new HashSet<>();

  /// @param recipients `age1…`
  public Guess(Collection<String> recipients) {
    this.recipients = Set.copyOf(recipients);
    hybrid = recipients.stream().anyMatch(one -> one.startsWith("age1pq1"));
    classic = recipients.stream().anyMatch(one -> !one.startsWith("age1pq1"));
  }

  /// Different 32 bytes that were tried.
  public int tried() {
    return tried.size();
  }

  /// Whether one of the recipients' private keys is in these bytes.
  public boolean finds(byte[] blob) {
    var places = blob.length <= EVERYWHERE ? blob.length - SECRET : 0;
    for (var at = 0; at <= places; at++) {
      if (blob.length >= at + SECRET && fits(Arrays.copyOfRange(blob, at, at + SECRET))) {
        return true;
      }
    }
    return blob.length > EVERYWHERE
        && fits(Arrays.copyOfRange(blob, blob.length - SECRET, blob.length));
  }

  /// Whether one of them is written here as age writes it.
  public boolean finds(String text) {
    return WRITTEN.matcher(text).results().anyMatch(found -> opens(found.group()));
  }

  private boolean opens(String written) {
    try {
      return recipients.contains(Identity.parse(written).recipient().text());
    } catch (IllegalArgumentException noKey) {
      return false;
    }
  }

  private boolean fits(byte[] secret) {
    var bytes = Bytes.of(secret);
    if (!tried.add(bytes)) {
      return false;
    }
    return (classic && fits(new X25519Identity(bytes)))
        || (hybrid && fits(new HybridIdentity(bytes)));
  }

  private boolean fits(Identity identity) {
    return recipients.contains(identity.recipient().text());
  }
}
