package denwaban.delivery.reach;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.directory.TestContacts;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.channel.ReachKind;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.people.TestPeople;
import denwaban.storage.TestStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Accounts that the program asks about by itself, once a day.
class AccountChecksTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private Instant now = Instant.parse("2026-11-27T03:00:00Z");
  private final List<String> asked = new ArrayList<>();
  private Optional<Outcome> says = Optional.of(new Outcome.Accepted());
  private Reach reach;
  private AccountChecks checks;
  private CurrentUser admin;

  @BeforeEach
  void open() {
    var log = new TestLog(database, folder);
    var clients = new TestClients(database, log.door());
    var people = new TestPeople(database, log.door(), _ -> {}).people();
    var ids = new Ids(() -> now, new Random(System.nanoTime()));
    var contacts = TestContacts.over(database, people, log.door(), () -> now);
    reach =
        TestReach.over(
            database,
            TestStorage.keys(folder),
            contacts,
            List.of(new Slack()),
            log.door(),
            ids,
            () -> now);
    checks = new AccountChecks(reach, clients.clients(), database.fence(), () -> now);
    Client client =
        clients.add("c" + Long.toHexString(ids.next().getLeastSignificantBits()), KeyKind.X25519);
    var person = people.add("田中 一郎", "たなか いちろう", Role.CLIENT_ADMIN, client.id(), null);
    admin =
        new CurrentUser(
            person.id(), person.role(), client.id(), UUID.randomUUID().toString(), person.name());
    reach.put(admin, UUID.randomUUID(), ReachKind.SLACK, "社内", "xoxb-" + client.id());
  }

  private final class Slack implements Channel {
    @Override
    public ReachKind kind() {
      return ReachKind.SLACK;
    }

    @Override
    public Outcome send(Notice notice, Address address) {
      throw new AssertionError("nobody is told");
    }

    @Override
    public String check(Address address) {
      return "Slack bot";
    }

    @Override
    public Optional<Outcome> look(ClientId client, Address account) {
      if (client.equals(admin.memberOf())) asked.add(account.account());
      return says;
    }
  }

  private Account account() {
    return reach.accounts(admin.memberOf()).getFirst();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    checks.round();
  }

  @Test
  void an_account_is_asked_about_once_a_day() {
    pass(Duration.ZERO);
    assertThat(asked).containsExactly("xoxb-" + admin.memberOf());
    assertThat(account().checkedAt()).isEqualTo(now);
    assertThat(account().workedAt()).isEqualTo(now);
    pass(AccountChecks.EVERY.minusSeconds(1));
    assertThat(asked).hasSize(1);
    pass(Duration.ofSeconds(1));
    assertThat(asked).hasSize(2);
    assertThat(reach.broken(admin.memberOf())).isEmpty();
  }

  @Test
  void a_token_that_was_taken_back_is_shown_until_it_is_known_again() {
    says = Optional.of(new Outcome.Refused("slack-token_revoked"));
    pass(Duration.ZERO);
    assertThat(account().trouble()).isEqualTo("slack-token_revoked");
    assertThat(reach.broken(admin.memberOf()))
        .containsExactly(new Broken(ReachKind.SLACK, "社内", now, "slack-token_revoked"));
    says = Optional.of(new Outcome.Accepted());
    pass(AccountChecks.EVERY);
    assertThat(account().trouble()).isNull();
    assertThat(reach.broken(admin.memberOf())).isEmpty();
  }

  @Test
  void a_vendor_that_is_away_is_asked_again_in_the_next_round() {
    says = Optional.of(new Outcome.Later("away", null));
    pass(Duration.ZERO);
    assertThat(account().trouble()).isEqualTo("away");
    assertThat(account().checkedAt()).as("nothing was said of the account").isNull();
    says = Optional.of(new Outcome.Accepted());
    pass(Duration.ofMinutes(10));
    assertThat(account().trouble()).isNull();
    assertThat(account().checkedAt()).isEqualTo(now);
  }

  @Test
  void what_cannot_be_asked_about_has_no_age() {
    says = Optional.empty();
    pass(Duration.ZERO);
    assertThat(account().checkedAt()).isNull();
    assertThat(account().trouble()).isNull();
  }

  @Test
  void a_new_secret_is_asked_about_at_once() {
    pass(Duration.ZERO);
    reach.put(admin, account().id(), ReachKind.SLACK, "社内", "xoxb-new");
    pass(Duration.ofMinutes(10));
    assertThat(asked).hasSize(2).last().isEqualTo("xoxb-new");
  }
}
