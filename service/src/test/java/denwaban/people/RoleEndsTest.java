package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A role that is over is told once, in the log of whom it concerns.
class RoleEndsTest extends PeopleTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Autowired RoleEnds ends;
  @Autowired JdbcClient db;
  @Autowired TenantTransactions transactions;
  @Autowired PersonLog personLog;
  @Autowired RoleGrants roleGrants;

  @BeforeEach
  void nobody_else() {
    database.superuser().sql("update person set disabled_at = now()").update();
  }

  @Test
  void a_members_end_is_told_in_his_clients_log_at_its_instant_and_not_before() {
    var member = person(Role.CLIENT_MEMBER);
    clock.pass(RoleGrants.LIFE.minus(SECOND));
    ends.round();
    assertThat(told(PeopleHouse.AOBA)).isZero();
    clock.pass(SECOND);
    var before = told(null);
    ends.round();
    assertThat(told(PeopleHouse.AOBA)).isEqualTo(1);
    assertThat(told(null)).as("the installation's").isEqualTo(before);
    assertThat(leaves(PeopleHouse.AOBA).getLast())
        .contains("\"role\":\"service\"")
        .doesNotContain(member.id().toString());
  }

  @Test
  void it_is_told_once_after_a_start_too_and_again_when_a_confirmed_role_ends() {
    var operator = person(Role.OPERATOR);
    var before = told(null);
    clock.pass(RoleGrants.LIFE);
    ends.round();
    ends.round();
    new RoleEnds(db, transactions, people, personLog, clock).round();
    assertThat(told(null)).isEqualTo(before + 1);

    var admin = signedIn(Role.ADMIN);
    var path = "/api/office/people/" + operator.id() + "/confirm";
    assertThat(admin.post(path, Map.of()).status()).isEqualTo(200);
    ends.round();
    assertThat(told(null)).isEqualTo(before + 1);
    disable(Role.ADMIN);
    clock.pass(RoleGrants.LIFE);
    ends.round();
    assertThat(told(null)).isEqualTo(before + 2);
  }

  @Test
  void what_waits_for_its_second_person_and_whoever_has_no_access_is_not_told() {
    signedIn(Role.ADMIN);
    var first = admin();
    var before = told(null);
    var waits = people.add("新しい 管理者", "", Role.ADMIN, null, first);
    var gone = person(Role.OPERATOR);
    disable(Role.OPERATOR);
    clock.pass(SECOND);
    ends.round();
    assertThat(until(waits)).isTrue();
    clock.pass(RoleGrants.LIFE.minus(Duration.ofDays(1)));
    ends.round();
    assertThat(told(null)).isEqualTo(before);
    assertThat(people.find(gone.id()).orElseThrow().disabled()).isTrue();
  }

  @Test
  void what_waits_for_its_second_person_is_not_told_though_the_clock_goes_on() {
    signedIn(Role.ADMIN);
    var first = admin();
    var before = told(null);
    clock.goingOn(() -> people.add("新しい 管理者", "", Role.ADMIN, null, first));
    clock.pass(SECOND);
    ends.round();
    assertThat(told(null)).isEqualTo(before);
  }

  @Test
  void what_waits_for_its_second_person_is_not_told_though_it_is_given_a_unit_meanwhile() {
    signedIn(Role.ADMIN);
    var first = admin();
    var before = told(null);
    var waits = people.add("新しい 管理者", "", Role.ADMIN, null, first);
    clock.pass(SECOND);
    transactions.office(() -> roleGrants.inUnit(waits.id(), "総務"));
    clock.pass(SECOND);
    ends.round();
    assertThat(told(null)).isEqualTo(before);
    assertThat(granted(waits)).as("the unit is of the moment at which it was given").hasSize(1);
    clock.pass(SECOND);
    transactions.office(() -> roleGrants.inUnit(first.person(), "総務"));
    assertThat(granted(people.find(first.person()).orElseThrow()))
        .as("a role that holds was another unit's until now")
        .hasSizeGreaterThan(1);
  }

  private List<Instant> granted(Person person) {
    return database
        .superuser()
        .sql("select distinct granted_at from role_grant where person_id = :id")
        .param("id", person.id().value())
        .query((row, n) -> Rows.instant(row, "granted_at"))
        .list();
  }

  @Test
  void a_lone_administrators_end_is_told_when_he_does_not_act_any_more() {
    var lone = person(Role.CLIENT_ADMIN);
    signedIn(lone);
    var before = told(PeopleHouse.AOBA);
    clock.pass(RoleGrants.LIFE);
    ends.round();
    assertThat(told(PeopleHouse.AOBA)).isEqualTo(before);

    signedIn(Role.CLIENT_ADMIN);
    ends.round();
    assertThat(told(PeopleHouse.AOBA)).isEqualTo(before + 1);
  }

  @Test
  void an_entry_that_cannot_be_written_is_written_the_next_time() {
    person(Role.OPERATOR);
    var before = told(null);
    clock.pass(RoleGrants.LIFE);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      ends.round();
    } catch (RuntimeException away) {
      assertThat(told(null)).isEqualTo(before);
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    ends.round();
    assertThat(told(null)).isEqualTo(before + 1);
  }

  private boolean until(Person person) {
    return database
        .superuser()
        .sql("select role_until <= :now from person where id = :id")
        .param("now", Rows.utc(clock.instant()))
        .param("id", person.id().value())
        .query(Boolean.class)
        .single();
  }

  private static void disable(Role role) {
    database
        .superuser()
        .sql("update person set disabled_at = now() where role = :role")
        .param("role", role.code())
        .update();
  }

  private static int told(@Nullable ClientId client) {
    return leaves(client).size();
  }

  /// Of one client, or of everybody else: that is the installation.
  private static List<String> leaves(@Nullable ClientId client) {
    return database
        .superuser()
        .sql(
            """
            select leaf from audit_outbox
            where (log = :aoba) = :his and leaf::jsonb ->> 'act' = 'person.role.over'
            order by id
            """)
        .param("aoba", PeopleHouse.AOBA.value())
        .param("his", client != null)
        .query((row, n) -> row.getString(1))
        .list();
  }
}
