package denwaban.office;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WitnessEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private Instant now = START;

  @Test
  void a_member_is_told_how_old_a_confirmation_may_be_by_the_terms_in_force() {
    var log = new TestLog(database, folder);
    var contracts = new TestContracts(database, log.door());
    var door = new WitnessEndpoint(log.witnesses(), contracts.contracts(), () -> now);
    var ryo = new CurrentUser(new PersonId(UUID.randomUUID()), Role.CLIENT_MEMBER, aoba, "s", "誰か");
    assertThat(door.seen(ryo)).isEqualTo(new WitnessEndpoint.Shown(0, 24, List.of()));

    contracts.agreeWitnesses(aoba, 6, START);
    contracts.agreeWitnesses(aoba, 168, START.plusSeconds(60));
    assertThat(door.seen(ryo)).isEqualTo(new WitnessEndpoint.Shown(1, 6, List.of()));
    now = START.plusSeconds(60);
    assertThat(door.seen(ryo)).isEqualTo(new WitnessEndpoint.Shown(2, 168, List.of()));
  }
}
