package denwaban.people.hr;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.people.PeopleTest;
import denwaban.people.RoleGrantsTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Accounts that HR does not know are counted each day.
class HrReconciliationTest extends PeopleTest {

  @Autowired HrReconciliation hrReconciliation;

  @Test
  void an_account_without_an_engagement_is_an_orphan_until_hr_enters_it() {
    var hr = signedIn(Role.HR);
    var person = person(Role.OPERATOR);
    hrReconciliation.round();
    var before = newest();
    assertThat(RoleGrantsTest.standing(hr, person)).containsEntry("orphan", true);

    var body = Map.of("kind", "employee", "place", "site", "unit", "一課");
    assertThat(RoleGrantsTest.put(hr, person, body).status()).isEqualTo(204);
    assertThat(RoleGrantsTest.standing(hr, person)).containsEntry("orphan", false);
    hrReconciliation.round();
    assertThat(newest()).isGreaterThan(before);
  }

  /// The number of the newest entry of it.
  private long newest() {
    return database
        .superuser()
        .sql("select max(id) from audit_outbox where leaf::jsonb ->> 'act' = 'people.reconciled'")
        .query(Long.class)
        .single();
  }
}
