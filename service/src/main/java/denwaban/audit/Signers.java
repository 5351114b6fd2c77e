package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.NoteKey;
import denwaban.database.Fence;
import denwaban.kernel.Bytes;
import denwaban.seal.Signer;
import denwaban.storage.Kek;
import denwaban.storage.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The signing keys of the logs, one for each, made at first use and wrapped by the key vault.
@Component
class Signers {

  private static final String FIND =
      """
      select wrapped from audit_signer where log = :log
      """;

  private static final String ADD =
      """
      insert into audit_signer (log, wrapped) values (:log, :wrapped)
      on conflict (log) do nothing
      """;

  private static final Kek SIGNERS = new Kek("audit-signers");

  private final JdbcClient db;
  private final Fence fence;
  private final KeyVault keys;
  private final AuditSettings settings;
  private final Map<LogId, Signer> known = new ConcurrentHashMap<>();

  Signers(JdbcClient db, Fence fence, KeyVault keys, AuditSettings settings) {
    this.db = db;
    this.fence = fence;
    this.keys = keys;
    this.settings = settings;
  }

  String origin(LogId log) {
    return settings.logOrigin() + "/" + (log.installation() ? "installation" : log.value());
  }

  NoteKey key(LogId log) {
    return new NoteKey(origin(log), signer(log).publicKey());
  }

  /// Opens the office's fence, or joins it.
  Signer signer(LogId log) {
    var cached = known.get(log);
    if (cached != null) {
      return cached;
    }
    var signer = fence.office(() -> load(log));
    known.put(log, signer);
    return signer;
  }

  private Signer load(LogId log) {
    try {
      var found = find(log);
      if (found.isEmpty()) {
        var fresh = keys.wrap(SIGNERS, Signer.generate().export().toArray(), place(log));
        db.sql(ADD).param("log", log.value()).param("wrapped", fresh.toArray()).update();
        found = find(log);
      }
      return keys.unwrap(SIGNERS, found.orElseThrow(), place(log))
          .map(Signer::of)
          .orElseThrow(() -> new IOException("a log's signing key does not unwrap"));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private Optional<Bytes> find(LogId log) {
    return db.sql(FIND)
        .param("log", log.value())
        .query((row, n) -> Bytes.of(row.getBytes("wrapped")))
        .optional();
  }

  private static byte[] place(LogId log) {
    return ("log-signer|" + log.value()).getBytes(UTF_8);
  }
}
