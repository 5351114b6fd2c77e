package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Principal;
import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.EntityTag;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// HR's registry: what each person is to the office, and from when to when they may act.
@Component
public class Registry {

  private static final String ALL =
      """
      select p.id, p.starts_at, p.leaves_at, p.role_until,
        e.number, e.kind, e.employer, e.unit, e.place, e.site, e.hours, e.external_id,
        g.granted_by, g.confirmed_by
      from person p left join engagement e on e.person_id = p.id
      left join lateral (
        select granted_by, confirmed_by from role_grant
        where person_id = p.id order by id desc limit 1
      ) g on true
      where p.erased_at is null
      """;

  private static final String ONE = ALL + "and p.id = :id";

  private static final String ENTER =
      """
      insert into engagement (person_id, number, kind, employer, unit, place, site, hours)
      values (:person, :number, :kind, :employer, :unit, :place, :site, :hours)
      on conflict (person_id) do update set number = :number, kind = :kind,
        employer = :employer, unit = :unit, place = :place, site = :site, hours = :hours
      """;

  private static final String LINK =
      "update engagement set external_id = :external where person_id = :person";

  private static final String TIMES =
      "update person set starts_at = :starts, leaves_at = :leaves where id = :person";

  /// In characters: what an identity provider calls a person.
  public static final int EXTERNAL_LIMIT = 128;

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final People people;
  private final RoleGrants roleGrants;
  private final TwoPersonRule twoPersonRule;
  private final PersonLog personLog;
  private final InstantSource clock;

  Registry(
      JdbcClient db,
      TenantTransactions transactions,
      People people,
      RoleGrants roleGrants,
      TwoPersonRule twoPersonRule,
      PersonLog personLog,
      InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.people = people;
    this.roleGrants = roleGrants;
    this.twoPersonRule = twoPersonRule;
    this.personLog = personLog;
    this.clock = clock;
  }

  /// @param starts from when the person may act; null: at once
  /// @param leaves until when, exclusive; null: no end is known
  public record Times(@Nullable Instant starts, @Nullable Instant leaves) {}

  /// @param engagement null if HR entered nothing: an orphan, if the person is staff
  /// @param roleUntil until when the role is valid
  /// @param grantedBy who gave the role; null: the program
  /// @param confirmed whether a second person did
  /// @param externalId what an identity provider calls the person, or empty
  public record Standing(
      @Nullable Engagement engagement,
      Times times,
      @Nullable Instant roleUntil,
      @Nullable PersonId grantedBy,
      boolean confirmed,
      String externalId) {

    /// Of what was entered: another if anybody entered something else; null if nothing was.
    @Nullable String version() {
      if (engagement == null && times.starts() == null && times.leaves() == null) return null;
      var it = engagement;
      if (it == null) return EntityTag.of(times.starts(), times.leaves());
      return EntityTag.of(
          it.number(),
          it.kind(),
          it.employer(),
          it.unit(),
          it.place(),
          it.site(),
          it.hours(),
          times.starts(),
          times.leaves());
    }
  }

  /// Everybody who was not erased.
  public Map<PersonId, Standing> all() {
    return transactions.office(() -> {
      var all = new HashMap<PersonId, Standing>();
      db.sql(ALL)
          .query(row -> {
            all.put(new PersonId(Rows.uuid(row, "id")), standing(row));
          });
      return all;
    });
  }

  /// One who was not erased.
  public Optional<Standing> find(PersonId id) {
    return transactions.office(
        () -> db.sql(ONE).param("id", id.value()).query((row, n) -> standing(row)).optional());
  }

  /// Whether HR entered this person.
  public boolean has(PersonId id) {
    return transactions.office(() ->
        db.sql("select exists (select from engagement where person_id = :person)")
            .param("person", id.value())
            .query(Boolean.class)
            .single());
  }

  /// Whether this person could refuse what an administrator asks for ([TwoPersonRule]).
  public boolean approves(PersonId id) {
    return people.find(id).filter(TwoPersonRule::approves).isPresent();
  }

  /// HR's lists come one after the other: two in different orders would wait for each other. In the
  /// office's scope.
  public void holdForList() {
    AdvisoryLock.take(db, "registry");
  }

  /// Removes what HR knew of the person, in the transaction of the erasure.
  void forget(PersonId id) {
    db.sql("delete from engagement where person_id = :person").param("person", id.value()).update();
  }

  /// Enters over what was entered before, unless somebody else has entered something meanwhile.
  ///
  /// @param base [Standing#version] with which this was begun
  /// @throws Problem as [#enter], and 409 if there is another version
  public void enter(
      PersonId id, @Nullable String base, Engagement engagement, Times times, CurrentUser by) {
    transactions.office(() -> {
      people.hold(id);
      people.changeable(id);
      if (!Objects.equals(standing(id).version(), base)) {
        throw new Problem(409, "registry-changed");
      }
      enter(id, engagement, times, by);
    });
  }

  /// Enters what a person is to the office. A person who moves to another unit loses their role
  /// until someone else gives it to them there. Whoever enters that a person may not act, or not
  /// after an instant, ended their access ([TwoPersonRule]).
  ///
  /// @param by null for the program itself
  /// @throws Problem 404 if there is no such person, 409 if another has this number or if the
  ///   break-glass account would enter itself, 422 if the person would leave before they start, or
  ///   belongs to a client
  public void enter(PersonId id, Engagement engagement, Times times, @Nullable Principal by) {
    if (times.starts() != null
        && times.leaves() != null
        && !times.leaves().isAfter(times.starts())) {
      throw new Problem(422, "leaves-before-start");
    }
    try {
      transactions.office(() -> {
        people.hold(id);
        twoPersonRule.checkEnds(id, by);
        var person = people.changeable(id);
        if (!person.role().staff()) {
          throw new Problem(422, "not-staff.registry");
        }
        var before = standing(id);
        var acted = people.acts(id);
        write(id, engagement);
        db.sql(TIMES)
            .param("person", id.value())
            .param("starts", times.starts() == null ? null : Rows.utc(times.starts()))
            .param("leaves", times.leaves() == null ? null : Rows.utc(times.leaves()))
            .update();
        var moves = moves(before, engagement);
        if (moves) {
          roleGrants.endAt(id, clock.instant());
        } else if (before.engagement() == null) {
          roleGrants.inUnit(id, engagement.unit());
        }
        personLog.registered(person, detail(engagement, times, moves), by);
        if (acted) ends(person, before.times(), times, by);
      });
    } catch (DuplicateKeyException taken) {
      throw new Problem(409, "number-taken");
    }
  }

  /// Stores what an identity provider calls the person, who must be in the registry.
  ///
  /// @param external up to [#EXTERNAL_LIMIT] characters, or empty
  /// @throws Problem 409 if it calls another so
  public void link(PersonId id, String external) {
    try {
      transactions.office(
          () -> db.sql(LINK).param("person", id.value()).param("external", external).update());
    } catch (DuplicateKeyException taken) {
      throw new Problem(409, "external-id-taken");
    }
  }

  /// @param person who could act before
  private void ends(Person person, Times before, Times now, @Nullable Principal by) {
    if (!people.acts(person.id())) {
      twoPersonRule.ends(person, clock.instant(), by);
    } else if (!Objects.equals(before.leaves(), now.leaves())) {
      twoPersonRule.ends(person, now.leaves(), by);
    }
  }

  private Standing standing(PersonId id) {
    return find(id).orElseThrow(Problem::notFound);
  }

  private static boolean moves(Standing before, Engagement now) {
    return before.engagement() != null && !before.engagement().unit().equals(now.unit());
  }

  private void write(PersonId id, Engagement it) {
    db.sql(ENTER)
        .param("person", id.value())
        .param("number", it.number())
        .param("kind", it.kind().code())
        .param("employer", it.employer())
        .param("unit", it.unit())
        .param("place", it.place().code())
        .param("site", it.site())
        .param("hours", it.hours())
        .update();
  }

  /// Times and the kind, no free text.
  private static Map<String, String> detail(Engagement engagement, Times times, boolean moves) {
    var detail = new HashMap<String, String>();
    detail.put("kind", engagement.kind().code());
    detail.put("place", engagement.place().code());
    if (times.starts() != null) detail.put("from", times.starts().toString());
    if (times.leaves() != null) detail.put("until", times.leaves().toString());
    if (moves) detail.put("moves", "yes");
    return detail;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    var kind = row.getString("kind");
    var engagement =
        kind == null
            ? null
            : new Engagement(
                row.getString("number"),
                Engagement.Kind.of(kind),
                row.getString("employer"),
                row.getString("unit"),
                Engagement.Place.of(row.getString("place")),
                row.getString("site"),
                row.getString("hours"));
    var by = Rows.uuid(row, "granted_by");
    return new Standing(
        engagement,
        new Times(at(row, "starts_at"), at(row, "leaves_at")),
        at(row, "role_until"),
        by == null ? null : new PersonId(by),
        row.getObject("confirmed_by") != null,
        Optional.ofNullable(row.getString("external_id")).orElse(""));
  }

  private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
    return Rows.instantOrNull(row, column);
  }
}
