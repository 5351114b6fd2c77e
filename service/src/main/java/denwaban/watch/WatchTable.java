package denwaban.watch;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of canaries, of seen alarms and of signed days. Called inside a scope.
@Component
public class WatchTable {

  private static final String SET =
      """
      insert into watch_canary (client_id, object, set_at) values (:client, :object, :at)
      on conflict (client_id, object) do update set set_at = :at, removed_at = null
      where watch_canary.removed_at is not null
      """;

  private static final String REMOVE =
      """
      update watch_canary set removed_at = :at
      where client_id = :client and object = :object and removed_at is null
      """;

  private static final String CANARIES =
      """
      select client_id, object, removed_at from watch_canary
      where removed_at is null or removed_at > :from
      """;

  private static final String SIGN =
      """
      insert into watch_review (day, alarms, note, signed_by, signed_at)
      values (:day, :alarms, :note, :by, :at)
      on conflict (day) do nothing
      """;

  private static final String SIGNED =
      "select alarms, note, signed_by, signed_at from watch_review where day = :day";

  private static final String SEE =
      """
      insert into watch_seen (day, alarm, seen_by, seen_at) values (:day, :alarm, :by, :at)
      on conflict do nothing
      """;

  private static final String SEEN = "select alarm from watch_seen where day = :day";

  private final JdbcClient db;

  public WatchTable(JdbcClient db) {
    this.db = db;
  }

  /// @return false if it was one already
  boolean set(ClientId client, ObjectId object, Instant at) {
    return db.sql(SET)
            .param("client", client.value())
            .param("object", object.value())
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  /// @return false if it was none
  boolean remove(ClientId client, ObjectId object, Instant at) {
    return db.sql(REMOVE)
            .param("client", client.value())
            .param("object", object.value())
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  /// Objects that were canaries from then on or for a while, with the moment at which they ceased
  /// to be.
  Map<ClientId, Map<String, Instant>> canaries(Instant from) {
    var all = new HashMap<ClientId, Map<String, Instant>>();
    db.sql(CANARIES)
        .param("from", Rows.utc(from))
        .query(row -> {
          var until = Rows.instantOrNull(row, "removed_at");
          all.computeIfAbsent(new ClientId(Rows.uuid(row, "client_id")), _ -> new HashMap<>())
              .put(row.getString("object"), until == null ? Instant.MAX : until);
        });
    return all;
  }

  /// Twice is once.
  void see(LocalDate day, String alarm, PersonId by, Instant at) {
    db.sql(SEE)
        .param("day", day)
        .param("alarm", alarm)
        .param("by", by.value())
        .param("at", Rows.utc(at))
        .update();
  }

  /// Keys of the day's alarms that a user has seen.
  Set<String> seen(LocalDate day) {
    return Set.copyOf(
        db.sql(SEEN).param("day", day).query((row, n) -> row.getString("alarm")).list());
  }

  /// @param alarms how many there were when it was signed
  record Signed(int alarms, String note, PersonId by, Instant at) {}

  /// @return false if the day was signed already
  boolean sign(LocalDate day, Signed signed) {
    return db.sql(SIGN)
            .param("day", day)
            .param("alarms", signed.alarms())
            .param("note", signed.note())
            .param("by", signed.by().value())
            .param("at", Rows.utc(signed.at()))
            .update()
        == 1;
  }

  Optional<Signed> signed(LocalDate day) {
    return db.sql(SIGNED)
        .param("day", day)
        .query((row, n) ->
            new Signed(
                row.getInt("alarms"),
                row.getString("note"),
                new PersonId(Rows.uuid(row, "signed_by")),
                Rows.instant(row, "signed_at")))
        .optional();
  }
}
