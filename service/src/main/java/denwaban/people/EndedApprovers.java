package denwaban.people;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.Rows;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps one person from becoming the only one who decides: a person who ends the access of someone
/// who could approve, or takes that role from them, cannot approve alone for [#COUNTS]. In the
/// office's scope.
@Component
public class EndedApprovers {

  /// As if the one who was ended were still there: long enough for others to hear of the alarm.
  public static final Duration COUNTS = Duration.ofDays(3);

  /// Whose word opens what another asked for ([Privileges], [RoleGrants]).
  public static final Set<Role> SECONDS = EnumSet.of(Role.ADMIN, Role.SECURITY_OFFICER);

  private static final String NOTE =
      """
      insert into second_ended (person_id, by_id, role, ended_at)
      values (:person, :by, :role, :now) on conflict do nothing
      """;

  private static final String LATEST =
      """
      select max(ended_at) from second_ended
      where by_id = :by and role in (:roles) and ended_at > :since
      """;

  private final JdbcClient db;
  private final InstantSource clock;
  private final ClientNames clientNames;
  private final PersonLog personLog;

  EndedApprovers(JdbcClient db, InstantSource clock, ClientNames clientNames, PersonLog personLog) {
    this.db = db;
    this.clock = clock;
    this.clientNames = clientNames;
    this.personLog = personLog;
  }

  /// A person's access was ended, or their role changed. Each client is told if that person could
  /// approve: its data depend on there being two.
  ///
  /// @param person as they were before
  void note(Person person, CurrentUser by) {
    if (!SECONDS.contains(person.role()) || !person.enrolled()) return;
    var now = Rows.utc(clock.instant());
    db.sql("delete from second_ended where ended_at < :until")
        .param("until", Rows.utc(clock.instant().minus(COUNTS)))
        .update();
    db.sql(NOTE)
        .param("person", person.id().value())
        .param("by", by.person().value())
        .param("role", person.role().code())
        .param("now", now)
        .update();
    personLog.secondEnded(person, null, by);
    clientNames.all().forEach(it -> personLog.secondEnded(person, it.id(), by));
  }

  /// Until when this person cannot approve alone; empty if they ended no approver recently.
  ///
  /// @param roles of those who could have given the other word
  public Optional<Instant> until(PersonId by, Set<Role> roles) {
    return db.sql(LATEST)
        .param("by", by.value())
        .param("roles", roles.stream().map(Role::code).toList())
        .param("since", Rows.utc(clock.instant().minus(COUNTS)))
        .query(OffsetDateTime.class)
        .optional()
        .map(latest -> latest.toInstant().plus(COUNTS));
  }
}
