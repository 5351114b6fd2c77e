package denwaban.assurance.observation;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Signer;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The key that signs what this office claims of itself: made at first use, wrapped by the key
/// vault, named in the installation's log. What is in the database alone cannot sign in its name.
@Component
public final class AssuranceKey {

  private static final String FIND = "select wrapped from assurance_signer where id = 1";

  private static final String ADD =
      """
      insert into assurance_signer (id, wrapped, made_at) values (1, :wrapped, :now)
      on conflict (id) do nothing
      """;

  /// Its name begins like those of the log's own keys: it stays usable while the vault is sealed.
  private static final Kek KEK = new Kek("audit-assurance");

  private static final byte[] PLACE = "assurance-signer".getBytes(UTF_8);

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final KeyVault keys;
  private final AuditLog audit;
  private final InstantSource clock;
  private volatile @Nullable Signer signer;

  AssuranceKey(
      JdbcClient db,
      TenantTransactions transactions,
      KeyVault keys,
      AuditLog audit,
      InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /// Opens the office's scope, or joins it.
  ///
  /// @throws UncheckedIOException if the key vault is unavailable
  public Signer signer() {
    var known = signer;
    if (known == null) {
      known = transactions.office(this::load);
      signer = known;
    }
    return known;
  }

  private Signer load() {
    try {
      var found = find();
      if (found.isEmpty()) {
        var fresh = Signer.generate();
        var wrapped = keys.wrap(KEK, fresh.export().toArray(), PLACE);
        var first =
            db.sql(ADD)
                    .param("wrapped", wrapped.toArray())
                    .param("now", Rows.utc(clock.instant()))
                    .update()
                == 1;
        if (first) {
          audit.append(
              Entry.done(
                  Action.ASSURANCE_KEY,
                  null,
                  fresh.publicKey().base64(),
                  Actor.SERVICE,
                  Purpose.OPERATE));
        }
        found = find();
      }
      return keys.unwrap(KEK, found.orElseThrow(), PLACE)
          .map(Signer::of)
          .orElseThrow(() -> new IllegalStateException("the assurance key does not unwrap"));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private Optional<Bytes> find() {
    return db.sql(FIND).query((row, n) -> Bytes.of(row.getBytes(1))).optional();
  }
}
