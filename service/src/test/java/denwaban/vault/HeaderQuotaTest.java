package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import denwaban.signin.guard.DisclosureQuota;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// A member who carries a company's messages off one by one is stopped where they are given.
@SpringBootTest(
    classes = {PeopleHouse.class, EndedContractTest.Scanned.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"denwaban.mode=demo", "denwaban.hosts=desk.localhost"})
class HeaderQuotaTest extends PeopleTest {

  private static final ClientId AOBA = PeopleHouse.AOBA;

  @Autowired Vault vault;
  @Autowired DisclosureQuota quota;

  /// A class before may have ended it: both have one Spring context, and so one database.
  @BeforeEach
  void the_contract_goes_on() {
    database.superuser().sql("truncate contract_termination").update();
  }

  private ObjectId object() throws Exception {
    return TestMessage.keep(vault, AOBA, EndedContractTest.KEY, "至急".getBytes(UTF_8)).object();
  }

  private static TestBrowser.Answer release(TestBrowser by, ObjectId object, String purpose) {
    return by.post("/api/objects/" + object + "/release", Map.of("purpose", purpose));
  }

  private static void times(int times, Person person, Consumer<CurrentUser> counted) {
    var user = new CurrentUser(person.id(), person.role(), AOBA, "of this test", person.name());
    for (var n = 0; n < times; n++) counted.accept(user);
  }

  @Test
  void a_member_gets_500_headers_in_an_hour_to_read_and_no_more() throws Exception {
    var object = object();
    var person = person(Role.CLIENT_MEMBER);
    var member = signedIn(person);
    times(499, person, quota::opens);
    assertThat(release(member, object, "read").status()).as("the 500th").isEqualTo(200);
    assertThat(release(member, object, "read").code()).isEqualTo("too-much-opened");
    assertThat(release(signedIn(Role.CLIENT_MEMBER), object, "read").status())
        .as("another person")
        .isEqualTo(200);
    clock.pass(Duration.ofHours(1));
    member.signIn();
    assertThat(release(member, object, "read").status()).as("an hour later").isEqualTo(200);
  }

  @Test
  void and_2000_for_the_index_of_a_search() throws Exception {
    var object = object();
    var person = person(Role.CLIENT_MEMBER);
    var member = signedIn(person);
    times(1_999, person, quota::indexes);
    assertThat(release(member, object, "index").status()).as("the 2,000th").isEqualTo(200);
    assertThat(release(member, object, "index").code()).isEqualTo("too-much-opened");
    assertThat(release(member, object, "read").status()).as("counted apart").isEqualTo(200);
  }
}
