package denwaban.access.passkey;

import denwaban.access.ActivePersonSql;
import denwaban.access.Role;
import denwaban.database.Rows;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of passkeys. All methods must be called in the office's scope.
@Component
public final class Passkeys {

  /// A passkey id that exists already belongs to a person; a second row would make signing in
  /// ambiguous.
  private static final String ADD =
      """
      insert into passkey
        (id, person_id, host, attested, counter, backup_eligible, backed_up, transports, model,
          list_number, added_at)
      values
        (:id, :person, :host, :attested, :counter, :eligible, :backedUp, :transports, :model,
          :list, :now)
      on conflict do nothing
      """;

  private static final String FIND = "select * from passkey where id = :id and host = :host";

  private static final String OF =
      "select * from passkey where person_id = :person and host = :host";

  private static final String ANYWHERE = "select * from passkey where person_id = :person";

  private static final String ACTING =
      "select k.* from passkey k join person p on p.id = k.person_id where p.role in (:roles) and "
          + ActivePersonSql.SQL;

  private static final String REMOVE =
      """
      delete from passkey where person_id = :person and host = :host
        and encode(sha256(id), 'hex') = :name
      """;

  private static final String HOLD = "select id from person where id = :person for update";

  private static final String OWN =
      """
      select encode(sha256(id), 'hex') as name, backup_eligible, model, transports, added_at,
        used_at
      from passkey where person_id = :person and host = :host order by added_at, id
      """;

  /// Guarded: of two requests with the same counter one loses.
  private static final String USED =
      """
      update passkey set counter = :counter, backed_up = :backedUp, used_at = :now
      where id = :id and (counter < :counter or (counter = 0 and :counter = 0))
      """;

  private static final String ALL = "select * from passkey order by added_at, id";

  private static final String FORGET = "delete from passkey where person_id = :person";

  private final JdbcClient db;
  private final InstantSource clock;

  public Passkeys(JdbcClient db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// False if a passkey with this id exists.
  public boolean add(Passkey passkey) {
    var knownModel = passkey.knownModel();
    return db.sql(ADD)
            .param("id", passkey.id().toArray())
            .param("person", passkey.person().value())
            .param("host", passkey.host())
            .param("attested", passkey.attested().toArray())
            .param("counter", passkey.counter())
            .param("eligible", passkey.backupEligible())
            .param("backedUp", passkey.backedUp())
            .param("transports", passkey.transports())
            .param("model", knownModel == null ? null : knownModel.model())
            .param("list", knownModel == null ? null : knownModel.list())
            .param("now", Rows.utc(clock.instant()))
            .update()
        == 1;
  }

  public Optional<Passkey> find(Bytes id, Site site) {
    return db.sql(FIND)
        .param("id", id.toArray())
        .param("host", site.host())
        .query(Passkeys::passkey)
        .optional();
  }

  public List<Passkey> of(PersonId person, Site site) {
    return db.sql(OF)
        .param("person", person.value())
        .param("host", site.host())
        .query(Passkeys::passkey)
        .list();
  }

  /// Those at all hosts.
  public List<Passkey> of(PersonId person) {
    return db.sql(ANYWHERE).param("person", person.value()).query(Passkeys::passkey).list();
  }

  /// Those of everyone who has one of these roles and may act at `now`, at all hosts.
  Map<PersonId, List<Passkey>> of(Set<Role> roles, Instant now) {
    return db
        .sql(ACTING)
        .param("roles", roles.stream().map(Role::code).toList())
        .param("now", Rows.utc(now))
        .query(Passkeys::passkey)
        .list()
        .stream()
        .collect(Collectors.groupingBy(Passkey::person));
  }

  /// Everybody's, at all hosts; the oldest first.
  public Map<PersonId, List<Passkey>> all() {
    return db.sql(ALL).query(Passkeys::passkey).list().stream()
        .collect(Collectors.groupingBy(Passkey::person));
  }

  /// What its owner is shown of one.
  ///
  /// @param name SHA-256 of its id, in hex: short enough for an address
  /// @param synced it may be on the person's other devices too
  /// @param model as its maker proved; null if it was not asked for
  public record Own(
      String name,
      boolean synced,
      @Nullable String model,
      String transports,
      Instant added,
      @Nullable Instant used) {}

  /// The oldest first.
  public List<Own> own(PersonId person, Site site) {
    return db.sql(OWN)
        .param("person", person.value())
        .param("host", site.host())
        .query((row, n) ->
            new Own(
                row.getString("name"),
                row.getBoolean("backup_eligible"),
                row.getString("model"),
                row.getString("transports"),
                Rows.instant(row, "added_at"),
                Rows.instantOrNull(row, "used_at")))
        .list();
  }

  /// Until the end of the transaction nobody else removes one of this person's.
  public void hold(PersonId person) {
    var _ = db.sql(HOLD).param("person", person.value()).query(UUID.class).optional();
  }

  public void remove(PersonId person, Site site, String name) {
    db.sql(REMOVE)
        .param("person", person.value())
        .param("host", site.host())
        .param("name", name)
        .update();
  }

  /// False if the counter did not grow: the authenticator may have been copied.
  public boolean used(Bytes id, long counter, boolean backedUp) {
    return db.sql(USED)
            .param("id", id.toArray())
            .param("counter", counter)
            .param("backedUp", backedUp)
            .param("now", Rows.utc(clock.instant()))
            .update()
        == 1;
  }

  public void forget(PersonId person) {
    db.sql(FORGET).param("person", person.value()).update();
  }

  private static Passkey passkey(ResultSet row, int n) throws SQLException {
    var model = row.getString("model");
    return new Passkey(
        Bytes.of(row.getBytes("id")),
        new PersonId(Rows.uuid(row, "person_id")),
        row.getString("host"),
        Bytes.of(row.getBytes("attested")),
        row.getLong("counter"),
        row.getBoolean("backup_eligible"),
        row.getBoolean("backed_up"),
        row.getString("transports"),
        model == null ? null : new Passkey.KnownModel(model, row.getLong("list_number")));
  }
}
