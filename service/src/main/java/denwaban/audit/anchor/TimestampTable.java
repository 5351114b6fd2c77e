package denwaban.audit.anchor;

import denwaban.audit.LogId;
import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What an authority stamped, in the database. Called inside a scope.
@Component
public class TimestampTable {

  private static final String ADD =
      """
      insert into audit_stamp (log, size, at, answer) values (:log, :size, :at, :answer)
      """;

  private static final String NEWEST =
      """
      select size, at, answer from audit_stamp where log = :log order by size desc limit 1
      """;

  private static final String MARK =
      """
      select coalesce(max(id), 0) from audit_stamp where log = :log
      """;

  private static final String BETWEEN =
      """
      select size, at, answer from audit_stamp
      where log = :log and id > :after and id <= :upTo
      order by id
      """;

  /// @param at when the authority says that the state was there
  /// @param answer a `TimeStampResp`, as it came
  record Stamp(long size, Instant at, Bytes answer) {}

  private final JdbcClient db;

  public TimestampTable(JdbcClient db) {
    this.db = db;
  }

  void add(LogId log, Stamp stamp) {
    db.sql(ADD)
        .param("log", log.value())
        .param("size", stamp.size())
        .param("at", Rows.utc(stamp.at()))
        .param("answer", stamp.answer().toArray())
        .update();
  }

  Optional<Stamp> newest(LogId log) {
    return db.sql(NEWEST).param("log", log.value()).query((row, n) -> stamp(row)).optional();
  }

  /// The newest stamp of all, as a number; 0 if there is none.
  long mark(LogId log) {
    return db.sql(MARK).param("log", log.value()).query(Long.class).single();
  }

  /// Those after one mark and up to another.
  List<Stamp> between(LogId log, long after, long upTo) {
    return db.sql(BETWEEN)
        .param("log", log.value())
        .param("after", after)
        .param("upTo", upTo)
        .query((row, n) -> stamp(row))
        .list();
  }

  private static Stamp stamp(ResultSet row) throws SQLException {
    return new Stamp(
        row.getLong("size"), Rows.instant(row, "at"), Bytes.of(row.getBytes("answer")));
  }
}
