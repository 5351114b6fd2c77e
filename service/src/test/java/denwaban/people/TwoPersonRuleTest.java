package denwaban.people;

import static denwaban.people.TwoPersonRule.Approver.ADMIN;
import static denwaban.people.TwoPersonRule.Approver.ADMIN_OR_OFFICER;
import static denwaban.people.TwoPersonRule.Approver.CLIENT_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.tenant.TenantTransactions;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Alone only where nobody else could approve, and not by having ended the one who could.
class TwoPersonRuleTest extends PeopleTest {

  @Autowired TwoPersonRule rule;
  @Autowired TenantTransactions transactions;

  private Person one;

  @BeforeEach
  void one_administrator() {
    database
        .superuser()
        .sql("update person set disabled_at = now() where role in ('admin', 'security-officer')")
        .update();
    one = enrolled(Role.ADMIN);
  }

  @Test
  void who_is_alone_approves_their_own() {
    assertThat(needsAnother(ADMIN)).isFalse();
    assertThatCode(() -> check(one)).doesNotThrowAnyException();
  }

  @Test
  void who_is_not_alone_approves_what_others_began_only() {
    var two = enrolled(Role.ADMIN);
    assertThatThrownBy(() -> check(one)).hasMessage("second-person");
    assertThatCode(() -> check(two)).doesNotThrowAnyException();
  }

  @Test
  void an_officer_counts_where_officers_approve() {
    enrolled(Role.SECURITY_OFFICER);
    assertThat(needsAnother(ADMIN)).isFalse();
    assertThat(needsAnother(ADMIN_OR_OFFICER)).isTrue();
  }

  @Test
  void who_cannot_sign_in_does_not_count() {
    person(Role.ADMIN);
    assertThat(needsAnother(ADMIN)).as("no passkey").isFalse();
  }

  @Test
  void a_member_does_not_count_for_staff_nor_staff_for_a_member() {
    database
        .superuser()
        .sql("update person set disabled_at = now() where role like 'client%'")
        .update();
    var member = enrolled(Role.CLIENT_ADMIN);
    assertThat(needsAnother(ADMIN)).isFalse();
    assertThat(in(() -> rule.needsAnother(member.id(), CLIENT_ADMIN))).isFalse();
    enrolled(Role.CLIENT_ADMIN);
    assertThat(in(() -> rule.needsAnother(member.id(), CLIENT_ADMIN))).isTrue();
  }

  @Test
  void whom_one_ended_counts_for_72_hours() {
    personAccess.disable(enrolled(Role.ADMIN).id(), user());
    assertThat(in(() -> rule.hasAnother(one.id(), ADMIN))).isFalse();
    assertThatThrownBy(() -> check(one)).hasMessage("second-person");
    assertThatThrownBy(this::checkAlone).hasMessage("second-ended-lately");

    clock.pass(Duration.ofHours(72).minusSeconds(1));
    assertThat(needsAnother(ADMIN)).as("below").isTrue();
    assertThatThrownBy(this::checkAlone).hasMessage("second-ended-lately");
    clock.pass(Duration.ofSeconds(1));
    assertThat(needsAnother(ADMIN)).as("at the limit").isFalse();
    assertThatCode(this::checkAlone).doesNotThrowAnyException();
  }

  @Test
  void an_officer_whom_one_ended_does_not_count_where_administrators_approve() {
    personAccess.disable(enrolled(Role.SECURITY_OFFICER).id(), user());
    assertThat(needsAnother(ADMIN)).isFalse();
    assertThat(needsAnother(ADMIN_OR_OFFICER)).isTrue();
  }

  @Test
  void what_needs_two_people_always_is_refused_alone() {
    assertThatThrownBy(() -> TwoPersonRule.checkOther(one.id(), one.id()))
        .hasMessage("second-person");
  }

  private Person enrolled(Role role) {
    var person = person(role);
    signedIn(person);
    return person;
  }

  private CurrentUser user() {
    return new CurrentUser(one.id(), Role.ADMIN, null, "session", one.name());
  }

  private boolean needsAnother(TwoPersonRule.Approver approver) {
    return in(() -> rule.needsAnother(one.id(), approver));
  }

  private void check(Person first) {
    transactions.office(() -> rule.check(first.id(), one.id(), ADMIN));
  }

  private void checkAlone() {
    transactions.office(() -> rule.checkAlone(one.id(), ADMIN));
  }

  private <T> T in(Supplier<T> asked) {
    return transactions.office(asked);
  }
}
