package denwaban.contract.signing;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of scans, one for each offer. Called in a scope; the client's sees those of what is
/// offered to it.
@Component
class ScanTable {

  private static final String KEEP =
      """
      insert into contract_scan
        (client_id, digest, sha256, length, wrapped, sealed, kept_at, kept_by)
      values (:client, :digest, :sha256, :length, :wrapped, :sealed, :at, :by)
      on conflict (client_id, digest) do update set sha256 = excluded.sha256,
        length = excluded.length, wrapped = excluded.wrapped, sealed = excluded.sealed,
        kept_at = excluded.kept_at, kept_by = excluded.kept_by
      """;

  private static final String REMOVE =
      "delete from contract_scan where client_id = :client and digest = :digest";

  private static final String FIND =
      "select wrapped, sealed from contract_scan where client_id = :client and digest = :digest";

  private final JdbcClient db;

  ScanTable(JdbcClient db) {
    this.db = db;
  }

  /// A file as it lies there.
  ///
  /// @param wrapped its key, as the key vault wraps it
  record Sealed(Bytes wrapped, Bytes content) {}

  /// In place of the one before. The database refuses it once either side has signed.
  void keep(ClientId client, Bytes digest, Scan scan, Sealed sealed, PersonId by) {
    db.sql(KEEP)
        .param("client", client.value())
        .param("digest", digest.toArray())
        .param("sha256", scan.sha256().toArray())
        .param("length", scan.length())
        .param("wrapped", sealed.wrapped().toArray())
        .param("sealed", sealed.content().toArray())
        .param("at", Rows.utc(scan.keptAt()))
        .param("by", by.value())
        .update();
  }

  /// @return false if there is none
  boolean remove(ClientId client, Bytes digest) {
    return db.sql(REMOVE).param("client", client.value()).param("digest", digest.toArray()).update()
        == 1;
  }

  Optional<Sealed> find(ClientId client, Bytes digest) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("digest", digest.toArray())
        .query((row, n) ->
            new Sealed(Bytes.of(row.getBytes("wrapped")), Bytes.of(row.getBytes("sealed"))))
        .optional();
  }
}
