package denwaban.assurance.observation;

import denwaban.assurance.control.Method;
import denwaban.assurance.control.Words;
import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of observations. Rows are added, and never changed or removed. Called inside the
/// office's scope.
@Component
final class ObservationTable {

  private static final String ADD_BATCH =
      """
      insert into assurance_batch (id, made_at, hashes, signature)
      values (:id, :at, :hashes, :signature)
      """;

  private static final String ADD =
      """
      insert into assurance_observation
        (id, batch, n, check_code, scope_kind, scope_id, method, result, population, sample,
         ja, en, evidence, collected, expires, producer)
      values (:id, :batch, :n, :check, :kind, :scope, :method, :result, :population, :sample,
        :ja, :en, :evidence, :collected, :expires, :producer)
      """;

  private static final String COLUMNS =
      """
      select o.*, b.made_at, b.hashes, b.signature
      from assurance_observation o left join assurance_batch b on b.id = o.batch
      """;

  private static final String LAST = "select coalesce(max(seq), 0) from assurance_observation";

  private static final String KINDS =
      "select distinct check_code, scope_kind, scope_id from assurance_observation";

  /// Without those of the result `but`; empty for all.
  private static final String OF_ONE =
      COLUMNS
          + """
          where o.check_code = :check and o.scope_kind = :kind and o.scope_id = :scope
            and o.result <> :but and (o.collected, o.seq) < (cast(:before as timestamptz), :seq)
          order by o.collected desc, o.seq desc limit :limit
          """;

  private static final String SINCE = COLUMNS + "where o.seq > :seq order by o.seq";

  private static final String FIND = COLUMNS + "where o.id = :id";

  private final JdbcClient db;

  ObservationTable(JdbcClient db) {
    this.db = db;
  }

  /// A row, which anybody who writes to the database may have put there.
  record Row(long seq, int n, Observation observation, Batch batch) {

    /// Whether it is as this office signed it.
    boolean signedBy(Bytes key) {
      return batch.has(n, observation.text()) && batch.signedBy(key);
    }
  }

  /// Of what there are observations.
  record Kind(String check, Scope scope) {}

  void add(Batch batch, List<Observation> all) {
    db.sql(ADD_BATCH)
        .param("id", batch.id())
        .param("at", Rows.utc(batch.at()))
        .param("hashes", batch.hashes().toArray())
        .param("signature", batch.signature().toArray())
        .update();
    for (var n = 0; n < all.size(); n++) {
      var it = all.get(n);
      db.sql(ADD)
          .param("id", it.id())
          .param("batch", batch.id())
          .param("n", n)
          .param("check", it.check())
          .param("kind", it.scope().kind().code())
          .param("scope", it.scope().id())
          .param("method", it.method().code())
          .param("result", it.outcome().code())
          .param("population", it.population())
          .param("sample", it.sample())
          .param("ja", it.said().ja())
          .param("en", it.said().en())
          .param("evidence", it.evidence().toArray())
          .param("collected", Rows.utc(it.collected()))
          .param("expires", Rows.utc(it.expires()))
          .param("producer", it.producer())
          .update();
    }
  }

  long last() {
    return db.sql(LAST).query((row, n) -> row.getLong(1)).single();
  }

  List<Kind> kinds() {
    return db.sql(KINDS)
        .query((row, n) -> new Kind(row.getString(1), Scope.of(row.getString(2), row.getString(3))))
        .list();
  }

  /// The newest first.
  ///
  /// @param before only such as come before this one; null for all
  List<Row> of(Kind kind, @Nullable Row before, int limit) {
    return of(kind, before, limit, "");
  }

  /// Those of [#of] that found something out.
  List<Row> found(Kind kind, @Nullable Row before, int limit) {
    return of(kind, before, limit, Outcome.COULD_NOT_LOOK.code());
  }

  private List<Row> of(Kind kind, @Nullable Row before, int limit, String but) {
    return db.sql(OF_ONE)
        .param("check", kind.check())
        .param("kind", kind.scope().kind().code())
        .param("scope", kind.scope().id())
        .param("but", but)
        .param("before", before == null ? "infinity" : before.observation().collected().toString())
        .param("seq", before == null ? Long.MAX_VALUE : before.seq())
        .param("limit", limit)
        .query((row, n) -> row(row))
        .list();
  }

  /// Added after that one, in the order of their coming.
  List<Row> since(long seq) {
    return db.sql(SINCE).param("seq", seq).query((row, n) -> row(row)).list();
  }

  Optional<Row> find(UUID id) {
    return db.sql(FIND).param("id", id).query((row, n) -> row(row)).optional();
  }

  private static Row row(ResultSet row) throws SQLException {
    var observation =
        new Observation(
            Rows.uuid(row, "id"),
            row.getString("check_code"),
            Method.of(row.getString("method")),
            Scope.of(row.getString("scope_kind"), row.getString("scope_id")),
            Outcome.of(row.getString("result")),
            row.getLong("population"),
            row.getLong("sample"),
            new Words(row.getString("ja"), row.getString("en")),
            Bytes.of(row.getBytes("evidence")),
            Rows.instant(row, "collected"),
            Rows.instant(row, "expires"),
            row.getString("producer"));
    var batch =
        new Batch(
            Rows.uuid(row, "batch"),
            Rows.instant(row, "made_at"),
            Bytes.of(row.getBytes("hashes")),
            Bytes.of(row.getBytes("signature")));
    return new Row(row.getLong("seq"), row.getInt("n"), observation, batch);
  }
}
