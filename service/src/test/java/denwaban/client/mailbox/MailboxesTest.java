package denwaban.client.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.call.TestOffice;
import denwaban.client.key.Line;
import denwaban.client.key.Rotation;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.PhoneNumber;
import denwaban.seal.statement.KeyStatement.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MailboxesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private TestLine line;
  private TestClients.Keys holder;
  private TestClients.Keys other;
  private TestClients.Keys secondAdmin;
  private TestBox box;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    line = new TestLine(clients);
    holder = TestBox.joins(clients, line, Role.CLIENT_MEMBER);
    other = TestBox.joins(clients, line, Role.CLIENT_MEMBER);
    secondAdmin = TestBox.joins(clients, line, Role.CLIENT_ADMIN);
    box = new TestBox(clients, line, "人事", holder);
  }

  private Mailboxes mailboxes() {
    return clients.mailboxes();
  }

  private List<String> seenBy(CurrentUser user) {
    return mailboxes().of(user).stream()
        .map(it -> it.mailbox().name() + (it.held() ? "" : " (not held)"))
        .toList();
  }

  /// Its key does not open what comes for the company.
  @Test
  void who_holds_it_still_waits_for_the_companys_key() {
    assertThat(clients.waits(holder.who())).isTrue();
    assertThat(clients.waits(line.admin())).isFalse();
  }

  @Test
  void who_holds_it_finds_it_and_others_do_not() {
    assertThat(seenBy(line.admin())).containsExactly("人事");
    assertThat(seenBy(holder.who())).containsExactly("人事");
    assertThat(seenBy(other.who())).isEmpty();
    assertThat(seenBy(secondAdmin.who())).containsExactly("人事 (not held)");
    assertThat(seenBy(new TestLine(clients).admin())).isEmpty();
    assertThat(mailboxes().of(holder.who()).getFirst().holders()).isEmpty();
    assertThat(mailboxes().of(secondAdmin.who()).getFirst().holders()).hasSize(2);
  }

  @Test
  void only_holders_and_administrators_get_its_chain() {
    var mailbox = Line.of(box.id);
    assertThat(mailboxes().mayFollow(holder.who(), mailbox)).isTrue();
    assertThat(mailboxes().mayFollow(secondAdmin.who(), mailbox)).isTrue();
    assertThat(mailboxes().mayFollow(other.who(), mailbox)).isFalse();
    assertThat(mailboxes().mayFollow(other.who(), Line.OWN)).isTrue();
  }

  @Test
  void a_member_who_is_not_in_the_next_epoch_finds_nothing_any_more() {
    box.rotate();
    assertThat(seenBy(holder.who())).isEmpty();
    assertThat(mailboxes().mayFollow(holder.who(), Line.of(box.id))).isFalse();
    assertThat(seenBy(line.admin())).containsExactly("人事");
    box.rotate(holder);
    assertThat(seenBy(holder.who())).containsExactly("人事");
  }

  @Test
  void who_made_a_new_key_waits_for_a_new_grant() {
    var anew = TestClients.memberKeys(holder.who(), 2, holder.said().fingerprint());
    clients
        .members()
        .add(anew.who(), anew.statement(), anew.signature(), TestClients.bothMethods());
    assertThat(seenBy(holder.who())).isEmpty();
  }

  @Test
  void its_key_is_given_to_sealers_and_followed_over_its_epochs() {
    var client = line.client();
    assertThat(clients.keys().toSealTo(client, box.id)).contains(box.newest());
    assertThat(clients.keys().lineOf(client, box.newest().fingerprint())).contains(Line.of(box.id));
    box.rotate(holder);
    assertThat(clients.keys().toSealTo(client, box.id).orElseThrow().epoch()).isEqualTo(2);
    assertThat(clients.keys().toSealTo(client, null))
        .contains(clients.keys().current(client).orElseThrow());
    assertThat(clients.keys().toSealTo(client, UUID.randomUUID())).isEmpty();
  }

  @Test
  void a_key_that_was_changed_behind_the_chains_back_is_given_to_no_sealer() {
    database
        .superuser()
        .sql("update client_company_key set signature = :forged where line = :line")
        .param("forged", new byte[64])
        .param("line", box.id)
        .update();
    assertThat(clients.keys().toSealTo(line.client(), box.id)).isEmpty();
    assertThat(clients.keys().toSealTo(line.client(), null)).isPresent();
  }

  @Test
  void a_statement_for_another_mailbox_or_by_another_member_makes_none() {
    var said = box.said(1, null, Reason.FIRST, holder);
    var text = TestClients.text(said);
    var signature = said.sign(line.signer());
    var holders = List.of(new Rotation.Holder(line.admin().person(), Bytes.of(new byte[] {1})));
    assertThat(
            refusal(() ->
                mailboxes().add(line.admin(), UUID.randomUUID(), "受注", text, signature, holders)))
        .isEqualTo("key-does-not-fit");
    assertThat(
            refusal(() ->
                mailboxes()
                    .add(secondAdmin.who(), UUID.randomUUID(), "受注", text, signature, holders)))
        .isEqualTo("key-does-not-fit");
    assertThat(seenBy(line.admin())).containsExactly("人事");
  }

  @Test
  void a_name_is_the_clients_own_and_has_its_limits() {
    mailboxes().rename(line.admin(), box.id, " 人事部 ");
    assertThat(seenBy(holder.who())).containsExactly("人事部");
    var _ = new TestBox(clients, line, "受注");
    assertThat(refusal(() -> mailboxes().rename(line.admin(), box.id, "受注")))
        .isEqualTo("mailbox-exists");
    assertThat(refusal(() -> new TestBox(clients, line, "受注"))).isEqualTo("mailbox-exists");
    for (var bad : List.of("", "  ", "x".repeat(41), "a\nb")) {
      assertThat(refusal(() -> mailboxes().rename(line.admin(), box.id, bad)))
          .isEqualTo("name-unfit");
    }
    assertThat(refusal(() -> mailboxes().rename(line.admin(), UUID.randomUUID(), "x")))
        .isEqualTo("not-found");
    assertThat(refusal(() -> mailboxes().rename(new TestLine(clients).admin(), box.id, "x")))
        .isEqualTo("not-found");
  }

  @Test
  void there_are_so_many_and_a_closed_one_makes_room() {
    for (var i = 1; i < 20; i++) {
      var _ = new TestBox(clients, line, "部署 " + i);
    }
    assertThat(refusal(() -> new TestBox(clients, line, "もう一つ"))).isEqualTo("too-many-mailboxes");
    mailboxes().close(line.admin(), box.id);
    assertThat(new TestBox(clients, line, "人事").id).isNotEqualTo(box.id);
  }

  @Test
  void a_number_goes_to_a_mailbox_and_back_to_the_general_box() {
    var number = clients.clients().numbers(line.client()).getFirst();
    mailboxes().bind(line.admin(), number, box.id);
    assertThat(mailboxes().open(line.client()).getFirst().numbers()).containsExactly(number);
    mailboxes().bind(line.admin(), number, null);
    assertThat(mailboxes().open(line.client()).getFirst().numbers()).isEmpty();

    var stranger = new TestLine(clients);
    assertThat(refusal(() -> mailboxes().bind(stranger.admin(), number, null)))
        .isEqualTo("not-found");
    var theirs = clients.clients().numbers(stranger.client()).getFirst();
    assertThat(refusal(() -> mailboxes().bind(stranger.admin(), theirs, box.id)))
        .isEqualTo("not-found");
  }

  @Test
  void a_closed_one_takes_nothing_in_and_its_holders_still_find_it() {
    var number = clients.clients().numbers(line.client()).getFirst();
    mailboxes().bind(line.admin(), number, box.id);
    mailboxes().close(line.admin(), box.id);
    mailboxes().close(line.admin(), box.id);
    assertThat(mailboxes().open(line.client())).isEmpty();
    assertThat(seenBy(holder.who())).containsExactly("人事");
    assertThat(mailboxes().of(holder.who()).getFirst().mailbox().numbers()).isEmpty();
    assertThat(refusal(() -> mailboxes().bind(line.admin(), number, box.id)))
        .isEqualTo("not-found");
    assertThat(log.outbox(line.client()).stream().filter(it -> it.contains("mailbox.closed")))
        .hasSize(1);
  }

  @Test
  void of_two_who_bind_a_number_at_once_the_last_counts_and_none_fails() throws Exception {
    var number = clients.clients().numbers(line.client()).getFirst();
    var other = new TestBox(clients, line, "経理");
    whileBound(number, box.id, () -> mailboxes().bind(line.admin(), number, other.id));
    assertThat(numbersOf(box.id)).isEmpty();
    assertThat(numbersOf(other.id)).containsExactly(number);
  }

  @Test
  void a_number_that_is_bound_while_its_box_is_closed_goes_back_too() throws Exception {
    var number = clients.clients().numbers(line.client()).getFirst();
    whileBound(number, box.id, () -> mailboxes().close(line.admin(), box.id));
    assertThat(numbersOf(box.id)).isEmpty();
  }

  /// Another's transaction has bound it, and commits while this is under way.
  private void whileBound(PhoneNumber number, UUID mailbox, Runnable work) throws Exception {
    var table = new MailboxTable(database.jdbc());
    var bound = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(() ->
              database
                  .fence()
                  .run(
                      line.client(),
                      () -> {
                        table.bind(line.client(), number, mailbox);
                        bound.countDown();
                        waitsFor(goOn);
                      }));
      assertThat(bound.await(10, TimeUnit.SECONDS)).isTrue();
      var second = threads.submit(work);
      TestOffice.await("the second waits for the first", this::someoneWaits);
      goOn.countDown();
      first.get(10, TimeUnit.SECONDS);
      second.get(10, TimeUnit.SECONDS);
    }
  }

  private boolean someoneWaits() {
    return database
        .superuser()
        .sql(
            """
            select count(*) > 0 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .query(Boolean.class)
        .single();
  }

  private static void waitsFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<PhoneNumber> numbersOf(UUID mailbox) {
    return mailboxes().of(line.admin()).stream()
        .map(Mailboxes.Shown::mailbox)
        .filter(it -> it.id().equals(mailbox))
        .flatMap(it -> it.numbers().stream())
        .toList();
  }

  @Test
  void every_change_is_in_the_clients_log_and_its_name_is_not() {
    mailboxes().rename(line.admin(), box.id, "人事部");
    mailboxes().close(line.admin(), box.id);
    assertThat(log.outbox(line.client()))
        .anyMatch(it -> it.contains("mailbox.added") && it.contains(box.id.toString()))
        .anyMatch(it -> it.contains("mailbox.renamed"))
        .anyMatch(it -> it.contains("mailbox.closed"))
        .noneMatch(it -> it.contains("人事"));
  }

  @Test
  void the_office_sees_neither_names_nor_which_numbers_they_have() {
    mailboxes().bind(line.admin(), clients.clients().numbers(line.client()).getFirst(), box.id);
    for (var table : List.of("client_mailbox", "client_mailbox_number")) {
      var seen =
          database
              .fence()
              .office(() ->
                  database.jdbc().sql("select count(*) from " + table).query(Long.class).single());
      assertThat(seen).as(table).isZero();
    }
  }

  @Test
  void each_mailboxs_chain_travels_by_itself() {
    var chains = clients.keys().mailboxChains(line.client());
    assertThat(chains).containsOnlyKeys(box.id);
    assertThat(new String(requireNonNull(chains.get(box.id)).bytes().toArray(), UTF_8))
        .contains(box.id.toString())
        .isEqualTo(clients.keys().chainText(line.client(), box.id));
  }

  private static String refusal(ThrowingCallable work) {
    var problem = new String[1];
    assertThatThrownBy(work).isInstanceOfSatisfying(Problem.class, it -> problem[0] = it.code());
    return problem[0];
  }
}
