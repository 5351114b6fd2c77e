package denwaban.delivery.timer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.ClientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientPlacesTest {

  private static final ClientId ONE = client(1);
  private static final ClientId OTHER = client(2);

  private final ClientPlaces places = new ClientPlaces();
  private final List<Thread> waiting = new ArrayList<>();

  @AfterEach
  void end() {
    waiting.forEach(Thread::interrupt);
  }

  private static ClientId client(int n) {
    return new ClientId(new UUID(4, n));
  }

  private ClientPlaces.Place ordinary(ClientId client) {
    try {
      return requireNonNull(places.take(client, () -> false));
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /// What it gets, in a thread of its own.
  private LinkedBlockingQueue<ClientPlaces.Place> asks(ClientId client, boolean urgent) {
    var got = new LinkedBlockingQueue<ClientPlaces.Place>();
    waiting.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                var place = places.take(client, () -> urgent);
                if (place != null) got.add(place);
              } catch (InterruptedException _) {
                // it had none
              }
            }));
    return got;
  }

  private static ClientPlaces.@Nullable Place soon(LinkedBlockingQueue<ClientPlaces.Place> got)
      throws InterruptedException {
    return got.poll(10, TimeUnit.SECONDS);
  }

  private static ClientPlaces.@Nullable Place atOnce(LinkedBlockingQueue<ClientPlaces.Place> got)
      throws InterruptedException {
    return got.poll(200, TimeUnit.MILLISECONDS);
  }

  @Test
  void the_sixteenth_runs_and_the_seventeenth_waits_until_one_ends() throws InterruptedException {
    for (var n = 0; n < 15; n++) ordinary(ONE);
    var sixteenth = ordinary(ONE);
    var next = asks(ONE, false);
    assertThat(atOnce(next)).isNull();
    assertThat(soon(asks(OTHER, false))).as("another client's").isNotNull();
    sixteenth.close();
    assertThat(soon(next)).isNotNull();
  }

  @Test
  void sixteen_urgent_ones_pass_them_and_the_next_waits() throws InterruptedException {
    for (var n = 0; n < 16; n++) ordinary(ONE);
    var before = asks(ONE, false);
    assertThat(atOnce(before)).isNull();
    for (var n = 0; n < 15; n++) assertThat(soon(asks(ONE, true))).isNotNull();
    var sixteenth = requireNonNull(soon(asks(ONE, true)));
    var next = asks(ONE, true);
    assertThat(atOnce(next)).isNull();
    sixteenth.close();
    assertThat(soon(next)).isNotNull();
    assertThat(atOnce(before)).as("an ordinary one").isNull();
  }

  @Test
  void all_clients_have_256_in_sum() throws InterruptedException {
    for (var n = 0; n < 255; n++) ordinary(client(n / 16));
    var last = ordinary(client(100));
    var next = asks(client(101), false);
    assertThat(atOnce(next)).isNull();
    last.close();
    assertThat(soon(next)).isNotNull();
  }

  @Test
  void of_1024_that_run_or_wait_no_more_come_in() throws InterruptedException {
    var held = new ArrayList<ClientPlaces.Place>();
    for (var n = 0; n < 16; n++) held.add(ordinary(ONE));
    for (var n = 16; n < 1_024; n++) asks(ONE, false);
    for (var it : waiting) waits(it);
    assertThat(places.take(ONE, () -> false)).isNull();
    assertThat(soon(asks(ONE, true))).as("an urgent one").isNotNull();
    // one that waited no longer does
    var gone = waiting.getFirst();
    gone.interrupt();
    gone.join(Duration.ofSeconds(10));
    var last = asks(ONE, false);
    waits(waiting.getLast());
    assertThat(places.take(ONE, () -> false)).isNull();
    assertThat(last).isEmpty();
  }

  private static void waits(Thread thread) throws InterruptedException {
    for (var n = 0; n < 1_000 && thread.getState() != Thread.State.WAITING; n++) Thread.sleep(10);
    assertThat(thread.getState()).isEqualTo(Thread.State.WAITING);
  }

  @Test
  void whose_question_fails_leaves_nothing_behind() throws InterruptedException {
    var held = new ArrayList<ClientPlaces.Place>();
    for (var n = 0; n < 16; n++) held.add(ordinary(ONE));
    assertThatThrownBy(() ->
            places.take(
                ONE,
                () -> {
                  throw new IllegalStateException("database");
                }))
        .isInstanceOf(IllegalStateException.class);
    held.forEach(ClientPlaces.Place::close);
    for (var n = 0; n < 16; n++) assertThat(soon(asks(ONE, false))).isNotNull();
  }

  @Test
  void one_that_waited_and_was_stopped_takes_no_place() throws InterruptedException {
    var held = new ArrayList<ClientPlaces.Place>();
    for (var n = 0; n < 16; n++) held.add(ordinary(ONE));
    asks(ONE, false);
    waits(waiting.getLast());
    waiting.getLast().interrupt();
    waiting.getLast().join(Duration.ofSeconds(10));
    held.forEach(ClientPlaces.Place::close);
    for (var n = 0; n < 16; n++) assertThat(soon(asks(ONE, false))).isNotNull();
    assertThat(atOnce(asks(ONE, false))).as("no seventeenth").isNull();
  }
}
