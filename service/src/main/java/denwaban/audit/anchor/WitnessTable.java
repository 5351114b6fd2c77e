package denwaban.audit.anchor;

import denwaban.audit.LogId;
import denwaban.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What witnesses confirmed, in the database. Called inside a scope.
@Component
public class WitnessTable {

  private static final String ADD =
      """
      insert into audit_witnessed (log, witness, size, at, signatures)
      select :log, :witness, :size, :at, :signatures
      where exists (select from audit_checkpoint where log = :log and size = :size)
      """;

  private static final String NEWEST =
      """
      select size, at, signatures from audit_witnessed
      where log = :log and witness = :witness
      order by id desc
      limit 1
      """;

  private static final String MARK =
      """
      select coalesce(max(id), 0) from audit_witnessed where log = :log
      """;

  private static final String SIZES =
      """
      select distinct size from audit_witnessed
      where log = :log and id > :after and id <= :upTo
      """;

  private static final String FIRST =
      """
      select distinct on (witness) signatures from audit_witnessed
      where log = :log and size = :size
      order by witness, id
      """;

  private static final String LAST =
      """
      select distinct on (witness) signatures from audit_witnessed
      where log = :log and size = :size
      order by witness, id desc
      """;

  private static final String LOGS =
      """
      select log from (select distinct log from audit_signer) s
      where exists (select from audit_checkpoint c where c.log = s.log)
      """;

  /// @param at when the witness says that it signed
  /// @param signatures its lines, as they came
  record State(long size, Instant at, String signatures) {}

  private final JdbcClient db;

  public WitnessTable(JdbcClient db) {
    this.db = db;
  }

  void add(LogId log, String witness, State state) {
    db.sql(ADD)
        .param("log", log.value())
        .param("witness", witness)
        .param("size", state.size())
        .param("at", Rows.utc(state.at()))
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

  /// The newest confirmation of all, as a number; 0 if there is none.
  long mark(LogId log) {
    return db.sql(MARK).param("log", log.value()).query(Long.class).single();
  }

  /// The states that confirmations after one mark and up to another are of.
  List<Long> sizes(LogId log, long after, long upTo) {
    return db.sql(SIZES)
        .param("log", log.value())
        .param("after", after)
        .param("upTo", upTo)
        .query((row, n) -> row.getLong(1))
        .list();
  }

  /// What each witness said first of a state: how early it was there.
  List<String> first(LogId log, long size) {
    return signatures(FIRST, log, size);
  }

  /// What each witness said last of a state: how long nothing else came.
  List<String> last(LogId log, long size) {
    return signatures(LAST, log, size);
  }

  private List<String> signatures(String sql, LogId log, long size) {
    return db.sql(sql)
        .param("log", log.value())
        .param("size", size)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /// Every log that has a signed state.
  List<LogId> logs() {
    return db.sql(LOGS).query((row, n) -> new LogId(Rows.uuid(row, "log"))).list();
  }

  private static State state(ResultSet row) throws SQLException {
    return new State(row.getLong("size"), Rows.instant(row, "at"), row.getString("signatures"));
  }
}
