package denwaban.assurance.posture;

import denwaban.assurance.control.Item;
import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of how items stood. Rows are added, and never changed or removed. Called inside the
/// office's scope.
@Component
final class PostureTable {

  private static final String CHANGED =
      """
      insert into assurance_change (client_id, item, state, at) values (:client, :item, :state, :at)
      """;

  private static final String LATEST =
      """
      select distinct on (client_id, item) client_id, item, state, at
      from assurance_change order by client_id, item, seq desc
      """;

  private static final String CHANGES =
      """
      select item, state, at from assurance_change
      where (client_id = :client or (cast(:client as uuid) is null and client_id is null)) and at >= :from and at < :to
      order by seq
      """;

  private static final String BEFORE =
      """
      select distinct on (item) item, state, at from assurance_change
      where (client_id = :client or (cast(:client as uuid) is null and client_id is null)) and at < :to
      order by item, seq desc
      """;

  private static final String KEEP_DAY =
      """
      insert into assurance_day (day, hashes, signature, made_at)
      values (:day, :hashes, :signature, :at) on conflict (day) do nothing
      """;

  private static final String KEEP =
      """
      insert into assurance_posture (day, n, client_id, text) values (:day, :n, :client, :text)
      """;

  private static final String LAST_DAY = "select max(day) from assurance_day";

  private static final String HISTORY =
      """
      select day, text from assurance_posture
      where (client_id = :client or (cast(:client as uuid) is null and client_id is null)) and day >= :from order by day
      """;

  private final JdbcClient db;

  PostureTable(JdbcClient db) {
    this.db = db;
  }

  /// @param client null for the offered service
  record Change(@Nullable ClientId client, Item item, ItemState state, Instant at) {}

  record Day(LocalDate day, String text) {}

  void changed(Change it) {
    db.sql(CHANGED)
        .param("client", id(it.client()))
        .param("item", it.item().code())
        .param("state", it.state().code())
        .param("at", Rows.utc(it.at()))
        .update();
  }

  /// The last of each client and item.
  List<Change> latest() {
    return db.sql(LATEST)
        .query((row, n) -> {
          var client = Rows.uuid(row, "client_id");
          return new Change(
              client == null ? null : new ClientId(client),
              Item.of(row.getString("item")),
              ItemState.ofCode(row.getString("state")),
              Rows.instant(row, "at"));
        })
        .list();
  }

  /// In the order of their coming.
  List<Change> changes(@Nullable ClientId client, Instant from, Instant to) {
    return changes(CHANGES, client, Map.of("from", Rows.utc(from), "to", Rows.utc(to)));
  }

  /// The last of each item before a moment.
  List<Change> before(@Nullable ClientId client, Instant to) {
    return changes(BEFORE, client, Map.of("to", Rows.utc(to)));
  }

  private List<Change> changes(String sql, @Nullable ClientId client, Map<String, ?> times) {
    return db.sql(sql)
        .param("client", id(client))
        .params(times)
        .query((row, n) ->
            new Change(
                client,
                Item.of(row.getString("item")),
                ItemState.ofCode(row.getString("state")),
                Rows.instant(row, "at")))
        .list();
  }

  /// @return false if that day was kept already
  boolean keepDay(LocalDate day, Bytes hashes, Bytes signature, Instant at) {
    return db.sql(KEEP_DAY)
            .param("day", day)
            .param("hashes", hashes.toArray())
            .param("signature", signature.toArray())
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  void keep(LocalDate day, int n, @Nullable ClientId client, String text) {
    db.sql(KEEP)
        .param("day", day)
        .param("n", n)
        .param("client", id(client))
        .param("text", text)
        .update();
  }

  @Nullable LocalDate lastDay() {
    return db.sql(LAST_DAY)
        .query((row, n) -> java.util.Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single()
        .orElse(null);
  }

  /// The oldest first.
  List<Day> history(@Nullable ClientId client, LocalDate from) {
    return db.sql(HISTORY)
        .param("client", id(client))
        .param("from", from)
        .query((row, n) -> new Day(row.getObject("day", LocalDate.class), row.getString("text")))
        .list();
  }

  private static @Nullable UUID id(@Nullable ClientId client) {
    return client == null ? null : client.value();
  }
}
