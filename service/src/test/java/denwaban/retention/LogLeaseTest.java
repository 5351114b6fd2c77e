package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.backup.place.Erased;
import denwaban.backup.restore.LogsErased;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import denwaban.storage.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.util.FileSystemUtils;

/// A client's log ends last, and as its contract says. The office of these tests began in 2010: the
/// database ends no log whose newest entry is younger than a year by its own clock.
class LogLeaseTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant BEGIN = Instant.parse("2010-04-01T03:00:00Z");
  private static final Duration YEARS = Duration.ofDays(7 * 366 + 60);

  @TempDir static Path folder;

  /// Of the tests of copies.
  private final Path copies = folder.resolve("copies-" + UUID.randomUUID());

  private TestRetention made;
  private ClientId client;

  @BeforeEach
  void open() {
    open(BEGIN, null);
  }

  private void open(Instant begin, @Nullable Path copies) {
    open(begin, copies, null);
  }

  private void open(Instant begin, @Nullable Path copies, @Nullable Path months) {
    made = new TestRetention(database, folder, TestStorage.objects(folder), begin, copies, months);
    client = made.line.client();
    made.contracts.sign(client, Map.of("retention.accessLog", new Json.Num(400)), made.now);
    made.log.sequence();
    database
        .superuser()
        .sql(
            """
            insert into watch_question (id, client_id, idx, kind, text, asked_by, asked_at)
            values (gen_random_uuid(), ?, 0, 'question', 'なぜ開いたのですか', gen_random_uuid(), now())
            """)
        .param(client.value())
        .update();
  }

  @AfterEach
  void close() {
    made.close();
  }

  @Test
  void it_is_due_so_many_days_after_its_newest_entry_as_the_contract_says() {
    made.round();
    assertThat(made.due(LeaseKind.LOG)).isEqualTo(Instant.parse("2011-05-06T15:00:00Z"));
    made.pass(Duration.ofDays(10));
    append(client);
    made.round();
    assertThat(made.due(LeaseKind.LOG))
        .as("an entry without a place counts when it has one")
        .isEqualTo(days(401, 0));
    made.log.sequence();
    made.round();
    assertThat(made.due(LeaseKind.LOG)).isEqualTo(days(401, 10));
    made.contracts.sign(client, Map.of("retention.accessLog", new Json.Num(365)), made.now);
    made.log.sequence();
    made.round();
    assertThat(made.due(LeaseKind.LOG)).isEqualTo(days(366, 10));
    assertThat(made.status.of(client).kinds())
        .filteredOn(it -> it.kind() == LeaseKind.LOG)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.days()).isEqualTo(365);
          assertThat(it.kept()).isOne();
          assertThat(it.next()).isEqualTo(days(366, 10));
        });
  }

  @Test
  void the_log_of_a_client_that_is_not_closed_never_ends_and_is_not_overdue() {
    made.pass(Duration.ofDays(2_000));
    made.dayOfRounds();
    assertThat(rows(client)).doesNotContainValue(0L);
    assertThat(made.status.of(client).overdue()).isZero();
  }

  @Test
  void of_a_closed_client_it_ends_after_all_else_and_nothing_is_left_or_told_any_more() {
    end();
    assertThat(made.clients.clients().all()).extracting(Client::id).contains(client);
    assertThat(made.clients.clients().active()).extracting(Client::id).doesNotContain(client);
    made.pass(Duration.ofDays(450));
    made.dayOfRounds();
    assertThat(rows(client)).as("accounts and KYC end first").doesNotContainValue(0L);
    assertThat(made.state(LeaseKind.KYC)).isEqualTo("kept");

    made.pass(YEARS);
    made.dayOfRounds();
    assertThat(made.state(LeaseKind.KYC)).isEqualTo("erased");
    made.pass(Duration.ofDays(399));
    made.dayOfRounds();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("kept");
    assertThat(questions()).isOne();
    made.pass(Duration.ofDays(3));
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(rows(client)).allSatisfy((_, n) -> assertThat(n).isZero());
    assertThat(questions()).isZero();
    assertThat(made.log.outbox(null).getLast())
        .contains("\"act\":\"log.ended\"")
        .doesNotContain(client.toString());
    assertThat(made.clients.clients().all()).extracting(Client::id).doesNotContain(client);
    assertThatThrownBy(() -> append(client)).isInstanceOf(DataAccessException.class);
  }

  @Test
  void another_clients_log_stays() {
    var other = new TestLine(made.clients).client();
    made.log.sequence();
    gone();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(rows(other).get("audit_entry")).isPositive();
  }

  @Test
  void what_two_people_hold_keeps_the_log_too() {
    end();
    made.pass(YEARS);
    made.dayOfRounds();
    var until = made.now.plus(Duration.ofDays(700));
    var hold = made.holds.ask(client, null, "訴訟のため", until, made.line.admin());
    var office = TestClients.member(made.clients.add("second", KeyKind.X25519), Role.ADMIN);
    made.holds.approve(client, hold.id(), office);
    made.pass(Duration.ofDays(450));
    made.dayOfRounds();
    assertThat(made.state(LeaseKind.LOG)).as("due, and held").isEqualTo("kept");
    made.pass(Duration.ofDays(250));
    made.dayOfRounds();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
  }

  @Test
  void an_end_that_was_cut_off_is_finished() {
    endCutOff();
    assertThat(made.clients.clients().all()).extracting(Client::id).contains(client);

    made.step = () -> {};
    made.pass(Duration.ofDays(1));
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(made.clients.clients().all()).extracting(Client::id).doesNotContain(client);
  }

  @Test
  void one_that_the_database_keeps_is_whole_and_says_why() {
    made.close();
    open(Clock.systemUTC().instant().minus(YEARS).minus(Duration.ofDays(90)), null);
    gone();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("due");
    assertThat(made.status.of(client).open())
        .singleElement()
        .satisfies(it -> assertThat(it.found()).startsWith("log: younger than a year"));
    assertThat(rows(client)).doesNotContainValue(0L);
    assertThat(made.clients.clients().all()).extracting(Client::id).contains(client);
  }

  @Test
  void what_the_end_left_is_found() throws Exception {
    gone();
    plant();
    var verifier = new ErasureVerifier(made.logins, made.store, made.copies.inspection);
    assertThat(verifier.look(client, LeaseKind.LOG, List.of(client.value())))
        .containsExactly("audit_tile.log: 1");
  }

  @Test
  void one_that_a_restore_took_out_again_is_told_and_finished_by_its_lease() throws Exception {
    end();
    made.pass(YEARS);
    made.dayOfRounds();
    made.pass(Duration.ofDays(402));
    restored();
    var root = database.superuser();
    assertThat(rows(client)).as("taken out").allSatisfy((_, n) -> assertThat(n).isZero());
    root.sql("alter table audit_outbox add constraint away check (false) not valid").update();
    try {
      assertThatThrownBy(made::round).isInstanceOf(DataAccessException.class);
      assertThat(made.state(LeaseKind.LOG)).as("not before it is told").isEqualTo("kept");
    } finally {
      root.sql("alter table audit_outbox drop constraint away").update();
    }
    var said = made.log.outbox(null).size();
    made.round();
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(made.log.outbox(null).subList(said, made.log.outbox(null).size()))
        .singleElement()
        .satisfies(
            it -> assertThat(it).contains("\"log.ended\"").doesNotContain(client.toString()));
    assertThat(made.clients.clients().all()).extracting(Client::id).doesNotContain(client);
  }

  /// As a restore does it, from a backup of before the end was decided.
  private void restored() throws Exception {
    var listed = Erased.object(client.value(), "log", client.value(), made.now);
    try (var connection = database.root()) {
      new LogsErased().erase(connection, List.of(listed));
    }
  }

  @Test
  void one_that_the_database_keeps_is_not_listed_for_a_restore() {
    made.close();
    open(Clock.systemUTC().instant().minus(YEARS).minus(Duration.ofDays(90)), null);
    gone();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("due");
    assertThat(made.record.kinds).doesNotContain(LeaseKind.LOG);
    database
        .superuser()
        .sql(
            "update audit_outbox set leaf = replace(leaf, '\"t\":\"202', '\"t\":\"201') where log = ?")
        .param(client.value())
        .update();
    made.round();
    assertThat(made.state(LeaseKind.LOG)).as("old enough for the database").isEqualTo("erased");
    assertThat(made.record.kinds).as("listed then").containsOnlyOnce(LeaseKind.LOG);
  }

  @Test
  void what_the_end_left_is_told_once_in_the_installations_log_until_it_is_gone() {
    endCutOff();
    plant();
    made.step = () -> {};
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("due");
    assertThat(left())
        .singleElement()
        .satisfies(it -> assertThat(it).doesNotContain(client.toString()));
    assertThat(made.status.of(client).open())
        .singleElement()
        .satisfies(it -> assertThat(it.found()).isEqualTo("audit_tile.log: 1"));
    made.round();
    assertThat(left()).as("said once").hasSize(1);

    database.superuser().sql("delete from audit_tile where log = ?").param(client.value()).update();
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(left()).hasSize(1);
  }

  @Test
  void what_is_left_counts_as_told_only_with_its_entry() {
    endCutOff();
    plant();
    made.step = () -> {};
    var root = database.superuser();
    root.sql("alter table audit_outbox add constraint away check (false) not valid").update();
    try {
      assertThatThrownBy(made::round).isInstanceOf(DataAccessException.class);
    } finally {
      root.sql("alter table audit_outbox drop constraint away").update();
    }
    assertThat(made.status.of(client).open())
        .singleElement()
        .satisfies(it -> assertThat(it.found()).isEmpty());
    made.round();
    assertThat(left()).hasSize(1);
  }

  @Test
  void the_offices_own_copies_end_with_it_and_those_of_others_stay() throws Exception {
    openCopying();
    var other = new TestLine(made.clients).client();
    written(client, other);
    gone();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(copiesOf(client)).isEmpty();
    assertThat(copyStates()).isZero();
    assertThat(copiesOf(other)).isNotEmpty();
    assertThat(copies.resolve("installation/checkpoint")).exists();
    made.copies.write();
    assertThat(copiesOf(client)).as("nor is it copied again").isEmpty();
  }

  @Test
  void a_folder_of_copies_that_is_away_keeps_the_end_open_and_is_told() throws Exception {
    openCopying();
    written(client);
    var elsewhere = Files.move(copies, folder.resolve("elsewhere-" + UUID.randomUUID()));
    gone();
    notYet("log copies: the folder cannot be reached");
    assertThat(rows(client).get("audit_entry")).as("the log itself is gone").isZero();
    Files.createDirectory(copies);
    made.round();
    notYet("log copies: the folder cannot be reached");
    Files.createDirectory(copies.resolve("installation"));
    made.copies.write();
    made.round();
    notYet("log copies: the folder cannot be reached");
    var mark = Files.readString(elsewhere.resolve("denwaban-copies"));
    Files.writeString(copies.resolve("denwaban-copies"), mark + "\n");
    made.round();
    notYet("log copies: a copy was written to this folder, and is not there now");

    FileSystemUtils.deleteRecursively(copies);
    Files.move(elsewhere, copies);
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(copiesOf(client)).isEmpty();
    assertThat(left()).as("each reason once").hasSize(2);
  }

  @Test
  void copies_that_a_medium_locks_keep_the_end_open_until_they_go() throws Exception {
    openCopying();
    written(client);
    made.copies.locked = true;
    gone();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("due");
    assertThat(made.status.of(client).open())
        .singleElement()
        .satisfies(it -> assertThat(it.found()).endsWith("write-once, locked, or not permitted"));
    made.round();
    assertThat(left()).hasSize(1);
    assertThat(made.record.kinds).as("listed once").containsOnlyOnce(LeaseKind.LOG);
    assertThat(copiesOf(client)).isNotEmpty();

    made.copies.locked = false;
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(copiesOf(client)).isEmpty();
  }

  @Test
  void a_mount_point_without_the_months_files_keeps_the_end_open() throws Exception {
    var months = Files.createDirectory(folder.resolve("months-" + UUID.randomUUID()));
    made.close();
    open(BEGIN, null, months);
    made.log.sequence();
    made.copies.write();
    var own = months.resolve(client.toString());
    assertThat(own).isNotEmptyDirectory();
    var share = Files.move(months, folder.resolve("share-" + UUID.randomUUID()));
    Files.createDirectory(months);
    made.copies.write();
    assertThat(months).as("nothing is written beside the share").isEmptyDirectory();
    gone();
    notYet("log copies: the folder of the months' files cannot be reached");
    Files.writeString(months.resolve("denwaban-mediums"), UUID.randomUUID().toString());
    made.round();
    notYet("log copies: the folder of the months' files is not the one that was used");

    FileSystemUtils.deleteRecursively(months);
    Files.move(share, months);
    made.round();
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("erased");
    assertThat(own).doesNotExist();
    assertThat(left()).as("each reason once").hasSize(2);
  }

  @Test
  void a_copy_that_comes_back_is_found_again() throws Exception {
    openCopying();
    written(client);
    gone();
    var verifier = new ErasureVerifier(made.logins, made.store, made.copies.inspection);
    assertThat(verifier.look(client, LeaseKind.LOG, List.of(client.value()))).isEmpty();
    var old = copies.resolve(client.toString().toUpperCase(Locale.ROOT) + ".old");
    Files.writeString(Files.createDirectories(old).resolve("checkpoint"), "x");
    Files.writeString(folder.resolve("mediums").resolve("2011-03-" + client + ".age"), "x");
    assertThat(verifier.look(client, LeaseKind.LOG, List.of(client.value())))
        .containsExactly(
            "log copies: folder/" + old.getFileName() + ": 1",
            "log copies: mediums/2011-03-" + client + ".age: 1");
  }

  /// An office with a folder of copies.
  private void openCopying() {
    made.close();
    database.superuser().sql("truncate copy_state").update();
    open(BEGIN, copies);
  }

  private void written(ClientId... clients) throws Exception {
    made.log.sequence();
    made.copies.write();
    for (var one : clients) {
      assertThat(copies.resolve(one.toString()).resolve("checkpoint")).exists();
      assertThat(folder.resolve("mediums").resolve(one.toString())).isNotEmptyDirectory();
    }
  }

  private void notYet(String why) {
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("due");
    assertThat(made.status.of(client).open())
        .singleElement()
        .satisfies(it -> assertThat(it.found()).isEqualTo(why));
  }

  private List<Path> copiesOf(ClientId of) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(it -> it.toString().contains(of.toString())).toList();
    }
  }

  private long copyStates() {
    return database
        .superuser()
        .sql("select count(*) from copy_state where log = ?")
        .param(client.value())
        .query(Long.class)
        .single();
  }

  private void plant() {
    database
        .superuser()
        .sql("insert into audit_tile (log, path, data) values (?, 'tile/0/000', '')")
        .param(client.value())
        .update();
  }

  private List<String> left() {
    var batch =
        database
            .superuser()
            .sql("select erasure::text from retention_lease where kind = 'log' and client_id = ?")
            .param(client.value())
            .query(String.class)
            .single();
    return made.log.outbox(null).stream()
        .filter(it -> it.contains("\"erasure.left\"") && it.contains(batch))
        .toList();
  }

  /// Until the log is gone, and no further.
  private void endCutOff() {
    end();
    made.pass(YEARS);
    made.dayOfRounds();
    made.pass(Duration.ofDays(402));
    made.step =
        () -> {
          if (rows(client).get("audit_entry") == 0) throw new IllegalStateException("killed");
        };
    assertThatThrownBy(made::round).hasMessage("killed");
    assertThat(made.state(LeaseKind.LOG)).isEqualTo("due");
  }

  private void gone() {
    end();
    made.pass(YEARS);
    made.dayOfRounds();
    made.pass(Duration.ofDays(402));
    made.dayOfRounds();
  }

  /// The contract, and what of it does not wait for years.
  private void end() {
    made.terminations.give(client, Side.OFFICE, null, "解約", 14, 30, made.line.admin());
    made.pass(Duration.ofDays(31));
    made.dayOfRounds();
    assertThat(made.terminations.of(client).orElseThrow().closedAt()).isNotNull();
  }

  private static Instant days(int days, int after) {
    return BEGIN
        .truncatedTo(ChronoUnit.DAYS)
        .plus(Duration.ofDays(after + days))
        .minus(Duration.ofHours(9));
  }

  private void append(ClientId of) {
    var entry = Entry.done(Action.HEADER_RELEASED, of, "x", Actor.SERVICE, Purpose.READ);
    database.fence().run(of, () -> made.log.door(() -> made.now).append(entry));
  }

  private long questions() {
    return database
        .superuser()
        .sql("select count(*) from watch_question where client_id = ?")
        .param(client.value())
        .query(Long.class)
        .single();
  }

  private static Map<String, Long> rows(ClientId of) {
    var all = new TreeMap<String, Long>();
    for (var table :
        List.of(
            "audit_outbox",
            "audit_entry",
            "audit_tile",
            "audit_checkpoint",
            "audit_signer",
            "audit_lasting_signer")) {
      all.put(
          table,
          database
              .superuser()
              .sql("select count(*) from " + table + " where log = ?")
              .param(of.value())
              .query(Long.class)
              .single());
    }
    return all;
  }
}
