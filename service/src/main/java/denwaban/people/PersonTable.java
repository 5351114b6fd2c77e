package denwaban.people;

import denwaban.access.ActivePersonSql;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of people: who they are, which role they have, whether they may act. All methods must
/// be called in the office's scope, but for one that says so.
@Component
class PersonTable {

  private static final String COLUMNS =
      """
      select p.id, p.name, p.kana, p.role, p.client_id, p.disabled_at is not null as disabled,
        exists (select from passkey k where k.person_id = p.id) as enrolled
      from person p
      """;

  private static final String FIND = COLUMNS + "where p.id = :id and p.erased_at is null";

  private static final String ALL =
      COLUMNS
          + """
          where p.erased_at is null and not p.service_account
          order by p.client_id nulls first, p.added_at, p.id
          """;

  private static final String MEMBERS =
      COLUMNS
          + """
          where p.client_id = :client and p.erased_at is null
          order by p.added_at, p.id
          """;

  private static final String ENDED =
      """
      select id, coalesce(disabled_at, leaves_at) as ended_at from person
      where client_id = :client and (disabled_at is not null or leaves_at <= :now)
      """;

  private static final String ADD =
      """
      insert into person (id, name, kana, role, client_id, added_at, service_account)
      values (:id, :name, :kana, :role, :client, :now, :serviceAccount)
      on conflict (id) do nothing
      """;

  private static final String IS_SERVICE_ACCOUNT =
      "select exists (select from person where id = :id and service_account)";

  private static final String DISABLE =
      "update person set disabled_at = :now where id = :id and disabled_at is null";

  private static final String ENABLE =
      """
      update person set disabled_at = null, opened_at = :now
      where id = :id and disabled_at is not null and coalesce(leaves_at > :now, true)
      """;

  private static final String BLANK =
      """
      update person set name = '—', kana = '', erased_at = :now
      where id = :id and disabled_at is not null and erased_at is null
      """;

  private static final String ACTS =
      "select exists (select from person p where p.id = :id and " + ActivePersonSql.SQL + ")";

  /// Rows that refer to the person, such as those of what they do meanwhile, do not wait for it.
  private static final String HOLD = "select id from person where id = :id for no key update";

  private static final String RENAME =
      "update person set name = :name, kana = :kana where id = :id and erased_at is null";

  private static final String SET_ROLE =
      "update person set role = :role where id = :id and role <> :role";

  /// Locks the office's administrators, so that two of them cannot end each other at once.
  private static final String ADMINS =
      """
      select id from person p where role = 'admin'
        and exists (select from passkey k where k.person_id = p.id) and
      """
          + ActivePersonSql.SQL
          + "order by id for no key update";

  private final JdbcClient db;
  private final InstantSource clock;

  PersonTable(JdbcClient db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  Optional<Person> find(PersonId id) {
    return db.sql(FIND).param("id", id.value()).query(PersonTable::person).optional();
  }

  /// Everyone but the program's own account.
  List<Person> all() {
    return db.sql(ALL).query(PersonTable::person).list();
  }

  List<Person> members(ClientId client) {
    return db.sql(MEMBERS).param("client", client.value()).query(PersonTable::person).list();
  }

  /// The members of one client whose access has ended, and since when. In the client's scope too.
  Map<PersonId, Instant> ended(ClientId client) {
    var ended = new HashMap<PersonId, Instant>();
    db.sql(ENDED)
        .param("client", client.value())
        .param("now", Rows.utc(clock.instant()))
        .query(row -> {
          ended.put(new PersonId(Rows.uuid(row, "id")), Rows.instant(row, "ended_at"));
        });
    return ended;
  }

  /// @param serviceAccount whether it is the program's own; no one becomes that later
  /// @return false if the id exists
  boolean add(Person person, boolean serviceAccount) {
    var client = person.client();
    return db.sql(ADD)
            .param("id", person.id().value())
            .param("name", person.name())
            .param("kana", person.kana())
            .param("role", person.role().code())
            .param("client", client == null ? null : client.value())
            .param("now", Rows.utc(clock.instant()))
            .param("serviceAccount", serviceAccount)
            .update()
        == 1;
  }

  boolean isServiceAccount(PersonId id) {
    return db.sql(IS_SERVICE_ACCOUNT).param("id", id.value()).query(Boolean.class).single();
  }

  void rename(PersonId id, String name, String kana) {
    db.sql(RENAME).param("id", id.value()).param("name", name).param("kana", kana).update();
  }

  /// @return false if they have it already
  boolean setRole(PersonId id, Role role) {
    return db.sql(SET_ROLE).param("id", id.value()).param("role", role.code()).update() != 0;
  }

  /// @return false if it was ended before
  boolean disable(PersonId id) {
    return change(DISABLE, id);
  }

  /// @return false if it was open, or the person has left
  boolean enable(PersonId id) {
    return change(ENABLE, id);
  }

  /// Removes the name. No one finds the person from then on.
  ///
  /// @return false if their access was opened again, or they were erased
  boolean blank(PersonId id) {
    return change(BLANK, id);
  }

  private boolean change(String sql, PersonId id) {
    return db.sql(sql).param("id", id.value()).param("now", Rows.utc(clock.instant())).update()
        == 1;
  }

  /// Until the transaction ends no one else changes the person.
  void hold(PersonId id) {
    var _ = db.sql(HOLD).param("id", id.value()).query(UUID.class).optional();
  }

  boolean acts(PersonId id) {
    return db.sql(ACTS)
        .param("id", id.value())
        .param("now", Rows.utc(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /// The office's administrators who have a passkey, until the transaction ends no one else's to
  /// end.
  List<PersonId> admins() {
    return db.sql(ADMINS)
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .list();
  }

  private static Person person(ResultSet row, int n) throws SQLException {
    var client = Rows.uuid(row, "client_id");
    return new Person(
        new PersonId(Rows.uuid(row, "id")),
        row.getString("name"),
        row.getString("kana"),
        Role.of(row.getString("role")),
        client == null ? null : new ClientId(client),
        row.getBoolean("enrolled"),
        row.getBoolean("disabled"));
  }
}
