package denwaban.delivery.timer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientSharesTest {

  private static final ClientId CLIENT = new ClientId(new UUID(3, 1));
  private static final ClientId OTHER = new ClientId(new UUID(3, 2));

  private final ClientShares shares = new ClientShares();

  private static UUID delivery(int n) {
    return new UUID(9, n);
  }

  private void run(int deliveries) {
    for (var n = 1; n <= deliveries; n++) assertThat(shares.take(CLIENT, delivery(n))).isTrue();
  }

  @Test
  void the_eighth_runs_and_the_ninth_waits() {
    run(7);
    assertThat(shares.take(CLIENT, delivery(8))).isTrue();
    assertThat(shares.take(CLIENT, delivery(9))).isFalse();
    assertThat(shares.take(OTHER, delivery(9))).as("another client's").isTrue();
  }

  @Test
  void four_urgent_ones_more_run_and_the_fifth_waits() {
    run(8);
    for (var n = 9; n <= 12; n++) assertThat(shares.takeUrgent(CLIENT, delivery(n))).isTrue();
    assertThat(shares.takeUrgent(CLIENT, delivery(13))).isFalse();
  }

  @Test
  void what_waits_takes_the_place_of_what_ends_in_order() {
    run(8);
    for (var n = 9; n <= 10; n++) assertThat(shares.take(CLIENT, delivery(n))).isFalse();
    assertThat(shares.giveBack(CLIENT)).contains(delivery(9));
    assertThat(shares.take(CLIENT, delivery(9))).isTrue();
    assertThat(shares.take(CLIENT, delivery(11))).isFalse();
    assertThat(shares.giveBack(CLIENT)).contains(delivery(10));
    assertThat(shares.giveBack(CLIENT)).contains(delivery(11));
    assertThat(shares.giveBack(CLIENT)).isEmpty();
  }

  @Test
  void what_came_by_its_own_time_is_in_line_no_more() {
    run(8);
    assertThat(shares.take(CLIENT, delivery(9))).isFalse();
    assertThat(shares.takeUrgent(CLIENT, delivery(9))).isTrue();
    assertThat(shares.giveBack(CLIENT)).isEmpty();
  }

  @Test
  void a_thousand_are_in_line_and_no_more() {
    run(8);
    for (var n = 1; n <= 1_001; n++) {
      assertThat(shares.take(CLIENT, delivery(100 + n))).isFalse();
    }
    for (var n = 1; n <= 8; n++) assertThat(shares.giveBack(CLIENT)).isPresent();
    for (var n = 9; n <= 1_000; n++) {
      assertThat(shares.take(CLIENT, delivery(n))).isTrue();
      assertThat(shares.giveBack(CLIENT)).contains(delivery(100 + n));
    }
    assertThat(shares.take(CLIENT, delivery(1))).isTrue();
    assertThat(shares.giveBack(CLIENT)).isEmpty();
  }
}
