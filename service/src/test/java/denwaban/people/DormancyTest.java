package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.PersonDisabled;
import denwaban.access.Role;
import denwaban.database.tenant.TenantTransactions;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who has not signed in for 90 days has no access until somebody opens it again.
class DormancyTest extends PeopleTest {

  @Autowired Dormancy dormancy;
  @Autowired TenantTransactions transactions;
  @Autowired JdbcClient db;

  @Test
  void after_ninety_days_without_a_sign_in_access_ends_and_not_before() {
    signedIn(person(Role.ADMIN));
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);
    var idle = person(Role.CLIENT_MEMBER);
    clock.pass(Dormancy.AFTER.minusSeconds(1));
    dormancy.round();
    assertThat(disabled(person)).isFalse();
    assertThat(disabled(idle)).isFalse();

    // whoever comes is there
    assertThat(browser.signIn().status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    dormancy.round();
    assertThat(disabled(person)).isFalse();
    assertThat(disabled(idle)).as("added and never enrolled").isTrue();

    clock.pass(Dormancy.AFTER);
    dormancy.round();
    assertThat(disabled(person)).isTrue();
    assertThat(browser.signIn().status()).isEqualTo(401);
    assertThat(heard.events).contains(new PersonDisabled(person.id(), null));
  }

  @Test
  void who_signs_in_while_others_access_ends_keeps_it() {
    var admin = signedIn(person(Role.ADMIN));
    // in the order in which their access ends
    var two =
        Stream.of(person(Role.OPERATOR), person(Role.OPERATOR))
            .sorted(Comparator.comparing(it -> it.id().toString()))
            .toList();
    var idle = two.getFirst();
    var late = two.getLast();
    var browser = signedIn(late);
    clock.pass(Dormancy.AFTER);
    admin.signIn();

    Meanwhile.of(
        database,
        transactions,
        () ->
            db.sql("update person set kana = '' where id = :id")
                .param("id", idle.id().value())
                .update(),
        () -> {
          dormancy.round();
          return true;
        },
        () -> assertThat(browser.signIn().status()).isEqualTo(200));

    assertThat(disabled(idle)).isTrue();
    assertThat(disabled(late)).isFalse();
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void a_clock_that_was_set_ahead_ends_no_ones_access_until_a_person_has_looked() {
    signedIn(person(Role.ADMIN));
    var person = person(Role.OPERATOR);
    signedIn(person);
    PeopleHouse.CLOCK_DOUBTED.set(true);
    clock.pass(Dormancy.AFTER.plusDays(1));
    dormancy.round();
    assertThat(disabled(person)).isFalse();

    PeopleHouse.CLOCK_DOUBTED.set(false);
    dormancy.round();
    assertThat(disabled(person)).isTrue();
  }

  @Test
  void who_was_let_in_again_has_ninety_days_more() {
    var admin = person(Role.ADMIN);
    var adminsBrowser = signedIn(admin);
    var person = person(Role.OPERATOR);
    signedIn(person);
    clock.pass(Dormancy.AFTER);
    adminsBrowser.signIn();
    dormancy.round();
    assertThat(disabled(person)).isTrue();

    personAccess.enable(person.id(), admin());
    dormancy.round();
    assertThat(disabled(person)).isFalse();
    clock.pass(Dormancy.AFTER);
    dormancy.round();
    assertThat(disabled(person)).isTrue();
  }

  @Test
  void the_last_administrator_stays() {
    for (var known : people.all()) {
      if (known.role() == Role.ADMIN && !known.disabled()) {
        database
            .superuser()
            .sql("update person set disabled_at = now() where id = :id")
            .param("id", known.id().value())
            .update();
      }
    }
    var last = person(Role.ADMIN);
    signedIn(last);
    clock.pass(Dormancy.AFTER.plusDays(1));
    dormancy.round();
    assertThat(disabled(last)).isFalse();
  }

  private boolean disabled(Person person) {
    return people.find(person.id()).orElseThrow().disabled();
  }
}
