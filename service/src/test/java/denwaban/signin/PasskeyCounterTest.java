package denwaban.signin;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.access.passkey.Passkeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.people.PeopleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The table's own guard: of two uses that show one counter, one is a copy's.
class PasskeyCounterTest extends PeopleTest {

  @Autowired Passkeys passkeys;
  @Autowired TenantTransactions transactions;

  private Bytes signedUp() {
    var person = person(Role.OPERATOR);
    signedIn(person);
    var site = new Site(HOST, "http://" + HOST + ":" + port);
    return transactions.office(() -> passkeys.of(person.id(), site).getFirst().id());
  }

  private boolean used(Bytes id, long counter) {
    return transactions.office(() -> passkeys.used(id, counter, false));
  }

  @Test
  void a_counter_only_grows() {
    var id = signedUp();
    assertThat(used(id, 100)).isTrue();
    assertThat(used(id, 100)).isFalse();
    assertThat(used(id, 99)).isFalse();
    assertThat(used(id, 0)).isFalse();
    assertThat(used(id, 101)).isTrue();
  }
}
