package denwaban.people.privilege;

import denwaban.access.ActivePersonSql;
import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of privileges. All methods must be called in the office's scope.
@Component
class PrivilegeTable {

  /// How long a request waits for the second person.
  static final Duration WAITS = Duration.ofHours(8);

  /// A year of evidence, and its review.
  static final Duration KEPT = Duration.ofDays(400);

  /// Rows that are shown, the newest first.
  static final int SHOWN = 200;

  private static final String ASK =
      """
      insert into privilege
        (id, kind, person_id, client_id, ticket, reason, minutes, asked_at, alone)
      values (:id, :kind, :person, :client, :ticket, :reason, :minutes, :now, :alone)
      """;

  private static final String COLUMNS =
      """
      select v.*, case
          when v.granted is false then 'REFUSED'
          when v.ended_at is not null then 'ENDED'
          when v.granted is null then
            case when v.asked_at > :since then 'WAITS' else 'LAPSED' end
          when v.until > :now then 'OPEN'
          else 'OVER' end as state
      from privilege v
      """;

  private static final String ONE = COLUMNS + "where v.id = :id for update of v";

  private static final String ALL = COLUMNS + "order by v.asked_at desc, v.id desc limit :shown";

  /// Of a `person p` who asked and may still act as an administrator.
  private static final String ASKER = "p.role = 'admin' and " + ActivePersonSql.SQL;

  private static final String OF_CLIENT =
      COLUMNS
          + """
          join person p on p.id = v.person_id
          where v.client_id = :client and v.ended_at is null
            and (v.granted is null and v.asked_at > :since or v.granted and v.until > :now) and
          """
          + ASKER
          + "order by v.asked_at, v.id";

  private static final String OPEN =
      COLUMNS
          + """
          join person p on p.id = v.person_id
          where v.kind = :kind and v.granted and v.until > :now and v.ended_at is null and
          """
          + ASKER;

  private static final String LIVE =
      """
      select count(*) from privilege v
      where v.person_id = :person and v.ended_at is null
        and (v.granted is null and v.asked_at > :since or v.granted and v.until > :now)
      """;

  private static final String DECIDE =
      """
      update privilege set decided_at = :now, decided_by = :by, granted = :granted, until = :until
      where id = :id
      """;

  private static final String END = "update privilege set ended_at = :now where id = :id";

  private final JdbcClient db;
  private final InstantSource clock;

  PrivilegeTable(JdbcClient db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Until the end of the transaction this person asks for no other.
  void hold(PersonId person) {
    AdvisoryLock.take(db, "privilege|" + person);
  }

  void add(UUID id, PersonId person, PrivilegeRequest request, boolean alone, Instant at) {
    var client = request.client();
    db.sql(ASK)
        .param("id", id)
        .param("kind", request.kind().code())
        .param("person", person.value())
        .param("client", client == null ? null : client.value())
        .param("ticket", request.ticket())
        .param("reason", request.reason())
        .param("minutes", request.minutes())
        .param("now", Rows.utc(at))
        .param("alone", alone)
        .update();
  }

  /// @param until null if it was refused
  void decide(UUID id, PersonId by, Instant at, @Nullable Instant until) {
    db.sql(DECIDE)
        .param("id", id)
        .param("now", Rows.utc(at))
        .param("by", by.value())
        .param("granted", until != null)
        .param("until", until == null ? null : Rows.utc(until))
        .update();
  }

  void end(UUID id) {
    db.sql(END).param("id", id).param("now", Rows.utc(clock.instant())).update();
  }

  /// Locked until the transaction ends.
  Optional<Privilege> find(UUID id) {
    return query(ONE).param("id", id).query(PrivilegeTable::privilege).optional();
  }

  /// The newest first.
  List<Privilege> all() {
    return query(ALL).param("shown", SHOWN).query(PrivilegeTable::privilege).list();
  }

  /// What waits for a client's decision, or is open on its screens now.
  List<Privilege> ofClient(ClientId client) {
    return query(OF_CLIENT).param("client", client.value()).query(PrivilegeTable::privilege).list();
  }

  /// Those that are open now, of people who may act as administrators.
  List<Privilege> open(Privilege.Kind kind) {
    return query(OPEN).param("kind", kind.code()).query(PrivilegeTable::privilege).list();
  }

  /// How many of a person's wait or are open.
  long live(PersonId person) {
    return query(LIVE).param("person", person.value()).query(Long.class).single();
  }

  private JdbcClient.StatementSpec query(String sql) {
    var now = clock.instant();
    return db.sql(sql).param("now", Rows.utc(now)).param("since", Rows.utc(now.minus(WAITS)));
  }

  /// Removes those that are older than [#KEPT].
  void sweep() {
    db.sql("delete from privilege where asked_at < :until")
        .param("until", Rows.utc(clock.instant().minus(KEPT)))
        .update();
  }

  private static Privilege privilege(ResultSet row, int n) throws SQLException {
    var client = Rows.uuid(row, "client_id");
    var second = Rows.uuid(row, "decided_by");
    return new Privilege(
        Rows.uuid(row, "id"),
        Privilege.Kind.of(row.getString("kind")),
        new PersonId(Rows.uuid(row, "person_id")),
        client == null ? null : new ClientId(client),
        row.getString("ticket"),
        row.getString("reason"),
        row.getInt("minutes"),
        Rows.instant(row, "asked_at"),
        row.getBoolean("alone"),
        second == null ? null : new PersonId(second),
        Rows.instantOrNull(row, "until"),
        Privilege.State.valueOf(row.getString("state")));
  }
}
