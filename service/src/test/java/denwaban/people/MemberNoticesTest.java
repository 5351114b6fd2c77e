package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What gives somebody power over a client's data is told to all its members.
class MemberNoticesTest extends PeopleTest {

  @Autowired MemberNotices notices;

  @BeforeEach
  void nobody_of_this_client_was_told_anything() {
    database.superuser().sql("delete from member_notice").update();
    database
        .superuser()
        .sql(
            "delete from passkey k using person p where p.id = k.person_id and p.client_id is not null")
        .update();
  }

  private static List<?> told(TestBrowser member) {
    return (List<?>) member.get("/api/me").json().get("notices");
  }

  private TestBrowser.Answer adds(TestBrowser admin, String role) {
    return admin.post(
        "/api/office/people",
        Map.of(
            "name",
            "新田 管理",
            "kana",
            "にった かんり",
            "role",
            role,
            "client",
            PeopleHouse.AOBA.toString()));
  }

  @Test
  void an_administrator_that_the_office_makes_is_told_to_the_members_for_a_week() {
    var member = signedIn(Role.CLIENT_MEMBER);
    var office = signedIn(Role.ADMIN);
    assertThat(adds(office, "client-member").status()).isEqualTo(201);
    assertThat(told(member)).as("a member has no power").isEmpty();

    assertThat(adds(office, "client-admin").status()).isEqualTo(201);

    assertThat(told(member))
        .singleElement()
        .satisfies(it -> assertThat(it.toString()).contains("admin-made", "新田 管理"));
    assertThat(told(office)).as("nobody of the office").isEmpty();
    clock.pass(MemberNotices.TOLD.minusMillis(1));
    member.signIn();
    assertThat(told(member)).as("below").hasSize(1);
    clock.pass(Duration.ofMillis(1));
    member.signIn();
    assertThat(told(member)).as("at the limit").isEmpty();
    assertThat(MemberNotices.TOLD).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void a_member_who_becomes_administrator_and_a_link_for_one_are_told_too() {
    var member = signedIn(Role.CLIENT_MEMBER);
    var other = person(Role.CLIENT_MEMBER);
    signedIn(other);
    var office = signedIn(Role.ADMIN);

    var path = "/api/office/people/" + other.id();
    assertThat(office.post(path + "/role", Map.of("role", "client-admin")).status()).isEqualTo(204);
    assertThat(office.post(path + "/enrolment", Map.of()).status()).isEqualTo(200);

    assertThat(told(member).toString()).contains("admin-made", "admin-link");
  }

  @Test
  void the_first_administrator_of_a_client_is_news_to_nobody() {
    assertThat(adds(signedIn(Role.ADMIN), "client-admin").status()).isEqualTo(201);

    assertThat(notices.told(PeopleHouse.AOBA)).isEmpty();
  }

  @Test
  void a_recovery_of_a_key_is_told_to_the_members_and_to_no_other_client() {
    var member = signedIn(Role.CLIENT_MEMBER);
    var admin = person(Role.CLIENT_ADMIN);

    notices.recoveryBegan(
        new CurrentUser(admin.id(), admin.role(), PeopleHouse.AOBA, "s", admin.name()));

    assertThat(told(member).toString()).contains("recovery-began");
    assertThat(notices.told(new ClientId(new java.util.UUID(8, 8)))).isEmpty();
    assertThat(notices.told(null)).isEmpty();
  }
}
