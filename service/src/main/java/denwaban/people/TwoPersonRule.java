package denwaban.people;

import denwaban.access.ActivePersonSql;
import denwaban.access.ApiClient;
import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Principal;
import denwaban.access.Role;
import denwaban.database.Rows;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The four-eyes principle (NIST SP 800-53 AC-3(2)): what one person began, another one approves.
///
/// - Where no other person could approve, one may alone; the log shows it.
/// - Who acts under a broken glass needs no other of the office: its administrators cannot sign in,
///   and each client was told.
/// - A person who ends the access of someone who could, takes that role from them, or enters when
///   they leave, in person or by a token that they made, is not alone for [#COUNTS] from then on:
///   ending the others does not make one the only approver.
///
/// Methods that are not static must be called in the office's scope.
@Component
public class TwoPersonRule {

  /// As if the one who was ended were still there: long enough for others to hear of the alarm.
  public static final Duration COUNTS = Duration.ofDays(3);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

  /// A member's colleagues are those of their own client; staff belong to none.
  private static final String ANOTHER =
      """
      select exists (select from person p where p.role in (:roles) and p.id <> :id
        and p.client_id is not distinct from (select client_id from person where id = :id)
        and exists (select from passkey k where k.person_id = p.id) and
      """
          + ActivePersonSql.SQL
          + ")";

  private static final String BROKE_GLASS =
      "select exists (select from glass where person_id = :id and until > :now)";

  private static final String NOTE =
      """
      insert into second_ended (person_id, by_id, role, ended_at)
      values (:person, :by, :role, :at) on conflict do nothing
      """;

  /// What does not count any more, and what was to come of this person.
  private static final String FORGET =
      """
      delete from second_ended where ended_at < :until or (person_id = :person and ended_at > :now)
      """;

  private static final String LATEST =
      """
      select max(ended_at) from second_ended
      where by_id = :by and role in (:roles) and ended_at > :since and ended_at <= :now
      """;

  private final JdbcClient db;
  private final InstantSource clock;
  private final ClientNames clientNames;
  private final PersonLog personLog;

  TwoPersonRule(JdbcClient db, InstantSource clock, ClientNames clientNames, PersonLog personLog) {
    this.db = db;
    this.clock = clock;
    this.clientNames = clientNames;
    this.personLog = personLog;
  }

  /// Who can give the second approval.
  public enum Approver {
    ADMIN,
    CLIENT_ADMIN,
    ADMIN_OR_OFFICER;

    private Set<Role> roles() {
      return switch (this) {
        case ADMIN -> Set.of(Role.ADMIN);
        case CLIENT_ADMIN -> Set.of(Role.CLIENT_ADMIN);
        case ADMIN_OR_OFFICER -> Set.of(Role.ADMIN, Role.SECURITY_OFFICER);
      };
    }

    private List<String> codes() {
      return roles().stream().map(Role::code).toList();
    }
  }

  /// Whether someone else could approve, or could if this very person had not ended their access
  /// recently.
  public boolean needsAnother(PersonId than, Approver approver) {
    if (approver != Approver.CLIENT_ADMIN && brokeGlass(than)) return false;
    return hasAnother(than, approver) || endedUntil(than, approver).isPresent();
  }

  private boolean brokeGlass(PersonId person) {
    return db.sql(BROKE_GLASS)
        .param("id", person.value())
        .param("now", Rows.utc(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /// Whether someone else could approve now.
  public boolean hasAnother(PersonId than, Approver approver) {
    return db.sql(ANOTHER)
        .param("id", than.value())
        .param("roles", approver.codes())
        .param("now", Rows.utc(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /// Whether this person may approve what the first one began.
  public boolean allows(PersonId first, PersonId by, Approver approver) {
    return !first.equals(by) || !needsAnother(by, approver);
  }

  /// @throws Problem 409 if it is one's own, unless no one else could approve it
  public void check(PersonId first, PersonId by, Approver approver) {
    if (!allows(first, by, approver)) throw refused();
  }

  /// The break-glass account ends at its time: it gives itself no more.
  ///
  /// @throws Problem 409 if it would
  void checkEnds(PersonId person, @Nullable Principal by) {
    if (by != null && person.equals(answering(by)) && brokeGlass(person)) throw refused();
  }

  /// For what is nothing without a second person, even in an office of one.
  ///
  /// @throws Problem 409 if it is one's own
  public static void checkOther(PersonId first, PersonId by) {
    if (first.equals(by)) throw refused();
  }

  private static Problem refused() {
    return new Problem(409, "second-person");
  }

  /// @throws Problem 409 if this person, who is alone now, ended such an approver recently
  public void checkAlone(PersonId by, Approver approver) {
    endedUntil(by, approver).ifPresent(TwoPersonRule::notAloneYet);
  }

  private static void notAloneYet(Instant until) {
    var time = MINUTE.format(until.plusSeconds(59)); // up to the minute
    throw new Problem(409, "second-ended-lately", time);
  }

  private Optional<Instant> endedUntil(PersonId by, Approver approver) {
    return db.sql(LATEST)
        .param("by", by.value())
        .param("roles", approver.codes())
        .param("since", Rows.utc(clock.instant().minus(COUNTS)))
        .param("now", Rows.utc(clock.instant()))
        .query(OffsetDateTime.class)
        .optional()
        .map(latest -> latest.toInstant().plus(COUNTS));
  }

  static boolean approves(Person person) {
    return Approver.ADMIN_OR_OFFICER.roles().contains(person.role()) && person.enrolled();
  }

  /// A person's access was ended, or their role changed. Each client is told if that person could
  /// approve: its data depend on there being two.
  ///
  /// @param person as they were before
  void ended(Person person, CurrentUser by) {
    ends(person, clock.instant(), by);
  }

  /// As above, at an instant that HR named, which may be to come; it takes the place of another one
  /// that is.
  ///
  /// @param at null if no end is known any more
  /// @param by null if the program itself named it
  void ends(Person person, @Nullable Instant at, @Nullable Principal by) {
    if (!approves(person)) return;
    var now = clock.instant();
    db.sql(FORGET)
        .param("until", Rows.utc(now.minus(COUNTS)))
        .param("person", person.id().value())
        .param("now", Rows.utc(now))
        .update();
    if (at == null || by == null) return;
    db.sql(NOTE)
        .param("person", person.id().value())
        .param("by", answering(by).value())
        .param("role", person.role().code())
        .param("at", Rows.utc(at))
        .update();
    var until = at.isAfter(now) ? at : null;
    personLog.secondEnded(person, until, null, by);
    clientNames.active().forEach(it -> personLog.secondEnded(person, until, it.id(), by));
  }

  /// A token is its maker's hand: it may have been made while there was no second person.
  private static PersonId answering(Principal by) {
    return switch (by) {
      case CurrentUser user -> user.person();
      case ApiClient token -> token.madeBy();
    };
  }
}
