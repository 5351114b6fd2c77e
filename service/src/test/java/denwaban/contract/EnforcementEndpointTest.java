package denwaban.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.EnforcementEndpoint.Moment;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EnforcementEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  @TempDir Path folder;

  private TestLog log;
  private TestContracts contracts;
  private ClientId aoba;
  private EnforcementEndpoint door;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    var clients = new TestClients(database, log.door());
    contracts = new TestContracts(database, log.door());
    contracts.at(NOW);
    aoba = clients.add("c" + new Random().nextInt(1_000_000_000), KeyKind.X25519).id();
    door =
        new EnforcementEndpoint(
            log.reading(), contracts.contracts(), clients.clients(), () -> NOW.plusSeconds(1));
  }

  private void says(Action action, Actor by) {
    database
        .fence()
        .run(
            aoba,
            () ->
                log.door()
                    .append(
                        Entry.done(
                            action, aoba, UUID.randomUUID().toString(), by, Purpose.OPERATE)));
    log.sequence();
  }

  @Test
  void the_office_sees_when_a_term_was_last_obeyed_and_no_entry() {
    contracts.agree(aoba, Terms.Recording.NOTICE, NOW);
    says(Action.RECORDING_BEGAN, Actor.EDGE);
    var kept = door.of(aoba.toString());
    assertThat(kept.version()).isEqualTo(1);
    assertThat(kept.terms())
        .filteredOn(it -> it.term().equals("recording.mode"))
        .extracting(Moment::act)
        .containsExactly("recording.began");
    var own =
        door.own(
            new CurrentUser(new PersonId(UUID.randomUUID()), Role.CLIENT_ADMIN, aoba, "s", "x"));
    assertThat(own.stream().map(it -> it.term() + " " + it.entry().index()))
        .containsExactlyElementsOf(
            kept.terms().stream().map(it -> it.term() + " " + it.entry()).toList());
  }

  @Test
  void what_the_clients_people_did_the_office_does_not_see() {
    var member = new Actor(new PersonId(UUID.randomUUID()), "client-member", "s");
    says(Action.SIGNED_IN, member);
    assertThat(door.of(aoba.toString()).terms()).isEmpty();
    assertThat(door.of(aoba.toString()).version()).isZero();
    says(Action.RECORDING_BEGAN, Actor.EDGE);
    assertThat(door.of(aoba.toString()).terms())
        .extracting(Moment::term)
        .isEqualTo(List.of("recording.mode"));
  }

  @Test
  void of_no_client_there_is_nothing() {
    for (var id : List.of("x", UUID.randomUUID().toString())) {
      assertThatThrownBy(() -> door.of(id))
          .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(404));
    }
  }
}
