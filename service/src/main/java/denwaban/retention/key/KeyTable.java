package denwaban.retention.key;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.storage.key.WeekKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of keys. The database adds to it by itself; here they end. Called in the client's
/// scope.
@Component
public class KeyTable {

  /// The database asks the same once more, in its own trigger.
  private static final String DECIDE =
      """
      update retention_key k set decided_at = :now
      where client_id = :client and decided_at is null
        and retention_key_over(client_id, kind, week, :now)
      """;

  private static final String DECIDED =
      """
      select * from retention_key
      where client_id = :client and decided_at is not null and destroyed_at is null
      order by week, kind
      """;

  private static final String DESTROYED =
      """
      update retention_key set destroyed_at = :now
      where client_id = :client and destroyed_at is null
        and (kind, week) in (
          select * from unnest(cast(:kinds as text[]), cast(:weeks as timestamptz[])))
      """;

  private static final String LEFT =
      """
      select count(*) from retention_key where client_id = :client and destroyed_at is null
      """;

  private static final String UNCERTIFIED =
      """
      select * from retention_key
      where client_id = :client and certificate is null and destroyed_at < :before
      order by week, kind
      """;

  private static final String CERTIFIED =
      """
      update retention_key set certificate = :n
      where client_id = :client and certificate is null and destroyed_at < :before
      """;

  private static final String NEWEST =
      """
      select max(destroyed_at) as at from retention_key where client_id = :client
      """;

  private final JdbcClient db;

  public KeyTable(JdbcClient db) {
    this.db = db;
  }

  /// @param destroyedAt null before
  public record Row(WeekKey key, @Nullable Instant destroyedAt) {}

  /// @return how many more were found to be over
  int decide(ClientId client, Instant now) {
    return db.sql(DECIDE).param("client", client.value()).param("now", Rows.utc(now)).update();
  }

  /// To be destroyed.
  List<WeekKey> decided(ClientId client) {
    return db.sql(DECIDED)
        .param("client", client.value())
        .query((row, n) -> row(client, row).key())
        .list();
  }

  void destroyed(ClientId client, List<WeekKey> keys, Instant now) {
    db.sql(DESTROYED)
        .param("client", client.value())
        .param("kinds", keys.stream().map(WeekKey::kind).toArray(String[]::new))
        .param("weeks", keys.stream().map(it -> it.begins().toString()).toArray(String[]::new))
        .param("now", Rows.utc(now))
        .update();
  }

  /// Not destroyed yet.
  public long left(ClientId client) {
    return db.sql(LEFT).param("client", client.value()).query(Long.class).single();
  }

  /// When the last was destroyed.
  public Optional<Instant> newest(ClientId client) {
    return db.sql(NEWEST)
        .param("client", client.value())
        .query((row, n) -> Optional.ofNullable(Rows.instantOrNull(row, "at")))
        .single();
  }

  /// Destroyed before this moment, of which no certificate speaks yet.
  public List<Row> uncertified(ClientId client, Instant before) {
    return db.sql(UNCERTIFIED)
        .param("client", client.value())
        .param("before", Rows.utc(before))
        .query((row, n) -> row(client, row))
        .list();
  }

  public void certified(ClientId client, Instant before, int certificate) {
    db.sql(CERTIFIED)
        .param("client", client.value())
        .param("before", Rows.utc(before))
        .param("n", certificate)
        .update();
  }

  private static Row row(ClientId client, ResultSet row) throws SQLException {
    return new Row(
        WeekKey.of(client, row.getString("kind"), Rows.instant(row, "week")),
        Rows.instantOrNull(row, "destroyed_at"));
  }
}
