package denwaban.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.people.TestPeople;
import denwaban.vault.TestMessage;
import denwaban.vault.TestVault;
import denwaban.vault.Vault;
import denwaban.watch.rule.Canary;
import denwaban.watch.rule.ReadingWithoutCall;
import denwaban.watch.rule.Volume;
import denwaban.watch.rule.WaitingEntries;
import denwaban.watch.watchlist.WatchlistMatches;
import denwaban.watch.watchlist.WatchlistTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private final Instant begin = Clock.systemUTC().instant();
  private Instant now = begin;
  private TestLog log;
  private TestPeople people;
  private Watch watch;
  private Vault vault;
  private AccessFootprint accessFootprint;
  private CurrentUser megumi;
  private CurrentUser owner;
  private ClientId client;
  private TestMessage message;

  @BeforeEach
  void open() throws IOException {
    log = new TestLog(database, folder);
    people = new TestPeople(database, log.door(), event -> {});
    megumi = people.add("高橋 恵", Role.ADMIN, null);
    var clients = new TestClients(database, log.door());
    var line = new TestLine(clients);
    client = line.client();
    owner = people.add("青葉 涼", Role.CLIENT_ADMIN, client);
    vault = new TestVault(database, folder).vault();
    var text = "折り返し".getBytes(StandardCharsets.UTF_8);
    message = TestMessage.keep(vault, client, clients.keys().current(client).orElseThrow(), text);
    var transactions = database.fence();
    watch = watch(List.of(new ReadingWithoutCall(), new Volume(), new Canary()));
    accessFootprint =
        new AccessFootprint(log.search(), vault, people.people(), transactions, log.door());
  }

  @Test
  void a_canary_that_is_touched_raises_an_alarm_that_names_the_entry() throws Exception {
    watch.canary(owner, message.object(), true);
    assertThat(ours()).isEmpty();
    reads(owner.actor());

    var alarm = ours().getFirst();
    assertThat(alarm.rule()).isEqualTo("canary");
    assertThat(log.search().entry(client, alarm.entries().getFirst()).orElseThrow().leaf())
        .contains("object.header.released", message.object().toString());
    assertThat(alarm.toString()).doesNotContain(message.object().toString());

    // the log's times are whole milliseconds
    TimeUnit.MILLISECONDS.sleep(2);
    now = Clock.systemUTC().instant();
    watch.canary(owner, message.object(), false);
    TimeUnit.MILLISECONDS.sleep(2);
    assertThat(log.outbox(client).getLast()).contains("watch.canary.removed");
    reads(owner.actor());
    assertThat(ours()).as("as it was, and nothing after it").containsExactly(alarm);
  }

  @Test
  void an_alarm_is_unseen_until_somebody_saw_it_and_again_when_it_grows() {
    var hana = people.add("佐藤 花", Role.OPERATOR, null);
    var unseenAlarms = unseen();
    reads(hana.actor());
    var first = mine(unseenAlarms.look().today());
    assertThat(first).hasSize(1);

    unseenAlarms.seen(megumi, watch.today(), keys(first));
    unseenAlarms.seen(megumi, watch.today(), keys(first));
    assertThat(mine(unseen().look().today())).as("after a start too").isEmpty();

    reads(hana.actor());
    assertThat(mine(unseenAlarms.look().today())).as("the second reading").hasSize(1);
  }

  @Test
  void the_rules_are_asked_again_only_if_there_is_something_new_and_after_a_rest() {
    var asked = new int[1];
    var took = new Duration[] {Duration.ZERO};
    var slow =
        new Rule() {
          @Override
          public String code() {
            return "slow";
          }

          @Override
          public List<Alarm> look(Day day) {
            if (!day.over()) {
              asked[0]++;
              now = now.plus(took[0]);
            }
            return List.of();
          }
        };
    var unseenAlarms = new UnseenAlarms(database.fence(), watch(List.of(slow)), book(), () -> now);
    unseenAlarms.look();
    unseenAlarms.look();
    assertThat(asked[0]).as("nothing new").isEqualTo(1);

    took[0] = Duration.ofMillis(10);
    reads(owner.actor());
    unseenAlarms.look();
    assertThat(asked[0]).as("something new").isEqualTo(2);
    reads(owner.actor());
    now = now.plus(took[0].multipliedBy(9)).minusMillis(1);
    assertThat(unseenAlarms.look().rest())
        .as("to be looked at again")
        .isEqualTo(Duration.ofMillis(1));
    assertThat(asked[0]).as("it rests").isEqualTo(2);
    now = now.plusMillis(1);
    assertThat(unseenAlarms.look().rest()).isZero();
    assertThat(asked[0]).as("it has rested").isEqualTo(3);
  }

  @Test
  void entries_without_a_place_raise_an_alarm_though_no_entry_says_so() {
    var watching = watch(List.of(new WaitingEntries()));
    var unseenAlarms = new UnseenAlarms(database.fence(), watching, book(), () -> now);
    var alarm = new Alarm("entries-wait", client, null, List.of(), 0);
    log.sequence();
    database
        .fence()
        .run(
            client,
            () ->
                log.door()
                    .append(
                        Entry.done(
                            Action.HEADER_RELEASED,
                            client,
                            message.object().toString(),
                            owner.actor(),
                            Purpose.READ)));
    assertThat(unseenAlarms.look().today()).doesNotContain(alarm);

    now = Clock.systemUTC().instant().plus(Duration.ofMinutes(5)).plusMillis(1);
    assertThat(watching.look(watching.today()).alarms()).contains(alarm);
    assertThat(unseenAlarms.look().today()).as("the badge too").contains(alarm);
    assertThat(watching.look(watching.today().minusDays(1)).alarms()).doesNotContain(alarm);

    log.sequence();
    assertThat(watching.look(watching.today()).alarms()).doesNotContain(alarm);
    assertThat(unseenAlarms.look().today()).doesNotContain(alarm);
  }

  private WatchTable book() {
    return new WatchTable(database.jdbc());
  }

  private Watch watch(List<Rule> rules) {
    var transactions = database.fence();
    var watchlistMatches =
        new WatchlistMatches(
            transactions, new WatchlistTable(database.jdbc()), vault, log.search());
    return new Watch(
        transactions, log.search(), book(), watchlistMatches, vault, log.door(), rules, () -> now);
  }

  @Test
  void yesterdays_alarms_wait_until_they_are_seen_or_the_day_is_signed() {
    reads(people.add("佐藤 花", Role.OPERATOR, null).actor());
    var day = watch.today();
    now = begin.plus(Duration.ofDays(1));
    unsigned(day);
    assertThat(mine(unseen().look().today())).isEmpty();
    assertThat(mine(unseen().look().yesterday())).hasSize(1);

    sign(day, "確認しました");
    assertThat(unseen().look().yesterday()).isEmpty();
  }

  @Test
  void as_many_as_a_screen_holds_are_seen_at_once_and_no_more_and_only_alarms() {
    var keys = new HashSet<String>();
    for (var i = 0; i < 1_000; i++) {
      keys.add("k".repeat(39) + (1000 + i));
    }
    var day = LocalDate.of(2020, 1, 1);
    unseen().seen(megumi, day, keys);
    keys.add("k".repeat(43));
    strange(day, keys);
    strange(day, Set.of("k".repeat(42)));
    strange(day, Set.of("k".repeat(44)));
    strange(day, Set.of("/".repeat(43)));
    unseen().seen(megumi, watch.today(), Set.of("k".repeat(43)));
    strange(watch.today().plusDays(1), Set.of("k".repeat(43)));
  }

  private void strange(LocalDate day, Set<String> keys) {
    assertThatThrownBy(() -> unseen().seen(megumi, day, keys))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private UnseenAlarms unseen() {
    return new UnseenAlarms(database.fence(), watch, book(), () -> now);
  }

  /// As a page does that was loaded just now.
  private void sign(LocalDate day, String note) {
    watch.sign(megumi, day, watch.look(day).version(), note);
  }

  /// All tests sign in one database.
  private void unsigned(LocalDate day) {
    database
        .superuser()
        .sql("delete from watch_review where day = :day")
        .param("day", day)
        .update();
  }

  private List<Alarm> mine(List<Alarm> alarms) {
    return alarms.stream().filter(it -> client.equals(it.client())).toList();
  }

  private static Set<String> keys(List<Alarm> alarms) {
    return alarms.stream().map(Alarm::key).collect(Collectors.toSet());
  }

  @Test
  void a_canary_is_an_object_of_the_own_company() {
    var stranger = people.add("港 誠", Role.CLIENT_ADMIN, new ClientId(UUID.randomUUID()));
    refused("not-found", () -> watch.canary(stranger, message.object(), true));
    refused("not-found", () -> watch.canary(owner, new ObjectId(UUID.randomUUID()), true));
  }

  @Test
  void a_day_is_signed_once_when_it_is_over_with_a_word_about_its_alarms() {
    var day = watch.today();
    unsigned(day);
    var hana = people.add("佐藤 花", Role.OPERATOR, null);
    reads(hana.actor());
    refused("day-not-over", () -> sign(day, "確認しました"));

    now = begin.plus(Duration.ofDays(1));
    refused("note-missing", () -> sign(day, ""));
    sign(day, "確認しました");

    assertThat(watch.look(day).signed())
        .hasValueSatisfying(it -> {
          assertThat(it.note()).isEqualTo("確認しました");
          assertThat(it.by()).isEqualTo(megumi.person());
          assertThat(it.alarms()).isPositive();
        });
    assertThat(log.outbox(null).getLast())
        .contains("\"act\":\"watch.signed\"", "\"obj\":\"" + day + "\"")
        .doesNotContain("確認");
    refused("signed", () -> sign(day, "もう一度"));
    sign(day.minusDays(30), "");
  }

  @Test
  void what_is_signed_is_what_the_page_shows() {
    var day = watch.today();
    unsigned(day);
    var none = watch.look(day).version();
    var hana = people.add("佐藤 花", Role.OPERATOR, null);
    reads(hana.actor());
    var one = watch.look(day).version();
    reads(hana.actor()); // the same alarm names more
    now = begin.plus(Duration.ofDays(1));

    for (var version : List.of(none, one, "")) {
      refused("alarms-changed", () -> watch.sign(megumi, day, version, "確認しました"));
    }
    assertThat(watch.look(day).signed()).isEmpty();
    sign(day, "確認しました");
    refused("signed", () -> watch.sign(megumi, day, none, "確認しました"));
  }

  @Test
  void a_day_that_is_not_seen_whole_is_another_than_one_that_is() {
    var seen = watch.look(watch.today());
    var it = seen.day();
    var part =
        new Day(
            it.date(),
            it.events(),
            it.counts(),
            it.canaries(),
            it.watched(),
            it.waiting(),
            false,
            it.over());
    var partly = new Watch.Seen(part, seen.entries(), seen.alarms(), seen.signed());
    assertThat(it.whole()).isTrue();
    assertThat(partly.version()).isNotEqualTo(seen.version());
  }

  @Test
  void what_an_account_touched_is_counted_in_calls_for_its_client_and_asking_is_an_entry() {
    reads(owner.actor());
    var leaf = log.outbox(client).getLast();
    var actor = UUID.fromString(leaf.replaceFirst(".*\"actor\":\"([^\"]+)\".*", "$1"));

    var touched = accessFootprint.own(owner, actor, begin, begin.plusSeconds(900));

    assertThat(touched.calls()).containsExactly(message.manifest().call());
    assertThat(touched.whole()).isTrue();
    assertThat(touched.touched())
        .anyMatch(it -> it.object().equals(message.object().toString()) && it.times() == 1);
    assertThat(log.outbox(client).getLast()).contains("\"act\":\"log.searched\"");
  }

  @Test
  void the_office_sees_ids_and_counts_by_client_and_asking_is_an_entry() {
    reads(owner.actor());
    var all = accessFootprint.everywhere(megumi, owner.person(), begin, begin.plusSeconds(900));
    assertThat(all).singleElement().satisfies(it -> assertThat(it.client()).isEqualTo(client));
    assertThat(log.outbox(null).getLast()).contains("\"act\":\"log.searched\"");
    var nobody = new denwaban.kernel.PersonId(UUID.randomUUID());
    refused(
        "not-found",
        () -> accessFootprint.everywhere(megumi, nobody, begin, begin.plusSeconds(900)));
  }

  @Test
  void a_time_has_an_order_and_a_limit() {
    var actor = UUID.randomUUID();
    assertThat(accessFootprint.own(owner, actor, begin, begin.plus(Duration.ofDays(400))).touched())
        .isEmpty();
    refused(
        "time-invalid",
        () ->
            accessFootprint.own(
                owner, actor, begin, begin.plus(Duration.ofDays(400)).plusMillis(1)));
    refused("time-invalid", () -> accessFootprint.own(owner, actor, begin, begin));
  }

  private List<Alarm> ours() {
    log.sequence();
    return watch.look(watch.today()).alarms().stream()
        .filter(it -> client.equals(it.client()))
        .toList();
  }

  private void reads(Actor by) {
    var object = message.object().toString();
    database
        .fence()
        .run(
            client,
            () ->
                log.door()
                    .append(Entry.done(Action.HEADER_RELEASED, client, object, by, Purpose.READ)));
    log.sequence();
  }

  private static void refused(String code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
