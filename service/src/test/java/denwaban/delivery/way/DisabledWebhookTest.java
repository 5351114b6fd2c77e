package denwaban.delivery.way;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.DeliveryWayKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A webhook whose server answered 410: nothing goes there, and everybody sees that.
class DisabledWebhookTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private DeliveryWayOffice office;
  private UUID way;

  @BeforeEach
  void open() {
    office = new DeliveryWayOffice(database, folder, DeliveryWayKind.WEBHOOK);
    way = office.way();
    assertThat(office.deliveryWays.reachable(office.admin.memberOf())).hasSize(1);
    said(new Outcome.Refused("gone"));
    office.checks.round();
  }

  private void said(Outcome outcome) {
    office.says = Optional.of(outcome);
  }

  private boolean isReached() {
    return !office.deliveryWays.reachable(office.admin.memberOf()).isEmpty();
  }

  @Test
  void nobody_is_told_by_it() {
    assertThat(isReached()).isFalse();
    assertThat(office.account().disabled()).isTrue();
  }

  @Test
  void it_stays_in_sight() {
    assertThat(office.deliveryWays.ways(office.admin.memberOf())).hasSize(1);
    assertThat(office.health.broken(office.admin.memberOf()))
        .singleElement()
        .satisfies(it -> assertThat(it.trouble()).isEqualTo("gone"));
  }

  @Test
  void it_is_not_asked_about_any_more() {
    office.asked.clear();
    office.now = office.now.plus(Duration.ofDays(2));
    office.checks.round();
    assertThat(office.asked).isEmpty();
  }

  @Test
  void a_test_that_fails_otherwise_does_not_bring_it_back() {
    said(new Outcome.Later("busy", null));
    assertThat(office.trial.send(office.admin, way).outcome()).isEqualTo("later");
    assertThat(isReached()).isFalse();
  }

  @Test
  void a_test_that_goes_through_brings_it_back() {
    said(new Outcome.Accepted());
    assertThat(office.trial.send(office.admin, way).outcome()).isEqualTo("accepted");
    assertThat(isReached()).isTrue();
  }

  @Test
  void to_enter_it_again_brings_it_back() {
    office.changes.put(office.admin, office.account().id(), DeliveryWayKind.WEBHOOK, "社内", "other");
    assertThat(isReached()).isTrue();
  }

  @Test
  void a_chat_that_is_gone_is_tried_all_the_same() {
    var slack = new DeliveryWayOffice(database, folder.resolve("slack"), DeliveryWayKind.SLACK);
    var _ = slack.way();
    slack.says = Optional.of(new Outcome.Refused("gone"));
    slack.checks.round();
    assertThat(slack.account().trouble()).isEqualTo("gone");
    assertThat(slack.deliveryWays.reachable(slack.admin.memberOf())).hasSize(1);
  }
}
