package denwaban.client.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.client.directory.TestContacts;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.client.oncall.RosterEndpoint.Change;
import denwaban.client.oncall.RosterEndpoint.OnDuty;
import denwaban.client.oncall.RosterEndpoint.Tier;
import denwaban.client.oncall.RosterEndpoint.Turn;
import denwaban.client.oncall.RosterEndpoint.Wanted;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.people.TestPeople;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Who is on call, as a member sets and reads it.
class RosterEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String COMPANY = "company";

  @TempDir Path folder;

  /// A Friday, noon in Japan.
  private Instant now = Instant.parse("2026-11-27T03:00:00Z");

  private RosterEndpoint endpoint;
  private Contacts contacts;
  private CurrentUser admin;
  private CurrentUser holder;
  private String box;
  private UUID sato;
  private UUID suzuki;

  @BeforeEach
  void open() {
    var log = new TestLog(database, folder);
    var clients = new TestClients(database, log.door());
    var line = new TestLine(clients);
    var keys = TestBox.joins(clients, line, Role.CLIENT_MEMBER);
    holder = keys.who();
    box = new TestBox(clients, line, "人事", keys).id.toString();
    admin = line.admin();
    var people = new TestPeople(database, log.door(), _ -> {}).people();
    contacts = TestContacts.over(database, people, log.door(), () -> now);
    var rosters = TestRosters.over(database, contacts, log.door(), () -> now);
    endpoint = new RosterEndpoint(rosters, clients.mailboxes(), clients.clients(), () -> now);
    sato = contact("佐藤");
    suzuki = contact("鈴木");
  }

  private UUID contact(String name) {
    var id = UUID.randomUUID();
    contacts.put(admin, new Contact(id, name, name, List.of(), "", null, false));
    return id;
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private static Tier tier(@Nullable UUID fallback, Turn... weekly) {
    return new Tier(List.of(weekly), List.of(), fallback);
  }

  private void set(CurrentUser user, String line, int version, Tier... tiers) {
    endpoint.set(user, line, new Wanted(version, List.of(tiers)));
  }

  private List<@Nullable UUID> told(CurrentUser user, String line, int days) {
    return endpoint.days(user, line, days).stream()
        .map(it -> it.tiers().getFirst().contact())
        .toList();
  }

  private static void refused(String code, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  @Test
  void it_is_shown_as_it_was_set_and_each_version_is_kept() {
    assertThat(endpoint.shown(admin, COMPANY).version()).isZero();
    var turn = new Turn(5, "09:00", "00:00", suzuki);
    var change = new Change(now, now.plusSeconds(60), suzuki);
    set(admin, COMPANY, 0, tier(sato, turn), new Tier(List.of(), List.of(change), null));
    pass(Duration.ofMinutes(1));
    set(admin, COMPANY, 1, tier(suzuki));

    assertThat(endpoint.shown(admin, COMPANY))
        .isEqualTo(new RosterEndpoint.Shown(2, true, "Asia/Tokyo", List.of(tier(suzuki))));
    assertThat(endpoint.versions(admin, COMPANY))
        .extracting(RosterEndpoint.Version::version)
        .containsExactly(2, 1);
    assertThat(endpoint.versions(admin, COMPANY).getLast().tiers())
        .containsExactly(tier(sato, turn), new Tier(List.of(), List.of(change), null));
  }

  @Test
  void who_is_on_call_is_read_ahead_in_the_clients_own_day() {
    set(admin, COMPANY, 0, tier(null, new Turn(5, "18:00", "00:00", sato)));
    var ahead = endpoint.days(admin, COMPANY, 1);
    assertThat(ahead).extracting(RosterEndpoint.Stretch::hole).containsExactly(true, false, true);
    assertThat(ahead.get(1).from()).isEqualTo("2026-11-27T09:00:00Z");
    assertThat(ahead.get(1).to()).isEqualTo("2026-11-27T15:00:00Z");
    assertThat(ahead.get(1).tiers()).containsExactly(new OnDuty(sato, "turn"));
    assertThat(ahead.getLast().to()).isEqualTo(now.plus(Duration.ofDays(1)));
  }

  @Test
  void the_past_is_what_counted_then() {
    set(admin, COMPANY, 0, tier(sato));
    pass(Duration.ofDays(1));
    set(admin, COMPANY, 1, tier(suzuki));
    pass(Duration.ofDays(1));
    assertThat(told(admin, COMPANY, -3)).containsExactly(sato, suzuki);
    assertThat(told(admin, COMPANY, -1)).containsExactly(suzuki);
    var past = endpoint.days(admin, COMPANY, -3);
    assertThat(past.getFirst().from()).isEqualTo(now.minus(Duration.ofDays(2)));
    assertThat(past.getLast().from()).isEqualTo(past.getFirst().to());
    assertThat(past.getLast().to()).isEqualTo(now);
  }

  @Test
  void before_a_box_had_one_of_its_own_the_general_ones_counted() {
    set(admin, COMPANY, 0, tier(sato));
    pass(Duration.ofDays(1));
    assertThat(endpoint.shown(holder, box).own()).isFalse();
    assertThat(told(holder, box, 1)).containsExactly(sato);
    assertThat(told(holder, box, -1)).containsExactly(sato);

    set(holder, box, 0, tier(suzuki));
    pass(Duration.ofDays(1));
    assertThat(endpoint.shown(holder, box).own()).isTrue();
    assertThat(told(holder, box, -2)).containsExactly(sato, suzuki);
    assertThat(told(admin, COMPANY, -2)).containsExactly(sato);
  }

  @Test
  void nobody_reads_or_sets_that_of_a_box_that_is_not_theirs() {
    refused("not-found", () -> endpoint.shown(admin, UUID.randomUUID().toString()));
    var stranger = new TestLine(new TestClients(database, new TestLog(database, folder).door()));
    refused("not-found", () -> endpoint.shown(stranger.admin(), box));
    refused("not-found", () -> endpoint.days(stranger.admin(), box, 1));
    refused("not-found", () -> endpoint.versions(stranger.admin(), box));
    refused("not-found", () -> set(stranger.admin(), box, 0, tier(null)));
  }

  @Test
  void what_does_not_fit_changes_nothing() {
    refused("roster-unfit", () -> set(admin, COMPANY, 0));
    refused(
        "roster-unfit",
        () -> set(admin, COMPANY, 0, tier(null), tier(null), tier(null), tier(null)));
    for (var wrong :
        List.of(
            new Turn(0, "09:00", "10:00", sato),
            new Turn(8, "09:00", "10:00", sato),
            new Turn(1, "10:00", "10:00", sato),
            new Turn(1, "25:00", "26:00", sato))) {
      refused("roster-unfit", () -> set(admin, COMPANY, 0, tier(null, wrong)));
    }
    refused("roster-unknown-person", () -> set(admin, COMPANY, 0, tier(UUID.randomUUID())));
    set(admin, COMPANY, 0, tier(sato), tier(null), tier(suzuki));
    refused("roster-changed", () -> set(admin, COMPANY, 0, tier(suzuki)));
    for (var days : List.of(0, 367, -367)) {
      refused("malformed", () -> endpoint.days(admin, COMPANY, days));
    }
    assertThat(endpoint.shown(admin, COMPANY).tiers()).hasSize(3);
    assertThat(endpoint.days(admin, COMPANY, 366)).isNotEmpty();
  }
}
