package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.assurance.certificate.TestRegister;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.database.Rows;
import denwaban.kernel.PersonId;
import denwaban.people.TestPeople;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Faults of those who work here, and of what was entered by people.
class PlantedPeopleFaultsTest extends FaultHouse {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private TestPeople people;

  @BeforeEach
  void an_office_without_staff() {
    DATABASE.superuser().sql("update person set disabled_at = now()").update();
    people = new TestPeople(DATABASE, log.door(), _ -> {});
    looks(new PeopleProducer(people.facts(() -> now)));
  }

  private PersonId person(Role role) {
    return people.people().add("佐藤 花", "さとう はな", role, null, null).id();
  }

  @Test
  void an_account_that_hr_does_not_have() throws Exception {
    var orphans = new ArrayList<PersonId>();
    fault(
        "people.orphans",
        () -> orphans.add(person(Role.OPERATOR)),
        () -> people.access().leave(orphans.getFirst()));
  }

  /// As whoever can write into the database would give it.
  @Test
  void a_role_against_the_separation_of_duties() throws Exception {
    var reviewer = person(Role.QUALITY_REVIEWER);
    fault(
        "people.separation",
        () -> {
          grant(reviewer, Role.OPERATOR, Duration.ofDays(1));
          grant(reviewer, Role.QUALITY_REVIEWER, Duration.ZERO);
        },
        () -> people.access().leave(reviewer));
  }

  private void grant(PersonId person, Role role, Duration ago) {
    DATABASE
        .superuser()
        .sql(
            """
            insert into role_grant (person_id, role, unit, granted_at)
            values (:person, :role, '', :at)
            """)
        .param("person", person.value())
        .param("role", role.code())
        .param("at", Rows.utc(now.minus(ago)))
        .update();
  }

  @Test
  void a_session_that_no_passkey_began() throws Exception {
    var person = person(Role.OPERATOR);
    fault(
        "people.passkeys",
        () ->
            DATABASE
                .superuser()
                .sql(
                    """
                    insert into session (secret_digest, id, person_id, host, device, began_at,
                      seen_at, ends_at, verified_at, browser, how, idle_s)
                    values (sha256(:person::text::bytea), :id, :person, 'desk.localhost', 'x', :now,
                      :now, :end, 'epoch', sha256('x'), 'provider', 900)
                    """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("now", Rows.utc(now))
                .param("end", Rows.utc(now.plus(Duration.ofHours(12))))
                .update(),
        () -> people.access().leave(person));
  }

  private TestRegister register() {
    return new TestRegister(
        DATABASE, people, person(Role.SECURITY_OFFICER), person(Role.SECURITY_OFFICER), () -> now);
  }

  @Test
  void an_isms_that_is_the_data_centres() throws Exception {
    for (var check : List.of("certificate.isms", "certificate.valid")) {
      DATABASE.superuser().sql("truncate certificate_entry cascade").update();
      var register = register();
      var today = LocalDate.ofInstant(now, TOKYO);
      register.isms(today.plusDays(1));
      register.ismsOfAnother(today.plusMonths(6));
      looks(new CertificateProducer(register.register(), () -> now));
      fault(
          check,
          () -> now = now.plus(Duration.ofDays(3)),
          () -> register.isms(today.plusMonths(11)));
    }
    assertThat(observations.history("certificate.isms", Scope.OFFICE, 10))
        .filteredOn(it -> it.outcome() == Outcome.FAILED)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.said().ja()).contains("登録 2 件、うち自社の法人番号と一致しないもの 1 件"));
  }

  @Test
  void a_privacy_mark_that_has_expired() throws Exception {
    var register = register();
    var today = LocalDate.ofInstant(now, TOKYO);
    register.pMark(today.plusDays(1));
    looks(new CertificateProducer(register.register(), () -> now));
    fault(
        "certificate.pmark",
        () -> now = now.plus(Duration.ofDays(3)),
        () -> register.pMark(today.plusYears(2)));
  }
}
