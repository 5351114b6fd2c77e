package denwaban.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.NightSafe;
import denwaban.storage.TestStorage;
import denwaban.storage.key.Seal;
import denwaban.vault.TestVault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OfficeSealTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final CurrentUser ADMIN =
      new CurrentUser(new PersonId(UUID.randomUUID()), Role.ADMIN, null, "s", "高橋 恵");

  @TempDir Path folder;
  @TempDir static Path logFolder;

  private Instant now = Instant.parse("2026-11-24T06:00:00Z");
  private TestStorage.Sealed office;
  private TestLog log;
  private OfficeSeal seal;

  @BeforeEach
  void start() throws Exception {
    office = TestStorage.sealed(folder, () -> now);
    log = new TestLog(database, logFolder);
    seal = over(office.seal());
  }

  private OfficeSeal over(Seal one) {
    var clients = new TestClients(database, log.door()).clients();
    var intakeRewrap = new TestVault(database, folder, office.keys()).sorting(clients);
    return new OfficeSeal(one, intakeRewrap, database.fence(), log.door(), () -> now);
  }

  @Test
  void the_log_shows_the_sealed_start_who_opened_it_and_that_it_was_sealed_again() {
    var before = acts().size();
    seal.started();
    seal.open(ADMIN, office.shares().get(0), office.shares().get(2));
    seal.close(ADMIN);
    var acts = acts().subList(before, before + 3);
    assertThat(acts.get(0)).contains("office.sealed").contains("\"role\":\"service\"");
    assertThat(acts.get(1))
        .contains("office.unsealed")
        .contains("\"role\":\"admin\"")
        .contains("\"result\":\"done\"");
    assertThat(acts.get(2)).contains("office.sealed").contains("\"role\":\"admin\"");
    assertThat(seal.state().since()).contains(now);
  }

  @Test
  void shares_that_do_not_fit_are_refused_in_a_sentence_and_in_the_log() {
    var foreign = NightSafe.make().split();
    var one = office.shares().get(0);
    refused(one, one, "share-same-share");
    refused(one, "", "share-malformed");
    refused(one, foreign.get(1).export(), "share-other-set");
    refused(foreign.get(0).export(), foreign.get(1).export(), "share-wrong-key");
    assertThat(acts().getLast()).contains("office.unsealed").contains("\"result\":\"refused\"");
    assertThat(acts()).noneMatch(leaf -> leaf.contains(one.substring(0, 20)));
    assertThat(seal.state().since()).isPresent();
  }

  private void refused(String one, String two, String code) {
    assertThatThrownBy(() -> seal.open(ADMIN, one, two))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("status", 422)
        .hasFieldOrPropertyWithValue("code", code);
  }

  @Test
  void after_five_wrong_pairs_even_the_right_one_waits_ten_minutes() {
    var right = office.shares();
    for (var n = 1; n <= 5; n++) {
      refused(right.get(0), right.get(0), "share-same-share");
    }
    now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
    assertThatThrownBy(() -> seal.open(ADMIN, right.get(0), right.get(1)))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("status", 429);
    assertThat(seal.state().since()).isPresent();
    now = now.plusMillis(1);
    seal.open(ADMIN, right.get(0), right.get(1));
    assertThat(seal.state().since()).isEmpty();
  }

  @Test
  void without_its_entry_in_the_log_it_does_not_stay_open() {
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThatThrownBy(() -> seal.open(ADMIN, office.shares().get(0), office.shares().get(1)))
          .isNotInstanceOf(Problem.class);
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(seal.state().since()).isPresent();
  }

  @Test
  void an_open_one_is_not_opened_and_one_that_is_not_there_not_closed() {
    seal.open(ADMIN, office.shares().get(0), office.shares().get(1));
    assertThatThrownBy(() -> seal.open(ADMIN, office.shares().get(0), office.shares().get(1)))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("code", "not-sealed");
    assertThatThrownBy(() -> over(Seal.NONE).close(ADMIN))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("code", "no-seal");
  }

  private List<String> acts() {
    return log.outbox(null).stream().filter(leaf -> leaf.contains("\"office.")).toList();
  }
}
