package denwaban.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Chain.State;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// An urgent message waits while the contract ends.
class NoticesAfterTheEndTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));

  @TempDir Path folder;

  private TestDelivery test;
  private Client client;

  @BeforeEach
  void open() {
    test = new TestDelivery(database, folder);
    client = client("a");
  }

  private Client client(String name) {
    var client = test.client(name);
    var admin = test.member(client, Role.CLIENT_ADMIN);
    var first = test.person(admin, null, name + "1@example.com");
    var second = test.person(admin, null, name + "2@example.com");
    test.roster(admin, first, second);
    return client;
  }

  @Test
  void no_one_is_told_any_more_and_the_office_does_not_telephone() {
    var call = test.message(client, true, OPERATOR);
    test.pass(Duration.ofSeconds(10));
    assertThat(test.mailed()).containsExactly("a1@example.com");
    test.ended.add(client.id());
    test.pass(Duration.ofDays(3));
    assertThat(test.mailed()).hasSize(1);
    assertThat(test.of(client, call).chain().state()).isEqualTo(State.TELLING);
    assertThat(test.actions(client)).noneMatch(it -> it.contains("notice.unanswered"));
  }

  @Test
  void another_clients_goes_on() {
    var other = client("b");
    test.ended.add(client.id());
    test.message(client, true, OPERATOR);
    test.message(other, true, OPERATOR);
    test.pass(Duration.ofMinutes(11));
    assertThat(test.mailed()).containsExactly("b1@example.com", "b2@example.com");
  }

  @Test
  void a_contract_that_is_renewed_loses_no_notice() {
    test.ended.add(client.id());
    test.message(client, true, OPERATOR);
    test.pass(Duration.ofDays(1));
    assertThat(test.mailed()).isEmpty();
    test.ended.clear();
    test.pass(Duration.ofHours(1));
    assertThat(test.mailed()).containsExactly("a1@example.com", "a2@example.com");
  }

  @Test
  void what_is_done_is_not_looked_at_any_more() {
    var call = test.message(client, true, OPERATOR);
    test.ended.add(client.id());
    test.deliveries.telephoned(supervisor(), client.id(), test.of(client, call).id());
    test.pass(Duration.ofSeconds(10));
    assertThat(test.due).isEmpty();
  }

  private static CurrentUser supervisor() {
    var id = new PersonId(new UUID(8, 7));
    return new CurrentUser(id, Role.SUPERVISOR, null, "00000000-0000-7000-8000-000000000003", "");
  }
}
