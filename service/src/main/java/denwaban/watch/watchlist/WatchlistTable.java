package denwaban.watch.watchlist;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of watched numbers and of the calls that came from them. Called inside the office's
/// scope.
@Component
public class WatchlistTable {

  private static final String FIND_KEY = "select wrapped from watch_number_key";

  private static final String ADD_KEY =
      "insert into watch_number_key (wrapped) values (:wrapped) on conflict do nothing";

  private static final String ADD =
      """
      insert into watch_caller (id, token, why, person_id, label, added_at)
      values (:id, :token, :why, :person, :label, :at)
      on conflict do nothing
      """;

  private static final String REMOVE =
      """
      update watch_caller set token = null, removed_at = :at
      where id = :id and removed_at is null
      """;

  private static final String ALL =
      """
      select id, why, person_id, label, added_at from watch_caller
      where removed_at is null order by added_at desc, id
      """;

  private static final String COUNT = "select count(*) from watch_caller where removed_at is null";

  private static final String RANG =
      """
      insert into watch_call (call_id, caller_id, client_id, rang_at)
      select :call, id, :client, :at from watch_caller where token = :token
      on conflict do nothing
      """;

  private static final String ENDED =
      "update watch_call set ended_at = :at where call_id = :call and ended_at is null";

  private static final String FORGET = "delete from watch_call where rang_at < :before";

  private static final String FORGET_FAMILY = "delete from watch_caller where person_id = :person";

  private static final String CALLS =
      """
      select n.call_id, n.client_id, n.ended_at, c.why, c.person_id
      from watch_call n join watch_caller c on c.id = n.caller_id
      where n.rang_at >= :from and n.rang_at < :to
      order by n.rang_at
      """;

  private final JdbcClient db;

  public WatchlistTable(JdbcClient db) {
    this.db = db;
  }

  Optional<Bytes> key() {
    return db.sql(FIND_KEY).query((row, n) -> Bytes.of(row.getBytes("wrapped"))).optional();
  }

  /// The first writer wins; read it again.
  void keepKey(Bytes wrapped) {
    db.sql(ADD_KEY).param("wrapped", wrapped.toArray()).update();
  }

  /// @return false if that number is watched for that reason already
  boolean add(WatchedCaller caller, Bytes token) {
    var person = caller.person();
    return db.sql(ADD)
            .param("id", caller.id())
            .param("token", token.toArray())
            .param("why", caller.why().code())
            .param("person", person == null ? null : person.value(), Types.OTHER)
            .param("label", caller.label())
            .param("at", Rows.utc(caller.addedAt()))
            .update()
        == 1;
  }

  /// @return false if it is not watched
  boolean remove(UUID id, Instant at) {
    return db.sql(REMOVE).param("id", id).param("at", Rows.utc(at)).update() == 1;
  }

  /// Those that are watched, newest first.
  List<WatchedCaller> all() {
    return db.sql(ALL).query(WatchlistTable::caller).list();
  }

  long count() {
    return db.sql(COUNT).query(Long.class).single();
  }

  /// @return for how many reasons this number is watched
  int rang(CallId call, ClientId client, Bytes token, Instant at) {
    return db.sql(RANG)
        .param("call", call.value())
        .param("client", client.value())
        .param("token", token.toArray())
        .param("at", Rows.utc(at))
        .update();
  }

  void ended(CallId call, Instant at) {
    db.sql(ENDED).param("call", call.value()).param("at", Rows.utc(at)).update();
  }

  void forget(Instant before) {
    db.sql(FORGET).param("before", Rows.utc(before)).update();
  }

  /// Numbers of this person's family, and which calls came from them.
  public void forgetFamily(PersonId person) {
    db.sql(FORGET_FAMILY).param("person", person.value()).update();
  }

  /// A call for one of the reasons why its number is watched.
  record Row(
      CallId call,
      ClientId client,
      WatchedCaller.Why why,
      @Nullable PersonId person,
      @Nullable Instant endedAt) {}

  /// Calls that rang in a time, the oldest first, also of numbers that are watched no longer.
  List<Row> calls(Instant from, Instant to) {
    return db.sql(CALLS)
        .param("from", Rows.utc(from))
        .param("to", Rows.utc(to))
        .query((row, n) -> {
          var ended = Rows.instantOrNull(row, "ended_at");
          return new Row(
              new CallId(Rows.uuid(row, "call_id")),
              new ClientId(Rows.uuid(row, "client_id")),
              WatchedCaller.Why.of(row.getString("why")),
              person(row),
              ended);
        })
        .list();
  }

  private static WatchedCaller caller(ResultSet row, int n) throws SQLException {
    return new WatchedCaller(
        Rows.uuid(row, "id"),
        WatchedCaller.Why.of(row.getString("why")),
        person(row),
        row.getString("label"),
        Rows.instant(row, "added_at"));
  }

  private static @Nullable PersonId person(ResultSet row) throws SQLException {
    var person = Rows.uuid(row, "person_id");
    return person == null ? null : new PersonId(person);
  }
}
