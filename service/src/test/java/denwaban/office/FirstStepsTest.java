package denwaban.office;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.audit.Actor;
import denwaban.audit.TestLog;
import denwaban.call.ledger.TestAnswered;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.Terms;
import denwaban.contract.TestContracts;
import denwaban.contract.confirmation.Confirmation;
import denwaban.contract.confirmation.Confirmations;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.office.FirstSteps.Done;
import denwaban.people.TestPeople;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class FirstStepsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private final MockEnvironment settings = new MockEnvironment();

  /// One office from its first start on: nothing is done before it is so.
  @Test
  void each_step_is_done_when_it_is_so_and_not_before() {
    var audit = new TestLog(database, folder).door();
    var clients = new TestClients(database, audit);
    var contracts = new TestContracts(database, audit);
    var confirmations = new Confirmations(database.jdbc(), database.fence(), audit, "office");
    var people = new TestPeople(database, audit, _ -> {});
    var calls = new TestAnswered(database);
    var steps =
        new FirstSteps(
            people.people(),
            clients.clients(),
            clients.keys(),
            contracts.contracts(),
            confirmations,
            calls.calls(),
            settings,
            Clock.systemUTC());
    var first = people(people, Role.ADMIN, null);
    enrol(first);
    var second = people(people, Role.ADMIN, null);
    assertThat(steps.done())
        .isEqualTo(new Done(false, false, false, false, false, false, false, false, false));

    enrol(second);
    assertThat(steps.done())
        .isEqualTo(new Done(true, false, false, false, false, false, false, false, false));

    var client =
        clients.add("aoba-" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    assertThat(steps.done().client()).isTrue();
    assertThat(steps.done().contract()).as("nothing is agreed").isFalse();
    contracts.agree(client.id(), Terms.Recording.NOTICE);
    assertThat(steps.done())
        .isEqualTo(new Done(true, true, false, false, true, false, false, false, false));

    enrol(people(people, Role.CLIENT_ADMIN, client.id()));
    assertThat(steps.done())
        .isEqualTo(new Done(true, true, true, false, true, false, false, false, false));

    clients.enrol(client);
    assertThat(steps.done())
        .isEqualTo(new Done(true, true, true, true, true, false, false, false, false));

    confirmations.keep(signed(client.id(), false), Actor.SERVICE);
    assertThat(steps.done().confirmed()).as("it declined").isFalse();
    confirmations.keep(signed(client.id(), true), Actor.SERVICE);
    assertThat(steps.done().confirmed()).isTrue();

    enrol(people(people, Role.OPERATOR, null));
    assertThat(steps.done())
        .isEqualTo(new Done(true, true, true, true, true, true, true, false, false));

    settings.setProperty("denwaban.sip.trunks", "127.0.0.0/8,203.0.113.0/29");
    assertThat(steps.done())
        .isEqualTo(new Done(true, true, true, true, true, true, true, true, false));

    calls.call(client.id(), false);
    assertThat(steps.done().call()).as("a call that nobody answered").isFalse();
    calls.call(client.id(), true);
    assertThat(steps.done())
        .isEqualTo(new Done(true, true, true, true, true, true, true, true, true));

    block(second);
    assertThat(steps.done().secondAdmin()).as("blocked").isFalse();
  }

  private static Confirmation signed(ClientId client, boolean entrusts) {
    return new Confirmation(
        UUID.randomUUID(),
        client,
        Clock.systemUTC().instant(),
        new PersonId(UUID.randomUUID()),
        entrusts,
        "{}",
        Bytes.of(new byte[64]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "127.0.0.0/8,::1; false",
        "127.0.0.1; false",
        "203.0.113.7; true",
        "::1,2001:db8::/64; true",
        "10.0.0.5; true"
      })
  void a_trunk_is_another_machine(String trunks, boolean there) {
    var audit = new TestLog(database, folder).door();
    var clients = new TestClients(database, audit);
    settings.setProperty("denwaban.sip.trunks", trunks);
    var steps =
        new FirstSteps(
            new TestPeople(database, audit, _ -> {}).people(),
            clients.clients(),
            clients.keys(),
            new TestContracts(database, audit).contracts(),
            new Confirmations(database.jdbc(), database.fence(), audit, "office"),
            new TestAnswered(database).calls(),
            settings,
            Clock.systemUTC());
    assertThat(steps.done().trunk()).isEqualTo(there);
  }

  private static Person people(TestPeople people, Role role, @Nullable ClientId client) {
    return people.people().add("高橋 恵", "", role, client, null);
  }

  private static void enrol(Person person) {
    database
        .superuser()
        .sql(
            """
            insert into passkey (id, person_id, host, attested, counter, backup_eligible, backed_up,
              transports, added_at)
            values (:id, :person, 'desk', '\\x00', 0, false, false, '', now())
            """)
        .param("id", person.id().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .param("person", person.id().value())
        .update();
  }

  private static void block(Person person) {
    database
        .superuser()
        .sql("update person set disabled_at = now() where id = :id")
        .param("id", person.id().value())
        .update();
  }
}
