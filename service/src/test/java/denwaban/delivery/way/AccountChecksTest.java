package denwaban.delivery.way;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.DeliveryWayKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Accounts that the program asks about by itself, once a day.
class AccountChecksTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private DeliveryWayOffice office;

  @BeforeEach
  void open() {
    office = new DeliveryWayOffice(database, folder);
  }

  private void pass(Duration time) {
    office.now = office.now.plus(time);
    office.checks.round();
  }

  private List<Broken> broken() {
    return office.health.broken(office.admin.memberOf());
  }

  @Test
  void an_account_is_asked_about_once_a_day() {
    pass(Duration.ZERO);
    assertThat(office.asked).containsExactly(office.token());
    assertThat(office.account().checkedAt()).isEqualTo(office.now);
    assertThat(office.account().workedAt()).isEqualTo(office.now);
    pass(AccountChecks.EVERY.minusSeconds(1));
    assertThat(office.asked).hasSize(1);
    pass(Duration.ofSeconds(1));
    assertThat(office.asked).hasSize(2);
    assertThat(broken()).isEmpty();
    assertThat(office.told).as("nobody is told").isEmpty();
  }

  @Test
  void a_token_that_was_taken_back_is_shown_until_it_is_known_again() {
    office.says = Optional.of(new Outcome.Refused("slack-token_revoked"));
    pass(Duration.ZERO);
    assertThat(office.account().trouble()).isEqualTo("slack-token_revoked");
    assertThat(broken())
        .containsExactly(
            new Broken(DeliveryWayKind.SLACK, "社内", office.now, "slack-token_revoked"));
    office.says = Optional.of(new Outcome.Accepted());
    pass(AccountChecks.EVERY);
    assertThat(office.account().trouble()).isNull();
    assertThat(broken()).isEmpty();
  }

  @Test
  void a_vendor_that_is_away_is_asked_again_in_the_next_round() {
    office.says = Optional.of(new Outcome.Later("away", null));
    pass(Duration.ZERO);
    assertThat(office.account().trouble()).isEqualTo("away");
    assertThat(office.account().checkedAt()).as("nothing was said of the account").isNull();
    office.says = Optional.of(new Outcome.Accepted());
    pass(Duration.ofMinutes(10));
    assertThat(office.account().trouble()).isNull();
    assertThat(office.account().checkedAt()).isEqualTo(office.now);
  }

  @Test
  void one_that_breaks_hurts_only_itself() {
    var other = new DeliveryWayOffice(database, folder);
    other.now = office.now.plus(Duration.ofDays(2));
    other.breaks = office.token();
    office.changes.put(
        office.admin, UUID.randomUUID(), DeliveryWayKind.SLACK, "二つめ", other.token());
    other.checks.round();
    assertThat(other.account().checkedAt()).isEqualTo(other.now);
    assertThat(office.deliveryWays.accounts(office.admin.memberOf()))
        .extracting(Account::checkedAt)
        .containsExactlyInAnyOrder(null, other.now);
  }

  @Test
  void a_way_that_fails_by_an_account_that_works_is_shown() {
    var way = office.deliveryWays.way(office.admin.memberOf(), office.way()).orElseThrow();
    database
        .fence()
        .run(
            office.admin.memberOf(),
            () ->
                office.health.failed(
                    office.admin.memberOf(), way, "slack-channel_not_found", office.now));
    assertThat(broken()).extracting(Broken::hint).containsExactly("社内");
    pass(Duration.ZERO);
    assertThat(broken())
        .extracting(Broken::hint, Broken::trouble)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Slack bot", "slack-channel_not_found"));
  }

  @Test
  void what_cannot_be_asked_about_has_no_age() {
    office.says = Optional.empty();
    pass(Duration.ZERO);
    assertThat(office.account().checkedAt()).isNull();
    assertThat(office.account().trouble()).isNull();
  }

  @Test
  void a_new_secret_is_asked_about_at_once() {
    pass(Duration.ZERO);
    office.changes.put(
        office.admin, office.account().id(), DeliveryWayKind.SLACK, "社内", "xoxb-new");
    pass(Duration.ofMinutes(10));
    assertThat(office.asked).hasSize(2).last().isEqualTo("xoxb-new");
  }
}
