package denwaban.assurance.closure;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.assurance.AssuranceHouse;
import denwaban.assurance.observation.Outcome;
import denwaban.people.TestBrowser;
import denwaban.storage.PayloadReads;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A store that a stranger can read is closed within a round, over a restart too, until two people
/// have opened it.
class ClosuresTest extends AssuranceHouse {

  private static final String PAGE = "/api/office/assurance/closure";

  @Autowired Closures closures;
  @Autowired PayloadReads reads;

  private static Map<?, ?> closed(TestBrowser by) {
    return (Map<?, ?>) by.get(PAGE).json().get("closed");
  }

  private static TestBrowser.Answer open(TestBrowser by, Object id) {
    return by.post(PAGE + "/" + id + "/opening", Map.of());
  }

  @Test
  void it_closes_and_two_people_open_it_when_it_is_mended() {
    var hana = signedIn(Role.SECURITY_OFFICER);
    var ken = signedIn(Role.ADMIN);
    observe("storage.private", Outcome.PASSED);
    closures.round();
    assertThat(reads.closed()).isFalse();
    assertThat(closed(hana)).isNull();

    clock.pass(Duration.ofSeconds(30));
    var entries = entries("reads.closed");
    observe("storage.private", Outcome.FAILED);
    closures.round();
    closures.round();
    assertThat(reads.closed()).isTrue();
    assertThat(entries("reads.closed")).as("once").isEqualTo(entries + 1);
    var id = closed(hana).get("id");

    assertThat(open(hana, id).code()).as("not while it is bad").isEqualTo("store-still-open");

    clock.pass(Duration.ofSeconds(30));
    observe("storage.private", Outcome.PASSED);
    closures.round();
    assertThat(reads.closed()).as("not by itself").isTrue();

    reads.open();
    closures.afterSingletonsInstantiated();
    assertThat(reads.closed()).as("over a restart").isTrue();

    assertThat(open(hana, id).status()).isEqualTo(204);
    assertThat(reads.closed()).as("one is not enough").isTrue();
    assertThat(open(hana, id).code()).isEqualTo("second-needed");
    assertThat(closed(hana).get("own")).isEqualTo(true);
    assertThat(open(ken, id).status()).isEqualTo(204);
    assertThat(reads.closed()).isFalse();
    assertThat(closed(ken)).isNull();
    assertThat(open(ken, id).status()).isEqualTo(404);
  }

  @Test
  void the_only_administrator_is_not_alone_beside_an_officer() {
    database.superuser().sql("update person set disabled_at = now()").update();
    var ken = signedIn(Role.ADMIN);
    var hana = signedIn(Role.SECURITY_OFFICER);
    clock.pass(Duration.ofSeconds(30));
    observe("storage.private", Outcome.FAILED);
    closures.round();
    clock.pass(Duration.ofSeconds(30));
    observe("storage.private", Outcome.PASSED);

    var id = closed(ken).get("id");
    assertThat(open(ken, id).status()).isEqualTo(204);
    assertThat(reads.closed()).as("the officer is asked too").isTrue();
    assertThat(open(hana, id).status()).isEqualTo(204);
    assertThat(reads.closed()).isFalse();
  }

  @Test
  void who_is_alone_opens_it_alone() {
    database.superuser().sql("update person set disabled_at = now()").update();
    var ken = signedIn(Role.ADMIN);
    clock.pass(Duration.ofSeconds(30));
    observe("storage.private", Outcome.FAILED);
    closures.round();
    clock.pass(Duration.ofSeconds(30));
    observe("storage.private", Outcome.PASSED);

    assertThat(open(ken, closed(ken).get("id")).status()).isEqualTo(204);
    assertThat(reads.closed()).isFalse();
  }

  @Test
  void only_who_watches_opens_it() {
    for (var role : new Role[] {Role.OPERATOR, Role.HR, Role.INTERNAL_AUDITOR, Role.CLIENT_ADMIN}) {
      assertThat(open(signedIn(role), "00000000-0000-7000-8000-000000000000").status())
          .as(role.code())
          .isEqualTo(403);
    }
  }
}
