package denwaban.assurance.producer;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of markers. Called inside the office's scope.
@Component
final class CanaryTable {

  private static final String ADD =
      """
      insert into assurance_canary (object, made_at, wrapped, sealed)
      values (:object, :at, :wrapped, :sealed)
      """;

  private static final String NEWEST =
      "select object, made_at, wrapped from assurance_canary order by made_at desc limit 1";

  private final JdbcClient db;

  CanaryTable(JdbcClient db) {
    this.db = db;
  }

  /// @param object whose payload in the store is the sealed marker
  /// @param wrapped the marker, by the key vault
  record Canary(ObjectId object, Instant at, Bytes wrapped) {}

  void add(Canary it, Bytes sealed) {
    db.sql(ADD)
        .param("object", it.object().value())
        .param("at", Rows.utc(it.at()))
        .param("wrapped", it.wrapped().toArray())
        .param("sealed", sealed.toArray())
        .update();
  }

  Optional<Canary> newest() {
    return db.sql(NEWEST)
        .query((row, n) ->
            new Canary(
                new ObjectId(Rows.uuid(row, "object")),
                Rows.instant(row, "made_at"),
                Bytes.of(row.getBytes("wrapped"))))
        .optional();
  }
}
