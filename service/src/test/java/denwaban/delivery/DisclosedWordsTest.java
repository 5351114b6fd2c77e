package denwaban.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.Line;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.delivery.content.TestWords;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.message.ItemWaits;
import denwaban.message.NoticeWords;
import denwaban.seal.crypto.Signer;
import denwaban.seal.json.Json;
import denwaban.seal.statement.NoticeApproval;
import denwaban.seal.statement.NoticeApproval.Content;
import denwaban.vault.TestMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A mail carries words where the contract and the client's own signature let it, and never else.
class DisclosedWordsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));
  private static final NoticeWords WORDS = new NoticeWords("山本 太郎", "見積書の件", "見積書の再送");
  private static final Duration HELD = Duration.ofSeconds(10);

  @TempDir Path folder;

  private TestDelivery test;
  private TestWords words;
  private TestLine line;
  private ClientId client;
  private CompanyKey key;

  @BeforeEach
  void open() {
    test = new TestDelivery(database, folder);
    words = test.words;
    line = new TestLine(test.clients);
    client = line.client();
    key = test.clients.keys().current(client).orElseThrow();
    test.roster(line.admin(), test.person(line.admin(), null, "ann@example.com"));
  }

  private void agreed(String... content) {
    var all = Stream.of(content).<Json>map(Json.Text::new).toList();
    test.contracts.sign(client, Map.of("notices.content", new Json.Arr(all)), test.now);
  }

  private NoticeApproval said(Content... content) {
    var until = test.now.plus(Duration.ofDays(30));
    return new NoticeApproval(client, Set.of(content), until, line.adminFingerprint(), test.now);
  }

  private UUID approve(NoticeApproval said, Signer signer) {
    return words.approve(
        line.admin(), new String(said.bytes().toArray(), UTF_8), said.sign(signer));
  }

  private UUID approve(Content... content) {
    return approve(said(content), line.signer());
  }

  private TestMessage kept() throws Exception {
    return TestMessage.keep(test.vault.vault(), client, key, "伝言".getBytes(UTF_8));
  }

  private static NoticeWords.Given given(TestMessage it, PersonId by) {
    return given(it, by, it.manifest().object());
  }

  private static NoticeWords.Given given(TestMessage it, PersonId by, ObjectId object) {
    var of = it.manifest();
    return new NoticeWords.Given(by, of.client(), of.call(), object, WORDS);
  }

  private void waits(TestMessage it) {
    var call = it.manifest().call();
    test.waits(new ItemWaits(client, Line.OWN, call, ItemWaits.Kind.MESSAGE, true, OPERATOR));
  }

  /// A message with its words, until its notice left.
  private void told() throws Exception {
    var it = kept();
    words.given(given(it, OPERATOR));
    waits(it);
    test.pass(HELD);
  }

  private @Nullable NoticeWords carried() {
    return test.mail.carried.getLast().notice().words();
  }

  private List<String> entries() {
    return test.log.outbox(client).stream()
        .filter(it -> it.contains("\"notice.disclosed."))
        .map(it -> it.replaceAll(".*\"act\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private void leavesWithout() {
    assertThat(test.mail.carried).isNotEmpty();
    assertThat(carried()).isNull();
    assertThat(entries()).isEmpty();
  }

  private static void refused(int status, String code, ThrowingCallable act) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(act)
        .satisfies(it -> {
          assertThat(it.status()).isEqualTo(status);
          assertThat(it.code()).isEqualTo(code);
        });
  }

  @Test
  void what_both_name_leaves_with_an_entry_each_and_no_more() throws Exception {
    agreed("caller-name", "subject", "text");
    approve(Content.CALLER_NAME, Content.SUBJECT);
    told();
    var said = requireNonNull(carried());
    assertThat(said.callerName()).isEqualTo("山本 太郎");
    assertThat(said.subject()).isEqualTo("見積書の件");
    assertThat(said.text()).isNull();
    assertThat(entries()).containsExactly("notice.disclosed.name", "notice.disclosed.subject");
    assertThat(test.push.carried).allSatisfy(it -> assertThat(it.notice().words()).isNull());
  }

  @Test
  void none_leave_to_a_member_whose_access_was_ended() throws Exception {
    agreed("caller-name", "subject", "text");
    approve(Content.CALLER_NAME, Content.SUBJECT, Content.TEXT);
    var admin = line.admin();
    var leaver = test.people.add("元社員", "", Role.CLIENT_MEMBER, client, null);
    var entry = test.person(admin, leaver.id(), "leaver@example.com");
    test.roster(admin, entry);
    told();
    assertThat(requireNonNull(carried()).text()).isEqualTo(WORDS.text());
    var entries = entries();
    test.access.leave(leaver.id());
    told();
    test.pass(Duration.ofHours(2));
    assertThat(test.mailed()).containsExactly("leaver@example.com");
    assertThat(entries()).as("no word is said to have left").isEqualTo(entries);
  }

  @Test
  void the_contracts_clause_alone_lets_nothing_out() throws Exception {
    agreed("caller-name", "subject", "text");
    told();
    leavesWithout();
  }

  @Test
  void an_approval_without_the_clause_is_refused_and_lets_nothing_out_later() throws Exception {
    agreed("subject");
    refused(403, "content-not-agreed", () -> approve(Content.SUBJECT, Content.TEXT));
    approve(Content.SUBJECT);
    test.now = test.now.plus(Duration.ofDays(1));
    agreed();
    told();
    leavesWithout();
  }

  @Test
  void what_was_taken_back_lets_nothing_out_and_another_takes_its_place() throws Exception {
    agreed("caller-name", "text");
    var first = approve(Content.CALLER_NAME);
    approve(Content.TEXT);
    told();
    assertThat(requireNonNull(carried()).callerName()).isNull();
    words.takeBack(line.admin(), first);
    assertThat(words.inForce(client)).isTrue();
    assertThat(test.log.outbox(client).stream().filter(it -> it.contains("notice.approv")))
        .hasSize(3);
  }

  @Test
  void taken_back_just_before_it_leaves_it_leaves_without() throws Exception {
    agreed("text");
    var id = approve(Content.TEXT);
    var it = kept();
    words.given(given(it, OPERATOR));
    waits(it);
    words.takeBack(line.admin(), id);
    test.pass(HELD);
    leavesWithout();
  }

  @Test
  void an_approval_ends_by_itself() throws Exception {
    agreed("text");
    approve(Content.TEXT);
    test.now = test.now.plus(Duration.ofDays(30));
    told();
    leavesWithout();
  }

  @Test
  void nobody_approves_in_anothers_name_or_for_another_client() {
    agreed("text");
    refused(422, "approval-does-not-fit", () -> approve(said(Content.TEXT), Signer.generate()));
    var other = new TestLine(test.clients);
    var said = said(Content.TEXT);
    var text = new String(said.bytes().toArray(), UTF_8);
    var signature = said.sign(line.signer());
    refused(422, "approval-does-not-fit", () -> words.approve(other.admin(), text, signature));
    assertThat(words.inForce(client)).isFalse();
  }

  @Test
  void another_clients_admin_takes_nothing_back() {
    agreed("text");
    var id = approve(Content.TEXT);
    words.takeBack(new TestLine(test.clients).admin(), id);
    assertThat(words.inForce(client)).isTrue();
  }

  @Test
  void who_lost_the_key_approves_no_more() throws Exception {
    agreed("text");
    approve(Content.TEXT);
    line.recover();
    key = test.clients.keys().newest(client, null).orElseThrow();
    assertThat(words.inForce(client)).isFalse();
  }

  @Test
  void words_of_another_operator_or_of_another_version_stay() throws Exception {
    agreed("text");
    approve(Content.TEXT);
    var it = kept();
    words.given(given(it, new PersonId(new UUID(9, 9))));
    words.given(given(it, OPERATOR, new ObjectId(UUID.randomUUID())));
    waits(it);
    test.pass(HELD);
    leavesWithout();
  }

  @Test
  void a_corrections_words_take_the_place_of_the_first() throws Exception {
    agreed("text");
    approve(Content.TEXT);
    var signer = Signer.generate();
    var vault = test.vault.vault();
    var first = TestMessage.keep(vault, client, key, "一".getBytes(UTF_8), signer);
    words.given(given(first, OPERATOR));
    waits(first);
    var second = first.correct(vault, key, "二".getBytes(UTF_8), signer);
    var of = second.manifest();
    var right = new NoticeWords(null, null, "訂正後");
    words.given(new NoticeWords.Given(OPERATOR, client, of.call(), of.object(), right));
    test.pass(HELD);
    assertThat(requireNonNull(carried()).text()).isEqualTo("訂正後");
  }

  @Test
  void a_correction_without_words_leaves_without_the_old_ones() throws Exception {
    agreed("text");
    approve(Content.TEXT);
    var signer = Signer.generate();
    var vault = test.vault.vault();
    var first = TestMessage.keep(vault, client, key, "一".getBytes(UTF_8), signer);
    words.given(given(first, OPERATOR));
    waits(first);
    first.correct(vault, key, "二".getBytes(UTF_8), signer);
    test.pass(HELD);
    leavesWithout();
  }

  @Test
  void after_an_hour_and_once_somebody_knows_they_are_gone() throws Exception {
    agreed("text");
    approve(Content.TEXT);
    var it = kept();
    words.given(given(it, OPERATOR));
    waits(it);
    assertThat(words.length()).isEqualTo(WORDS.length());
    var delivery = test.history.ofCalls(client, List.of(it.manifest().call())).getFirst();
    test.deliveries.acknowledge(line.admin(), delivery.delivery().id());
    assertThat(words.length()).isZero();
    words.given(given(kept(), OPERATOR));
    test.now = test.now.plus(Duration.ofHours(1));
    words.given(given(kept(), OPERATOR));
    told();
    assertThat(words.length()).isEqualTo(2 * WORDS.length());
  }

  @Test
  void while_the_log_is_away_the_notice_leaves_without_them() throws Exception {
    agreed("text");
    approve(Content.TEXT);
    var it = kept();
    words.given(given(it, OPERATOR));
    waits(it);
    database
        .superuser()
        .sql("alter table audit_outbox add check (leaf !~ 'notice.disclosed') not valid")
        .update();
    try {
      test.pass(HELD);
    } finally {
      database
          .superuser()
          .sql("alter table audit_outbox drop constraint audit_outbox_leaf_check")
          .update();
    }
    leavesWithout();
  }

  @Test
  void they_stand_in_no_table_and_no_exception() throws Exception {
    agreed("caller-name", "subject", "text");
    approve(Content.CALLER_NAME, Content.SUBJECT, Content.TEXT);
    told();
    assertThat(carried()).isNotNull();
    assertThat(WORDS.toString()).doesNotContain("山本", "見積");
    var tables =
        database
            .superuser()
            .sql("select table_name from information_schema.tables where table_schema = 'public'")
            .query(String.class)
            .list();
    for (var table : tables) {
      var found =
          database
              .superuser()
              .sql("select count(*) from \"" + table + "\" t where t::text like '%見積書の件%'")
              .query(Long.class)
              .single();
      assertThat(found).as(table).isZero();
    }
  }

  @Test
  void of_two_who_approve_at_once_one_is_told_so() throws Exception {
    agreed("text");
    var inserted = new CountDownLatch(1);
    var refused = new CountDownLatch(1);
    var first =
        Thread.ofVirtual()
            .start(() ->
                database
                    .fence()
                    .run(
                        client,
                        () -> {
                          insertOpen();
                          inserted.countDown();
                          waitFor(refused, Duration.ofMillis(500));
                        }));
    waitFor(inserted, Duration.ofSeconds(10));
    refused(409, "approved-meanwhile", () -> approve(Content.TEXT));
    refused.countDown();
    first.join();
    assertThat(test.log.outbox(client)).noneMatch(it -> it.contains("\"notice.approved\""));
  }

  /// As another administrator's approval stands there before it is committed.
  private void insertOpen() {
    database
        .jdbc()
        .sql(
            """
            insert into notice_approval (id, client_id, statement, signature, given_by, given_at)
            values (gen_random_uuid(), :client, 'x', decode(repeat('00', 64), 'hex'),
              gen_random_uuid(), now())
            """)
        .param("client", client.value())
        .update();
  }

  /// Waits no longer than that.
  private static void waitFor(CountDownLatch latch, Duration most) {
    try {
      var _ = latch.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      throw new AssertionError(stopping);
    }
  }

  @Test
  void words_have_limits_each() {
    var name = "あ".repeat(200);
    var subject = "あ".repeat(60);
    var text = "あ".repeat(8_000);
    assertThat(new NoticeWords(name, subject, text).length())
        .isEqualTo(name.length() + subject.length() + text.length());
    assertThat(new NoticeWords(null, null, "一\n二").none()).isFalse();
    for (var bad :
        List.of(name + "あ", "一\n二", "一\r二", " ", "一\u202E二", "一\u2028二", "\uD83D", "\u0000")) {
      assertThatThrownBy(() -> new NoticeWords(bad, null, null))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .doesNotContain("あ", "一");
    }
    assertThatThrownBy(() -> new NoticeWords(null, subject + "あ", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NoticeWords(null, null, text + "あ"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
