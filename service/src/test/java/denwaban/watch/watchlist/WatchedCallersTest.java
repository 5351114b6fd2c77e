package denwaban.watch.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.people.TestPeople;
import denwaban.storage.TestStorage;
import denwaban.storage.key.UnscopedVault;
import denwaban.vault.TestMessage;
import denwaban.vault.TestVault;
import denwaban.watch.Alarm;
import denwaban.watch.Watch;
import denwaban.watch.WatchTable;
import denwaban.watch.rule.CanaryCaller;
import denwaban.watch.rule.OwnFamily;
import denwaban.watch.rule.PublicFigure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WatchedCallersTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private static final PhoneNumber MOTHER = new PhoneNumber("+819073105582");
  private static final PhoneNumber SINGER = new PhoneNumber("+819073105583");
  private static final PhoneNumber NOBODY = new PhoneNumber("+819073105584");

  private final Instant begin = Clock.systemUTC().instant();
  private Instant now = begin;
  private TestLog log;
  private TestPeople people;
  private WatchedCallers callers;
  private WatchlistTable book;
  private Watch watch;
  private CurrentUser megumi;
  private CurrentUser hana;
  private CurrentUser jiro;
  private ClientId client;
  private TestMessage message;
  private CallId call;

  @BeforeEach
  void open() throws IOException {
    database.superuser().sql("truncate watch_caller, watch_call").update();
    log = new TestLog(database, folder);
    people = new TestPeople(database, log.door(), event -> {});
    megumi = people.add("高橋 恵", Role.ADMIN, null);
    hana = people.add("佐藤 花", Role.OPERATOR, null);
    jiro = people.add("鈴木 次郎", Role.OPERATOR, null);
    var clients = new TestClients(database, log.door());
    client = new TestLine(clients).client();
    var vault = new TestVault(database, folder).vault();
    var text = "折り返し".getBytes(StandardCharsets.UTF_8);
    message = TestMessage.keep(vault, client, clients.keys().current(client).orElseThrow(), text);
    call = message.manifest().call();
    var transactions = database.fence();
    book = new WatchlistTable(database.jdbc());
    callers = callers(log);
    watch =
        new Watch(
            transactions,
            log.search(),
            new WatchTable(database.jdbc()),
            new WatchlistMatches(transactions, book, vault, log.search()),
            vault,
            log.door(),
            List.of(new OwnFamily(), new PublicFigure(), new CanaryCaller()),
            () -> now);
  }

  private WatchedCallers callers(TestLog log) {
    return new WatchedCallers(
        database.fence(),
        book,
        new NumberTokens(
            database.fence(), book, new UnscopedVault(TestStorage.keys(folder), database.fence())),
        people.people(),
        log.door(),
        () -> now,
        new Ids(Clock.systemUTC(), new Random()));
  }

  @Test
  void whoever_opens_a_message_of_his_own_family_raises_an_alarm_and_a_colleague_does_not() {
    callers.add(megumi, MOTHER, WatchedCaller.Why.FAMILY, hana.person(), "母");
    callers.rang(call, client, MOTHER);
    did(Action.CALL_ANSWERED, call.toString(), jiro);
    did(Action.HEADER_RELEASED, message.object().toString(), jiro);
    assertThat(ours()).isEmpty();

    did(Action.HEADER_RELEASED, message.object().toString(), hana);
    assertThat(ours()).extracting(Alarm::rule, Alarm::times).containsExactly(tuple("own-family"));
  }

  @Test
  void a_call_that_rang_at_the_desk_of_the_family_is_seen() {
    callers.add(megumi, MOTHER, WatchedCaller.Why.FAMILY, hana.person(), "母");
    callers.rang(call, client, MOTHER);
    did(Action.CALL_SHOWN, call.toString(), hana);
    assertThat(ours()).extracting(Alarm::rule, Alarm::times).containsExactly(tuple("own-family"));
  }

  @Test
  void a_public_figures_message_is_for_the_one_who_took_the_call_until_its_wrap_up() {
    callers.add(megumi, SINGER, WatchedCaller.Why.PUBLIC_FIGURE, null, "歌手");
    callers.rang(call, client, SINGER);
    callers.over(ended(begin.minus(Duration.ofMinutes(30)).plusSeconds(60)));
    did(Action.CALL_ANSWERED, call.toString(), hana);
    did(Action.HEADER_RELEASED, message.object().toString(), hana);
    assertThat(ours()).isEmpty();

    did(Action.HEADER_RELEASED, message.object().toString(), jiro);
    assertThat(ours())
        .extracting(Alarm::rule, Alarm::times)
        .containsExactly(tuple("public-figure"));
  }

  @Test
  void a_canarys_message_is_for_nobody_of_office_or_client() {
    var ryo = people.add("青葉 涼", Role.CLIENT_MEMBER, client);
    callers.add(megumi, NOBODY, WatchedCaller.Why.CANARY, null, "カナリア");
    callers.rang(call, client, NOBODY);
    did(Action.CALL_ANSWERED, call.toString(), hana);
    did(Action.MESSAGE_KEPT, message.object().toString(), hana);
    assertThat(ours()).isEmpty();

    did(Action.HEADER_RELEASED, message.object().toString(), ryo);
    assertThat(ours())
        .extracting(Alarm::rule, Alarm::times)
        .containsExactly(tuple("canary-caller"));
  }

  @Test
  void a_call_stays_watched_when_its_number_is_not_and_new_calls_are_not() {
    var caller = callers.add(megumi, NOBODY, WatchedCaller.Why.CANARY, null, "カナリア");
    callers.rang(call, client, NOBODY);
    callers.remove(megumi, caller.id());
    var later = new CallId(UUID.randomUUID());
    callers.rang(later, client, NOBODY);
    did(Action.HEADER_RELEASED, message.object().toString(), jiro);
    did(Action.CALL_REPLAYED, later.toString(), jiro);

    assertThat(ours())
        .extracting(Alarm::rule, Alarm::times)
        .containsExactly(tuple("canary-caller"));
    refused("not-found", () -> callers.remove(megumi, caller.id()));
  }

  @Test
  void a_number_that_is_not_watched_leaves_nothing() {
    callers.add(megumi, NOBODY, WatchedCaller.Why.CANARY, null, "カナリア");
    callers.rang(call, client, SINGER);
    did(Action.HEADER_RELEASED, message.object().toString(), jiro);
    assertThat(ours()).isEmpty();
    assertThat(count("watch_call")).isZero();
  }

  @Test
  void adding_listing_and_removing_are_entries_that_name_no_number() {
    var caller = callers.add(megumi, MOTHER, WatchedCaller.Why.FAMILY, hana.person(), "母");
    assertThat(log.outbox(null).getLast())
        .contains("\"act\":\"watch.caller.added\"", "\"obj\":\"" + caller.id() + "\"");
    assertThat(callers.show(megumi)).extracting(WatchedCaller::label).containsExactly("母");
    assertThat(log.outbox(null).getLast()).contains("\"act\":\"people.listed\"");
    callers.remove(megumi, caller.id());
    assertThat(log.outbox(null).getLast()).contains("\"act\":\"watch.caller.removed\"");
    assertThat(callers.show(megumi)).isEmpty();
  }

  /// Nor its plain digest, which anybody could try.
  @Test
  void no_table_and_no_leaf_holds_the_number() throws Exception {
    callers.add(megumi, MOTHER, WatchedCaller.Why.FAMILY, hana.person(), "母");
    callers.rang(call, client, MOTHER);
    log.sequence();
    var ascii = MOTHER.e164().getBytes(StandardCharsets.US_ASCII);
    var hex = HexFormat.of();
    var digest = java.security.MessageDigest.getInstance("SHA-256").digest(ascii);
    var marks = List.of("9073105582", hex.formatHex(ascii).substring(2), hex.formatHex(digest));
    var looked = 0;
    for (var table : tables()) {
      for (var row :
          database
              .superuser()
              .sql("select cast(t as text) from \"" + table + "\" t")
              .query((row, n) -> row.getString(1))
              .list()) {
        looked++;
        assertThat(marks).as(table).noneMatch(row::contains);
      }
    }
    assertThat(looked).isGreaterThan(10);
    assertThat(count("watch_call")).isEqualTo(1);
  }

  @Test
  void another_installation_makes_another_token_of_the_same_number(@TempDir Path other) {
    var here = tokens(folder).of(MOTHER);
    assertThat(tokens(folder).of(MOTHER)).isEqualTo(here);
    assertThat(tokens(folder).of(SINGER)).isNotEqualTo(here);
    assertThatThrownBy(() -> tokens(other).of(MOTHER))
        .isInstanceOf(java.io.UncheckedIOException.class);
    database.superuser().sql("delete from watch_number_key").update();
    assertThat(tokens(other).of(MOTHER)).isNotEqualTo(here);
    database.superuser().sql("delete from watch_number_key").update();
  }

  @Test
  void a_number_is_watched_once_for_each_reason_and_each_family() {
    callers.add(megumi, MOTHER, WatchedCaller.Why.FAMILY, hana.person(), "母");
    callers.add(megumi, MOTHER, WatchedCaller.Why.FAMILY, jiro.person(), "叔母");
    callers.add(megumi, MOTHER, WatchedCaller.Why.CANARY, null, "試し");
    refused(
        "watched-already",
        () -> callers.add(megumi, MOTHER, WatchedCaller.Why.FAMILY, hana.person(), "母"));
    callers.rang(call, client, MOTHER);
    assertThat(count("watch_call")).isEqualTo(3);
  }

  @Test
  void a_family_is_of_somebody_of_the_staff() {
    var ryo = people.add("青葉 涼", Role.CLIENT_MEMBER, client);
    for (var wrong : List.of(ryo.person(), new PersonId(UUID.randomUUID()))) {
      refused("not-found", () -> callers.add(megumi, MOTHER, WatchedCaller.Why.FAMILY, wrong, "母"));
    }
    assertThatThrownBy(() -> callers.add(megumi, MOTHER, WatchedCaller.Why.FAMILY, null, "母"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> callers.add(megumi, MOTHER, WatchedCaller.Why.CANARY, hana.person(), "母"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_label_is_short_and_cannot_be_the_number() {
    for (var fit : List.of("あ".repeat(40), "1", "家族 123")) {
      assertThat(labelled(fit).label()).isEqualTo(fit);
    }
    var long_ = "あ".repeat(41);
    for (var unfit : List.of("", " ", "　", long_, "1234", "１２３４")) {
      assertThatThrownBy(() -> labelled(unfit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a label does not fit");
    }
  }

  @Test
  void so_many_are_watched_and_no_more() {
    for (var i = 0; i < 499; i++) {
      database
          .superuser()
          .sql(
              """
              insert into watch_caller (id, token, why, label, added_at)
              values (gen_random_uuid(), sha256(cast(:n as bytea)), 'canary', 'x', now())
              """)
          .param("n", Integer.toString(i).getBytes(StandardCharsets.US_ASCII))
          .update();
    }
    callers.add(megumi, MOTHER, WatchedCaller.Why.CANARY, null, "最後");
    refused(
        "too-many-watched",
        () -> callers.add(megumi, SINGER, WatchedCaller.Why.CANARY, null, "一つ多い"));
  }

  @Test
  void that_a_call_was_watched_is_forgotten_with_time() {
    callers.add(megumi, NOBODY, WatchedCaller.Why.CANARY, null, "カナリア");
    callers.rang(call, client, NOBODY);
    now = begin.plus(Duration.ofDays(400));
    callers.rang(new CallId(UUID.randomUUID()), client, NOBODY);
    assertThat(count("watch_call")).isEqualTo(2);
    now = now.plus(Duration.ofMillis(1));
    callers.rang(new CallId(UUID.randomUUID()), client, NOBODY);
    assertThat(count("watch_call")).isEqualTo(2);
  }

  @Test
  void a_clients_own_transaction_sees_nothing_of_it() {
    callers.add(megumi, NOBODY, WatchedCaller.Why.CANARY, null, "カナリア");
    callers.rang(call, client, NOBODY);
    var transactions = database.fence();
    assertThat(transactions.as(client, book::all)).isEmpty();
    assertThat(transactions.as(client, () -> book.calls(Instant.EPOCH, now.plusSeconds(1))))
        .isEmpty();
    assertThat(transactions.as(client, book::key)).isEmpty();
  }

  private NumberTokens tokens(Path keys) {
    return new NumberTokens(database.fence(), book, TestStorage.keys(keys));
  }

  private WatchedCaller labelled(String label) {
    return new WatchedCaller(UUID.randomUUID(), WatchedCaller.Why.CANARY, null, label, begin);
  }

  private static org.assertj.core.groups.Tuple tuple(String rule) {
    return org.assertj.core.api.Assertions.tuple(rule, 1);
  }

  private CallEnded ended(Instant at) {
    return new CallEnded(
        call, client, null, CallOutcome.BY_CALLER, hana.person(), at.minusSeconds(60), at, at);
  }

  private List<Alarm> ours() {
    log.sequence();
    return watch.look(watch.today()).alarms().stream()
        .filter(it -> client.equals(it.client()))
        .toList();
  }

  private void did(Action action, String object, CurrentUser by) {
    var actor = new Actor(by.person(), by.role().code(), null);
    var entry = Entry.done(action, client, object, actor, Purpose.READ);
    database.fence().run(client, () -> log.door().append(entry));
  }

  private List<String> tables() {
    return database
        .superuser()
        .sql("select table_name from information_schema.tables where table_schema = 'public'")
        .query((row, n) -> row.getString(1))
        .list();
  }

  private long count(String table) {
    return database.superuser().sql("select count(*) from " + table).query(Long.class).single();
  }

  private static void refused(String code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
