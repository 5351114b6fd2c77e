package denwaban.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What witnesses confirmed, in the database. Called inside a fence.
@Component
class Witnessed {

  private static final String ADD =
      """
      insert into audit_witnessed (log, witness, size, at, signatures)
      values (:log, :witness, :size, :at, :signatures)
      """;

  private static final String NEWEST =
      """
      select size, at, signatures from audit_witnessed
      where log = :log and witness = :witness
      order by id desc
      limit 1
      """;

  private static final String LOGS =
      """
      select distinct log from audit_checkpoint
      """;

  /// @param at when the witness says that it signed
  /// @param signatures its lines, as they came
  record State(long size, Instant at, String signatures) {}

  private final JdbcClient db;

  Witnessed(JdbcClient db) {
    this.db = db;
  }

  void add(LogId log, String witness, State state) {
    db.sql(ADD)
        .param("log", log.value())
        .param("witness", witness)
        .param("size", state.size())
        .param("at", Timestamp.from(state.at()))
        .param("signatures", state.signatures())
        .update();
  }

  Optional<State> newest(LogId log, String witness) {
    return db.sql(NEWEST)
        .param("log", log.value())
        .param("witness", witness)
        .query((row, n) -> state(row))
        .optional();
  }

  /// Every log that has a signed state.
  List<LogId> logs() {
    return db.sql(LOGS).query((row, n) -> new LogId(row.getObject("log", UUID.class))).list();
  }

  private static State state(ResultSet row) throws SQLException {
    return new State(
        row.getLong("size"), row.getTimestamp("at").toInstant(), row.getString("signatures"));
  }
}
