package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.ClientId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/// One client's requests do not take the place of everybody's.
class BulkheadTest {

  private final Bulkhead bulkhead = new Bulkhead(Duration.ofMillis(20));

  private static ClientId client(int n) {
    return new ClientId(new UUID(9, n));
  }

  private MockHttpServletRequest inside(int client) {
    var request = new MockHttpServletRequest();
    bulkhead.enter(request, client(client));
    return request;
  }

  private void full(int client) {
    assertThatThrownBy(() -> inside(client))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(503));
  }

  @Test
  void who_finds_no_room_waits_as_long_as_the_answer_says_to_wait() {
    assertThat(Bulkhead.PATIENCE).isEqualTo(Duration.ofSeconds(5));
    for (var n = 0; n < 6; n++) inside(1);
    assertThatThrownBy(() -> inside(1))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.headers()).containsEntry("Retry-After", "5"));
  }

  @Test
  void one_client_has_six_places_and_another_has_its_own() {
    for (var n = 0; n < 5; n++) inside(1);
    var sixth = inside(1);
    full(1);
    inside(2);

    bulkhead.leave(sixth);
    bulkhead.leave(sixth);
    inside(1);
    full(1);
  }

  @Test
  void all_clients_together_have_ten_and_who_found_no_room_takes_none() {
    for (var n = 0; n < 9; n++) inside(n);
    var tenth = inside(9);
    full(10);

    bulkhead.leave(tenth);
    inside(10);
    full(11);
  }
}
