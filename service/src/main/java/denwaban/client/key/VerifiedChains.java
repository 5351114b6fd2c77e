package denwaban.client.key;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.KeyChainText;
import denwaban.seal.statement.KeyLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Verifies chains, and remembers those that were found good: a chain of two thousand grants takes
/// a second, and every call asks for its client's (decision 256). It is found again by the digest
/// of its very bytes and by whatever else it was held against, so a changed row is not.
@Component
class VerifiedChains {

  /// Bytes of the chains that are remembered, in sum; those that were asked for the longest ago
  /// make room.
  static final int MOST_BYTES = 64 * 1024 * 1024;

  private final Map<Asked, Good> good = new LinkedHashMap<>(16, 0.75f, true);
  private final int most;
  private int bytes;

  @Autowired
  VerifiedChains() {
    this(MOST_BYTES);
  }

  /// @param most in bytes
  VerifiedChains(int most) {
    this.most = most;
  }

  /// @param company the very line that a mailbox was held against
  private record Asked(
      ClientId client,
      @Nullable UUID mailbox,
      @Nullable String pin,
      @Nullable KeyLine company,
      Bytes digest) {}

  private record Good(KeyChain.Found.Good found, int bytes) {}

  /// As [KeyChain#verify].
  KeyChain.Found verify(ClientId client, String pin, KeyChainText chain) {
    var text = chain.bytes();
    var asked = new Asked(client, null, pin, null, Digest.sha256(text));
    return found(asked, text, () -> KeyChain.verify(client, pin, text));
  }

  /// As [KeyChain#verifyMailbox].
  KeyChain.Found verifyMailbox(
      KeyLine company, UUID mailbox, @Nullable String pin, KeyChainText chain) {
    var text = chain.bytes();
    var asked = new Asked(company.client(), mailbox, pin, company, Digest.sha256(text));
    return found(asked, text, () -> KeyChain.verifyMailbox(company, mailbox, pin, text));
  }

  private KeyChain.Found found(Asked asked, Bytes text, Supplier<KeyChain.Found> verify) {
    synchronized (good) {
      var known = good.get(asked);
      if (known != null) return known.found();
    }
    var found = verify.get();
    if (found instanceof KeyChain.Found.Good line) remember(asked, new Good(line, text.length()));
    return found;
  }

  private void remember(Asked asked, Good found) {
    synchronized (good) {
      if (good.putIfAbsent(asked, found) != null) return;
      bytes += found.bytes();
      var eldest = good.values().iterator();
      while (bytes > most) {
        bytes -= eldest.next().bytes();
        eldest.remove();
      }
    }
  }
}
