package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.Rows;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.people.TwoPersonRule.Approver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Roles are given for a time. What two people must give waits, without effect, for the second;
/// what has ended waits for the next confirmation. A newcomer's first grant, a mover's new one and
/// the quarterly review are the same operation.
///
/// All methods must be called in the office's scope.
@Component
public class RoleGrants {

  /// A quarter, and four weeks to review it in.
  static final Duration LIFE = Duration.ofDays(120);

  /// Before its end, the review asks for the next confirmation.
  static final Duration REVIEW = Duration.ofDays(28);

  private static final String GRANT =
      """
      insert into role_grant (person_id, role, unit, granted_at, granted_by, confirmed_by)
      values (:person, :role,
        coalesce((select unit from engagement where person_id = :person), ''), :now, :by, :second)
      """;

  private static final String IN_UNIT =
      """
      insert into role_grant (person_id, role, unit, granted_at, granted_by, confirmed_by)
      select g.person_id, g.role, :unit,
        case when g.confirmed_by is null and g.granted_at = p.role_until then g.granted_at
          else :now end,
        g.granted_by, g.confirmed_by
      from role_grant g join person p on p.id = g.person_id
      where g.person_id = :person order by g.id desc limit 1
      """;

  private static final String UNTIL = "update person set role_until = :until where id = :person";

  private static final String NEWEST =
      """
      select granted_by, confirmed_by from role_grant where person_id = :person
      order by id desc limit 1
      """;

  private static final String HELD =
      """
      select distinct role, unit from (
        select role, unit, lead(granted_at) over (order by id) as over_at
        from role_grant where person_id = :person
      ) held where coalesce(over_at > :since, true)
      """;

  private static final String UNIT = "select unit from engagement where person_id = :person";

  private final JdbcClient db;
  private final InstantSource clock;
  private final TwoPersonRule twoPersonRule;

  RoleGrants(JdbcClient db, InstantSource clock, TwoPersonRule twoPersonRule) {
    this.db = db;
    this.clock = clock;
    this.twoPersonRule = twoPersonRule;
  }

  /// Writes a role down, for [#LIFE], or for no time yet if a second person must confirm it.
  ///
  /// @param by null for the program itself
  void give(PersonId person, Role role, @Nullable CurrentUser by) {
    var now = clock.instant();
    var waits =
        by != null
            && Separation.TWO_PEOPLE.contains(role)
            && twoPersonRule.needsAnother(by.person(), Approver.ADMIN);
    // one moment for both: by it RoleEnds knows who waits
    write(person, role, by == null ? null : by.person(), null, now);
    until(person, waits ? now : now.plus(LIFE));
  }

  /// Records that a client's member has another role; until when they may act stays, as only their
  /// own company decides that.
  void change(PersonId member, Role role, CurrentUser by) {
    write(member, role, by.person(), null, clock.instant());
  }

  /// An administrator of the same client gives a member's role for another time.
  ///
  /// @throws Problem 409 if it is one's own, unless no one else administers the client
  Instant confirmMember(Person member, CurrentUser by) {
    twoPersonRule.check(member.id(), by.person(), Approver.CLIENT_ADMIN);
    return extend(member, by);
  }

  /// A second person gives it, or gives it for another time.
  ///
  /// @throws Problem 409 if it is one's own, or if the person who gave it would confirm it
  ///   themselves, unless no one else could; or if separation of duties stands against it, as it
  ///   may after a move
  Instant confirm(Person person, CurrentUser by) {
    twoPersonRule.checkEnds(person.id(), by);
    twoPersonRule.check(person.id(), by.person(), Approver.ADMIN);
    if (Separation.TWO_PEOPLE.contains(person.role())) {
      newest(person.id())
          .filter(it -> it.second() == null)
          .map(Given::by)
          .ifPresent(it -> twoPersonRule.check(it, by.person(), Approver.ADMIN));
    }
    check(person, person.role());
    return extend(person, by);
  }

  private Instant extend(Person person, CurrentUser by) {
    var now = clock.instant();
    var until = now.plus(LIFE);
    var giver = newest(person.id()).map(Given::by).orElse(null);
    write(person.id(), person.role(), giver, by.person(), now);
    until(person.id(), until);
    return until;
  }

  /// @throws Problem 409 if separation of duties stands against it
  void check(Person person, Role wanted) {
    var unit = db.sql(UNIT).param("person", person.id().value()).query(String.class).optional();
    var before =
        db.sql(HELD)
            .param("person", person.id().value())
            .param("since", Rows.utc(clock.instant().minus(Separation.BACK)))
            .query((row, n) -> new Separation.PastRole(Role.of(row.getString(1)), row.getString(2)))
            .list();
    var against = Separation.against(wanted, unit.orElse(""), before);
    if (against.isPresent()) {
      throw new Problem(409, "duties-not-separate", against.get().code());
    }
  }

  /// From now on the role is one of this unit; who gave it, and until when, stays, and so does that
  /// it waits for its second person.
  void inUnit(PersonId person, String unit) {
    db.sql(IN_UNIT)
        .param("person", person.value())
        .param("unit", unit)
        .param("now", Rows.utc(clock.instant()))
        .update();
  }

  /// Ends it at an instant, such as a move's, whatever was given before.
  public void endAt(PersonId person, Instant at) {
    db.sql("update person set role_until = least(role_until, :at) where id = :person")
        .param("person", person.value())
        .param("at", Rows.utc(at))
        .update();
  }

  record Given(@Nullable PersonId by, @Nullable PersonId second) {}

  private Optional<Given> newest(PersonId person) {
    return db.sql(NEWEST)
        .param("person", person.value())
        .query((row, n) -> new Given(id(row.getString(1)), id(row.getString(2))))
        .optional();
  }

  private static @Nullable PersonId id(@Nullable String text) {
    return text == null ? null : new PersonId(UUID.fromString(text));
  }

  private void write(
      PersonId person, Role role, @Nullable PersonId by, @Nullable PersonId second, Instant now) {
    db.sql(GRANT)
        .param("person", person.value())
        .param("role", role.code())
        .param("now", Rows.utc(now))
        .param("by", by == null ? null : by.value())
        .param("second", second == null ? null : second.value())
        .update();
  }

  /// Until when the person's role is valid.
  public void until(PersonId person, Instant until) {
    db.sql(UNTIL).param("person", person.value()).param("until", Rows.utc(until)).update();
  }
}
