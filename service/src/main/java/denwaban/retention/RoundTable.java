package denwaban.retention;

import denwaban.database.Rows;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// When the last round was. In the office's scope.
@Component
class RoundTable {

  private static final String LAST = "select at from retention_round where one";

  private static final String SET =
      """
      insert into retention_round (one, at) values (true, :at)
      on conflict (one) do update set at = excluded.at
      """;

  private final JdbcClient db;

  RoundTable(JdbcClient db) {
    this.db = db;
  }

  Optional<Instant> last() {
    return db.sql(LAST).query((row, n) -> Rows.instant(row, "at")).optional();
  }

  void set(Instant at) {
    db.sql(SET).param("at", Rows.utc(at)).update();
  }
}
