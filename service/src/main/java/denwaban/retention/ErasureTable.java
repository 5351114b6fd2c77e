package denwaban.retention;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was and is being erased, and the certificates of it. Called in a scope.
@Component
class ErasureTable {

  private static final String ADD =
      """
      insert into retention_erasure (id, client_id, kind, things, decided_at)
      values (:id, :client, :kind, :things, :now)
      """;

  private static final String OPEN =
      """
      select * from retention_erasure
      where client_id = :client and (verified_at is null or found <> '')
      order by decided_at
      """;

  private static final String UNCERTIFIED =
      """
      select * from retention_erasure
      where client_id = :client and certificate is null and verified_at is not null and found = ''
        and decided_at < :before and kind not in ('log', 'contract') -- no account is left to read of it
      order by decided_at
      """;

  private static final String ALL =
      """
      select * from retention_erasure where client_id = :client order by decided_at desc limit :limit
      """;

  private static final String ERASED =
      """
      update retention_erasure set erased_at = :now
      where client_id = :client and id = :id and erased_at is null
      """;

  private static final String LOOKED =
      """
      update retention_erasure set verified_at = :now, found = :found, attempts = attempts + 1
      where client_id = :client and id = :id
      """;

  private static final String CERTIFIED =
      """
      update retention_erasure set certificate = :n where client_id = :client and id = any(:ids)
      """;

  private static final String NEXT =
      """
      select coalesce(max(n), 0) + 1 from retention_certificate where client_id = :client
      """;

  private static final String ADD_CERTIFICATE =
      """
      insert into retention_certificate (client_id, n, whole, made_at, digest, content)
      values (:client, :n, :whole, :at, :digest, :content)
      """;

  private static final String CERTIFICATES =
      """
      select n, whole, made_at, digest, octet_length(content) as bytes,
        (select coalesce(sum(things), 0) from retention_erasure e
         where e.client_id = c.client_id and e.certificate = c.n) as things
      from retention_certificate c
      where client_id = :client and n < :before order by n desc limit :limit
      """;

  private static final String CONTENT =
      """
      select content from retention_certificate where client_id = :client and n = :n
      """;

  private final JdbcClient db;

  ErasureTable(JdbcClient db) {
    this.db = db;
  }

  /// @param digest SHA-256 of the certificate's text, in base64: its name in the log
  record Line(int n, boolean whole, Instant madeAt, String digest, long bytes, long things) {}

  void add(ClientId client, UUID id, LeaseKind kind, int things, Instant now) {
    db.sql(ADD)
        .param("id", id)
        .param("client", client.value())
        .param("kind", kind.code())
        .param("things", things)
        .param("now", Rows.utc(now))
        .update();
  }

  /// Not erased yet, or the verifier found something.
  List<Erasure> open(ClientId client) {
    return db.sql(OPEN).param("client", client.value()).query((row, n) -> erasure(row)).list();
  }

  List<Erasure> uncertified(ClientId client, Instant before) {
    return db.sql(UNCERTIFIED)
        .param("client", client.value())
        .param("before", Rows.utc(before))
        .query((row, n) -> erasure(row))
        .list();
  }

  /// Newest first.
  List<Erasure> all(ClientId client, int limit) {
    return db.sql(ALL)
        .param("client", client.value())
        .param("limit", limit)
        .query((row, n) -> erasure(row))
        .list();
  }

  void erased(ClientId client, UUID id, Instant now) {
    db.sql(ERASED)
        .param("client", client.value())
        .param("id", id)
        .param("now", Rows.utc(now))
        .update();
  }

  void looked(ClientId client, UUID id, Instant now, String found) {
    db.sql(LOOKED)
        .param("client", client.value())
        .param("id", id)
        .param("now", Rows.utc(now))
        .param("found", found)
        .update();
  }

  int nextCertificate(ClientId client) {
    return db.sql(NEXT).param("client", client.value()).query(Integer.class).single();
  }

  void add(
      ClientId client,
      int n,
      boolean whole,
      Instant at,
      byte[] digest,
      String content,
      List<UUID> erasures) {
    db.sql(ADD_CERTIFICATE)
        .param("client", client.value())
        .param("n", n)
        .param("whole", whole)
        .param("at", Rows.utc(at))
        .param("digest", digest)
        .param("content", content)
        .update();
    db.sql(CERTIFIED)
        .param("client", client.value())
        .param("n", n)
        .param("ids", erasures.toArray(UUID[]::new))
        .update();
  }

  /// Newest first, of those with a number below `before`.
  List<Line> certificates(ClientId client, int before, int limit) {
    return db.sql(CERTIFICATES)
        .param("client", client.value())
        .param("before", before)
        .param("limit", limit)
        .query((row, n) ->
            new Line(
                row.getInt("n"),
                row.getBoolean("whole"),
                Rows.instant(row, "made_at"),
                Bytes.of(row.getBytes("digest")).base64(),
                row.getLong("bytes"),
                row.getLong("things")))
        .list();
  }

  Optional<String> certificate(ClientId client, int n) {
    return db.sql(CONTENT)
        .param("client", client.value())
        .param("n", n)
        .query(String.class)
        .optional();
  }

  private static Erasure erasure(ResultSet row) throws SQLException {
    return new Erasure(
        Rows.uuid(row, "id"),
        LeaseKind.of(row.getString("kind")),
        row.getInt("things"),
        Rows.instant(row, "decided_at"),
        Rows.instantOrNull(row, "erased_at"),
        Rows.instantOrNull(row, "verified_at"),
        row.getString("found"),
        row.getInt("attempts"),
        row.getObject("certificate", Integer.class));
  }
}
