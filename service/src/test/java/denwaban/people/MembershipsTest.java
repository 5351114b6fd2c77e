package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.SessionEnded;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Members' access ends by itself, and only their own company gives it for another time.
class MembershipsTest extends PeopleTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Autowired Offboarding offboarding;
  @Autowired Memberships memberships;

  private Person admin;
  private Person second;
  private TestBrowser first;
  private TestBrowser other;

  @BeforeEach
  void two_administrators_of_a_client() {
    database
        .superuser()
        .sql("update person set disabled_at = now() where client_id is not null")
        .update();
    admin = person(Role.CLIENT_ADMIN);
    second = person(Role.CLIENT_ADMIN);
    first = signedIn(admin);
    other = signedIn(second);
  }

  @Test
  void a_members_access_is_good_until_its_time_and_not_at_it() {
    var member = person(Role.CLIENT_MEMBER);
    var browser = signedIn(member);
    clock.pass(RoleGrants.LIFE.minus(Duration.ofMinutes(1)));
    assertThat(browser.signIn().status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(59));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    clock.pass(SECOND);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    offboarding.round();
    assertThat(heard.events).anyMatch(SessionEnded.class::isInstance);
    assertThat(browser.signIn().code()).isEqualTo("not-acting");
  }

  @Test
  void who_audits_for_the_client_has_a_time_too() {
    var auditor = signedIn(Role.CLIENT_AUDITOR);
    clock.pass(RoleGrants.LIFE);
    assertThat(auditor.signIn().code()).isEqualTo("not-acting");
  }

  @Test
  void an_administrator_of_the_client_gives_another_time() {
    var member = person(Role.CLIENT_MEMBER);
    var browser = signedIn(member);
    clock.pass(Duration.ofDays(100));
    first.signIn();
    assertThat(confirm(first, member).status()).isEqualTo(200);
    var until = access(member);
    assertThat(until.until()).isEqualTo(clock.instant().plus(RoleGrants.LIFE));
    assertThat(until.confirmedBy()).isEqualTo(admin.name());
    assertThat(until.confirmedAt()).isEqualTo(clock.instant());
    clock.pass(Duration.ofDays(100));
    assertThat(browser.signIn().status()).isEqualTo(200);
    assertThat(
            database
                .superuser()
                .sql(
                    "select count(*) from audit_outbox where log = :client and leaf::jsonb ->> 'act' = 'person.role.confirmed'")
                .param("client", PeopleHouse.AOBA.value())
                .query(Long.class)
                .single())
        .isPositive();
  }

  @Test
  void what_was_over_is_good_again_when_it_is_confirmed() {
    var member = person(Role.CLIENT_MEMBER);
    var browser = signedIn(member);
    clock.pass(RoleGrants.LIFE);
    assertThat(browser.signIn().code()).isEqualTo("not-acting");
    other.signIn();
    first.signIn();
    confirms(other, admin);
    first.signIn();
    assertThat(confirm(first, member).status()).isEqualTo(200);
    assertThat(browser.signIn().status()).isEqualTo(200);
  }

  @Test
  void nobody_confirms_himself_while_another_administrator_could() {
    assertThat(confirm(first, admin).code()).isEqualTo("second-person");
    assertThat(confirm(other, admin).status()).isEqualTo(200);
    disable(second);
    assertThat(confirm(first, admin).status()).isEqualTo(200);
  }

  @Test
  void members_auditors_and_the_office_confirm_nobody() {
    var member = person(Role.CLIENT_MEMBER);
    for (var role : Role.values()) {
      if (role == Role.CLIENT_ADMIN) continue;
      assertThat(confirm(signedIn(role), member).code()).as(role.code()).isEqualTo("not-permitted");
    }
  }

  @Test
  void a_colleague_of_another_company_is_nobody_and_so_is_whose_access_was_ended() {
    var staff = person(Role.OPERATOR);
    assertThat(confirm(first, staff).status()).isEqualTo(404);
    var stranger = people.add("別会社", "", Role.CLIENT_MEMBER, new ClientId(new UUID(7, 9)), null);
    assertThat(confirm(first, stranger).status()).isEqualTo(404);
    var gone = person(Role.CLIENT_MEMBER);
    disable(gone);
    assertThat(confirm(first, gone).code()).isEqualTo("person-disabled");
  }

  @Test
  void a_lone_administrator_goes_on_and_is_reminded() {
    disable(second);
    clock.pass(RoleGrants.LIFE.plusDays(30));
    assertThat(first.signIn().status()).isEqualTo(200);
    assertThat(access(admin).over()).isTrue();
    assertThat(first.get("/api/me").json().get("accessEnds")).isNotNull();
    confirms(first, admin);
    assertThat(first.get("/api/me").json().get("accessEnds")).isNull();
  }

  @Test
  void an_administrator_whose_time_is_over_does_not_act_beside_one_whose_is_not() {
    clock.pass(RoleGrants.LIFE.minus(SECOND));
    first.signIn();
    confirms(first, second);
    clock.pass(SECOND);
    assertThat(first.get("/api/me").status()).isEqualTo(401);
    assertThat(first.signIn().code()).isEqualTo("not-acting");
    other.signIn();
    confirms(other, admin);
    assertThat(first.signIn().status()).isEqualTo(200);
  }

  @Test
  void the_pages_remind_from_28_days_before() {
    var member = person(Role.CLIENT_MEMBER);
    var browser = signedIn(member);
    clock.pass(RoleGrants.LIFE.minus(RoleGrants.REVIEW).minus(SECOND));
    assertThat(browser.signIn().json().get("accessEnds")).isNull();
    assertThat(first.signIn().json().get("accessEnds")).isNull();
    clock.pass(SECOND);
    assertThat(browser.get("/api/me").json().get("accessEnds")).isNotNull();
    confirms(first, second);
    confirms(other(), admin);
    // of the member's, an administrator is told as well; a member of nobody else's
    assertThat(first.get("/api/me").json().get("accessEnds")).isNotNull();
    confirms(first, member);
    assertThat(first.get("/api/me").json().get("accessEnds")).isNull();
    assertThat(browser.get("/api/me").json().get("accessEnds")).isNull();
  }

  @Test
  void another_role_from_the_office_gives_no_more_time() {
    var member = person(Role.CLIENT_MEMBER);
    var before = access(member);
    clock.pass(Duration.ofDays(10));
    var office = signedIn(Role.ADMIN);
    var path = "/api/office/people/" + member.id() + "/role";
    assertThat(office.post(path, Map.of("role", "client-auditor")).status()).isEqualTo(204);
    assertThat(access(member).until()).isEqualTo(before.until());
  }

  private Memberships.Membership access(Person member) {
    return Objects.requireNonNull(memberships.of(PeopleHouse.AOBA).get(member.id()));
  }

  private TestBrowser other() {
    other.signIn();
    return other;
  }

  private static void confirms(TestBrowser by, Person person) {
    assertThat(confirm(by, person).status()).isEqualTo(200);
  }

  private static TestBrowser.Answer confirm(TestBrowser by, Person person) {
    return by.post("/api/members/" + person.id() + "/confirm", Map.of());
  }

  private void disable(Person person) {
    database
        .superuser()
        .sql("update person set disabled_at = now() where id = :id")
        .param("id", person.id().value())
        .update();
  }
}
