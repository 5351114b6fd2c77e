package denwaban.delivery.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Notice;
import denwaban.http.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The button that tries a way.
class TrialNoticeTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private DeliveryWayOffice office;
  private UUID way;

  @BeforeEach
  void open() {
    office = new DeliveryWayOffice(database, folder);
    way = office.way();
  }

  private String tried() {
    return office.trial.send(office.admin, way).outcome();
  }

  @Test
  void says_that_it_is_a_test_and_what_the_vendor_said() {
    assertThat(tried()).isEqualTo("accepted");
    assertThat(office.told.getFirst().about()).isEqualTo(Notice.About.TEST);
    office.says = Optional.of(new Outcome.Refused("slack-not_in_channel"));
    assertThat(tried()).isEqualTo("refused");
    assertThat(office.deliveryWays.way(office.admin.memberOf(), way).orElseThrow().trouble())
        .isEqualTo("slack-not_in_channel");
  }

  @Test
  void of_a_client_is_sent_so_often_and_no_more() {
    for (var n = 0; n < 20; n++) assertThat(tried()).isEqualTo("accepted");
    assertThatThrownBy(this::tried)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(429));
    assertThat(office.told).hasSize(20);
    office.now = office.now.plus(Duration.ofMinutes(10)).plusSeconds(1);
    assertThat(tried()).isEqualTo("accepted");
  }

  @Test
  void of_another_clients_way_is_none() {
    var other = new DeliveryWayOffice(database, folder);
    assertThatThrownBy(() -> other.trial.send(other.admin, way))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(404));
    assertThat(other.told).isEmpty();
  }
}
