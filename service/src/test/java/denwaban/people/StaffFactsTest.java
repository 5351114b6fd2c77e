package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.database.tenant.TenantTransactions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How access is kept in order is counted as it is.
class StaffFactsTest extends PeopleTest {

  @Autowired StaffFacts facts;
  @Autowired TenantTransactions transactions;
  @Autowired JdbcClient db;

  @Test
  void an_account_that_hr_does_not_know_is_counted() {
    var before = facts.staff();
    person(Role.OPERATOR);
    var since = facts.staff();
    assertThat(since.all()).isEqualTo(before.all() + 1);
    assertThat(since.orphans()).isEqualTo(before.orphans() + 1);
    assertThat(since.withoutPasskey()).isEqualTo(before.withoutPasskey() + 1);
  }

  @Test
  void a_role_that_no_one_confirmed_in_time_is_counted() {
    var person = person(Role.OPERATOR);
    var before = facts.staff().unconfirmed();
    database
        .fence()
        .office(() ->
            database
                .jdbc()
                .sql("update person set role_until = :at where id = :id")
                .param("at", denwaban.database.Rows.utc(clock.instant()))
                .param("id", person.id().value())
                .update());
    assertThat(facts.staff().unconfirmed()).isEqualTo(before + 1);
  }

  @Test
  void leavers_are_counted_by_the_seconds_they_kept_access_and_those_who_keep_it_still() {
    var grace = Duration.ofSeconds(5);
    var before = facts.leavers(Duration.ofDays(90), grace);
    leave(person(Role.OPERATOR).id(), Duration.ofSeconds(2));
    leave(person(Role.OPERATOR).id(), Duration.ofSeconds(8));
    var late = person(Role.OPERATOR).id();
    // In one transaction, so that the task that ends leavers' access never sees them.
    transactions.office(() -> {
      leave(late, null);
      clock.pass(Duration.ofSeconds(10));
      var since = facts.leavers(Duration.ofDays(90), grace);
      assertThat(since.seconds()).hasSize(before.seconds().size() + 2).contains(2.0, 8.0);
      assertThat(since.late()).isEqualTo(before.late() + 1);
      db.sql("update person set leaves_at = null where id = :id")
          .param("id", late.value())
          .update();
    });
  }

  /// @param kept how long after the instant access was ended; null for never
  private void leave(
      denwaban.kernel.PersonId id, @org.jspecify.annotations.Nullable Duration kept) {
    var at = clock.instant();
    transactions.office(() ->
        db.sql("update person set leaves_at = :at, disabled_at = :ended where id = :id")
            .param("at", denwaban.database.Rows.utc(at))
            .param("ended", denwaban.database.Rows.utcOrNull(kept == null ? null : at.plus(kept)))
            .param("id", id.value())
            .update());
  }

  @Test
  void quantiles_are_those_of_the_list() {
    var leavers = new StaffFacts.Leavers(List.of(3.0, 1.0, 2.0), 0);
    assertThat(leavers.quantile(0.5)).contains(2.0);
    assertThat(leavers.quantile(1)).contains(3.0);
    assertThat(new StaffFacts.Leavers(List.of(), 0).quantile(0.5)).isEmpty();
  }

  @Test
  void a_session_of_staff_that_no_passkey_began_is_counted() {
    var before = facts.sessions();
    var person = person(Role.OPERATOR);
    signedIn(person);
    assertThat(facts.sessions().living()).isEqualTo(before.living() + 1);
    assertThat(facts.sessions().alone()).isEqualTo(before.alone());
    database
        .superuser()
        .sql("update session set how = 'provider', verified_at = 'epoch' where person_id = :id")
        .param("id", person.id().value())
        .update();
    assertThat(facts.sessions().alone()).isEqualTo(before.alone() + 1);
  }
}
