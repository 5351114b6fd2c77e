package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.open.OpenTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;

/// Who gets a pack that was made ready, when, and how often.
class ExitPackEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant MADE = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private Instant now = MADE;
  private TestLog log;
  private TestLine line;
  private ExitPackEndpoint packs;

  @BeforeEach
  void open() throws Exception {
    log = new TestLog(database, folder);
    var clients = new TestClients(database, log.door());
    var vault = new TestVault(database, folder);
    line = new TestLine(clients);
    packs =
        new ExitPackEndpoint(
            vault.packs(clients.keys(), log), () -> now, new Ids(Clock.systemUTC(), new Random(7)));
    var key = clients.keys().current(line.client()).orElseThrow();
    TestMessage.keep(vault.vault(), line.client(), key, "書類が届きました".getBytes(UTF_8));
  }

  @Test
  void is_whole_the_first_time_and_gone_the_second() throws Exception {
    var ready = packs.prepare(line.admin());
    log.sequence();
    assertThat(ready.logged()).isOne();

    var pack = Files.write(folder.resolve("pack.zip"), fetch(line.admin(), ready.id()));
    var checked =
        OpenTool.run("verify", pack.toString(), "--pin", line.fingerprint(1), "--lang", "en");
    assertThat(checked.code()).as(checked.text()).isZero();

    refused(line.admin(), ready.id());
  }

  @Test
  void is_not_for_another_person_not_even_of_the_same_company() throws Exception {
    var ready = packs.prepare(line.admin());
    var colleague =
        new CurrentUser(
            new PersonId(UUID.randomUUID()), Role.CLIENT_ADMIN, line.client(), "s-2", "岸 美緒");

    refused(colleague, ready.id());

    assertThat(fetch(line.admin(), ready.id()))
        .as("the colleague's try costs its owner nothing")
        .isNotEmpty();
  }

  @Test
  void waits_for_its_download_just_below_and_at_the_limit_and_not_above() throws Exception {
    var admin = line.admin();
    var below = packs.prepare(admin).id();
    var at = packs.prepare(admin).id();
    var above = packs.prepare(admin).id();

    now = MADE.plus(ExitPackEndpoint.PATIENCE).minusMillis(1);
    assertThat(fetch(admin, below)).isNotEmpty();
    now = MADE.plus(ExitPackEndpoint.PATIENCE);
    assertThat(fetch(admin, at)).isNotEmpty();
    now = MADE.plus(ExitPackEndpoint.PATIENCE).plusMillis(1);
    refused(admin, above);
    assertThat(ExitPackEndpoint.PATIENCE).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void gives_way_when_too_many_wait() throws Exception {
    var oldest = packs.prepare(line.admin()).id();
    var second = packs.prepare(line.admin()).id();
    for (var n = 2; n <= 10; n++) {
      packs.prepare(line.admin());
    }
    refused(line.admin(), oldest);
    assertThat(fetch(line.admin(), second)).isNotEmpty();
  }

  @Test
  void of_one_client_does_not_give_way_to_those_of_another() throws Exception {
    var mine = packs.prepare(line.admin()).id();
    var other = new TestLine(new TestClients(database, log.door()));
    for (var n = 0; n < 60; n++) {
      packs.prepare(other.admin());
    }
    assertThat(fetch(line.admin(), mine)).isNotEmpty();
  }

  /// As an older backup that came back leaves it, until the next round.
  @Test
  void names_what_is_erased_though_its_rows_are_there_and_logs_no_release_of_it() throws Exception {
    database
        .superuser()
        .sql("update retention_lease set unreadable_at = now() where client_id = :client")
        .param("client", line.client().value())
        .update();
    var ready = packs.prepare(line.admin());
    assertThat(ready.logged()).isZero();
    assertThat(ready.erased()).isOne();
    assertThat(log.outbox(line.client())).noneMatch(it -> it.contains("object.header.released"));
  }

  @Test
  void that_never_was_and_what_is_no_id_get_the_same_answer() {
    refused(line.admin(), UUID.randomUUID());
    assertThatThrownBy(() -> packs.download(line.admin(), "x", new MockHttpServletResponse()))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("status", 404);
  }

  private byte[] fetch(CurrentUser user, UUID id) throws Exception {
    var response = new MockHttpServletResponse();
    packs.download(user, id.toString(), response);
    return response.getContentAsByteArray();
  }

  private void refused(CurrentUser user, UUID id) {
    var response = new MockHttpServletResponse();
    assertThatThrownBy(() -> packs.download(user, id.toString(), response))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("status", 404);
    assertThat(response.getContentAsByteArray()).isEmpty();
  }
}
