package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.Manifest;
import denwaban.storage.TestStorage;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// After a sealed start, before and after two holders have come.
class SealedOfficeTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;
  @TempDir static Path logFolder;

  private TestStorage.Sealed office;
  private TestLog log;
  private TestClients clients;
  private TestVault made;
  private TestLine line;
  private TestMessage message;

  @BeforeEach
  void a_message_comes_in_while_it_is_sealed() throws Exception {
    office = TestStorage.sealed(folder, () -> START);
    log = new TestLog(database, logFolder);
    clients = new TestClients(database, log.door());
    made = new TestVault(database, folder, office.keys());
    line = new TestLine(clients);
    var key = clients.keys().current(line.client()).orElseThrow();
    message = TestMessage.keep(made.vault(), line.client(), key, "至急".getBytes(UTF_8));
  }

  @Test
  void nothing_is_given_out_and_the_log_does_not_say_that_it_was() {
    refused(() -> released());
    refused(() -> made.packs(clients.keys(), log).release(line.admin()));
    refused(() ->
        made.reheading(clients.keys(), log.door())
            .remake(
                line.admin(),
                List.of(new HeaderRenewal.Remade(message.object(), List.of(), null))));
    refused(() ->
        made.release(log.door())
            .release(line.admin(), List.of(message.object()), Purpose.REHEADER));
    assertThat(log.outbox(line.client()))
        .noneMatch(leaf -> leaf.contains("object.header.released"));
  }

  @Test
  void the_page_that_sealed_a_message_gets_it_back_only_once_it_is_open() throws Exception {
    var session = UUID.randomUUID().toString();
    var hanako =
        new CurrentUser(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, session, "佐藤 花");
    var own = made.own(log.door());
    var header = Bytes.of("own header".getBytes(UTF_8));
    var kept = new OwnHeader(header, "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567");
    var until = Instant.now(Clock.systemUTC()).plusSeconds(600);
    var begun =
        new BegunObject(
            message.object(),
            line.client(),
            Manifest.Kind.MESSAGE,
            message.manifest().call(),
            1,
            line.fingerprint(1));
    var step =
        new ObjectStep(begun, UUID.randomUUID(), Instant.now(Clock.systemUTC()), true, null, null);
    own.keep(hanako, line.client(), message.object(), own.wrap(step, kept), until);

    refused(() -> own.release(hanako, line.client(), message.object()));
    assertThat(log.outbox(line.client()))
        .noneMatch(leaf -> leaf.contains("object.header.released"));

    office.seal().open(office.shares().get(0), office.shares().get(1));
    assertThat(own.release(hanako, line.client(), message.object()).header()).isEqualTo(header);
    assertThat(log.outbox(line.client()))
        .filteredOn(leaf -> leaf.contains("object.header.released"))
        .hasSize(1);
  }

  private static void refused(ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.code()).isEqualTo("office-sealed");
              assertThat(problem.text(Locale.JAPANESE))
                  .contains("2026-11-24 15:00")
                  .contains("失われたものはありません");
              assertThat(problem.text(Locale.ENGLISH))
                  .contains("2026-11-24 15:00")
                  .contains("Nothing is lost");
            });
  }

  @Test
  void it_opens_at_once_when_two_holders_have_come_sorted_or_not() throws Exception {
    assertThat(rowsTakenIn()).isOne();
    office.seal().open(office.shares().get(0), office.shares().get(1));
    assertThat(released()).isEqualTo(message.header());

    assertThat(made.sorting(clients.clients()).run()).isPositive();
    assertThat(rowsTakenIn()).isZero();
    assertThat(released()).isEqualTo(message.header());
    assertThat(made.sorting(clients.clients()).run()).isZero();
  }

  @Test
  void what_is_sorted_stands_under_the_key_of_its_week_and_place() throws Exception {
    var kek = kek();
    office.seal().open(office.shares().get(0), office.shares().get(1));
    made.sorting(clients.clients()).run();
    assertThat(kek()).isEqualTo(kek);
    assertThat(office.keys().unwrap(kek, wrapped(), "elsewhere".getBytes(UTF_8))).isEmpty();
    assertThat(office.keys().destroy(kek)).isTrue();
    assertThatThrownBy(this::released)
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("code", "key-destroyed");
  }

  @Test
  void a_week_that_is_destroyed_takes_what_came_in_sealed_with_it() throws Exception {
    assertThat(office.keys().destroy(kek())).isTrue();
    office.seal().open(office.shares().get(0), office.shares().get(1));
    made.sorting(clients.clients()).run();
    assertThatThrownBy(this::released)
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("code", "key-destroyed");
  }

  @Test
  void sealed_again_nothing_is_given_out() throws Exception {
    office.seal().open(office.shares().get(2), office.shares().get(1));
    released();
    office.seal().close();
    refused(this::released);
  }

  private Bytes released() {
    return made.release(log.door())
        .release(line.admin(), message.object(), Purpose.READ)
        .segments()
        .getFirst()
        .header();
  }

  private Kek kek() {
    return new Kek(
        database
            .superuser()
            .sql("select kek from vault_header where object_id = :id")
            .param("id", message.object().value())
            .query(String.class)
            .single());
  }

  private Bytes wrapped() {
    return Bytes.of(
        database
            .superuser()
            .sql("select wrapped from vault_header where object_id = :id")
            .param("id", message.object().value())
            .query(byte[].class)
            .single());
  }

  private long rowsTakenIn() {
    return database
        .superuser()
        .sql(
            "select count(*) from vault_header where client_id = :client"
                + " and substring(wrapped from 1 for 16) = :mark")
        .param("client", line.client().value())
        .param("mark", KeyVault.INTAKE_MARK.toArray())
        .query(Long.class)
        .single();
  }
}
