package denwaban.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.TestClients;
import denwaban.client.TestLine;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.people.Problem;
import denwaban.people.Role;
import denwaban.people.TestPeople;
import denwaban.people.Who;
import denwaban.vault.TestMessage;
import denwaban.vault.TestVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
  private Touching touching;
  private Who megumi;
  private Who owner;
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
    var vault = new TestVault(database, folder).vault();
    var text = "折り返し".getBytes(StandardCharsets.UTF_8);
    message = TestMessage.keep(vault, client, clients.keys().current(client).orElseThrow(), text);
    var fence = database.fence();
    var rules = List.<Rule>of(new ReadingWithoutCall(), new Volume(), new Canary());
    watch =
        new Watch(
            fence,
            log.search(),
            new WatchBook(database.jdbc()),
            new Traces(fence, new CallerBook(database.jdbc()), vault, log.search()),
            vault,
            log.door(),
            rules,
            () -> now);
    touching = new Touching(log.search(), vault, people.people(), fence, log.door());
  }

  @Test
  void a_canary_that_is_touched_raises_an_alarm_that_names_the_entry() {
    watch.canary(owner, message.object(), true);
    assertThat(ours()).isEmpty();
    reads(owner.actor());

    var alarm = ours().getFirst();
    assertThat(alarm.rule()).isEqualTo("canary");
    assertThat(log.search().entry(client, alarm.entries().getFirst()).orElseThrow().leaf())
        .contains("object.header.released", message.object().toString());
    assertThat(alarm.toString()).doesNotContain(message.object().toString());

    watch.canary(owner, message.object(), false);
    assertThat(ours()).isEmpty();
    assertThat(log.outbox(client).getLast()).contains("watch.canary.removed");
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
    var hana = people.add("佐藤 花", Role.OPERATOR, null);
    reads(hana.actor());
    refused("day-not-over", () -> watch.sign(megumi, day, "確認しました"));

    now = begin.plus(Duration.ofDays(1));
    refused("note-missing", () -> watch.sign(megumi, day, ""));
    watch.sign(megumi, day, "確認しました");

    assertThat(watch.look(day).signed())
        .hasValueSatisfying(it -> {
          assertThat(it.note()).isEqualTo("確認しました");
          assertThat(it.by()).isEqualTo(megumi.person());
          assertThat(it.alarms()).isPositive();
        });
    assertThat(log.outbox(null).getLast())
        .contains("\"act\":\"watch.signed\"", "\"obj\":\"" + day + "\"")
        .doesNotContain("確認");
    refused("signed", () -> watch.sign(megumi, day, "もう一度"));
    watch.sign(megumi, day.minusDays(30), "");
  }

  @Test
  void what_an_account_touched_is_counted_in_calls_for_its_client_and_asking_is_an_entry() {
    reads(owner.actor());
    var leaf = log.outbox(client).getLast();
    var actor = UUID.fromString(leaf.replaceFirst(".*\"actor\":\"([^\"]+)\".*", "$1"));

    var reach = touching.own(owner, actor, begin, begin.plusSeconds(900));

    assertThat(reach.calls()).containsExactly(message.manifest().call());
    assertThat(reach.whole()).isTrue();
    assertThat(reach.touched())
        .anyMatch(it -> it.object().equals(message.object().toString()) && it.times() == 1);
    assertThat(log.outbox(client).getLast()).contains("\"act\":\"log.searched\"");
  }

  @Test
  void the_office_sees_ids_and_counts_by_client_and_asking_is_an_entry() {
    reads(owner.actor());
    var all = touching.everywhere(megumi, owner.person(), begin, begin.plusSeconds(900));
    assertThat(all).singleElement().satisfies(it -> assertThat(it.client()).isEqualTo(client));
    assertThat(log.outbox(null).getLast()).contains("\"act\":\"log.searched\"");
    var nobody = new denwaban.kernel.PersonId(UUID.randomUUID());
    refused("not-found", () -> touching.everywhere(megumi, nobody, begin, begin.plusSeconds(900)));
  }

  @Test
  void a_time_has_an_order_and_a_limit() {
    var actor = UUID.randomUUID();
    assertThat(touching.own(owner, actor, begin, begin.plus(Touching.LONGEST)).touched()).isEmpty();
    refused(
        "time-invalid",
        () -> touching.own(owner, actor, begin, begin.plus(Touching.LONGEST).plusMillis(1)));
    refused("time-invalid", () -> touching.own(owner, actor, begin, begin));
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

  private static void refused(String code, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
