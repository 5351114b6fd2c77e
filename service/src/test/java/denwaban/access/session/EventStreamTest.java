package denwaban.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Who sends waits for no browser.
@Timeout(20)
class EventStreamTest {

  private final CountDownLatch asleep = new CountDownLatch(1);
  private final CountDownLatch sending = new CountDownLatch(1);
  private final CountDownLatch completed = new CountDownLatch(1);
  private final List<Object> seen = new CopyOnWriteArrayList<>();

  /// A browser that reads nothing before it is woken.
  private final SseEmitter emitter =
      new SseEmitter() {
        @Override
        public void send(SseEventBuilder builder) throws IOException {
          sending.countDown();
          wake();
          builder.build().stream()
              .map(part -> part.getData())
              .filter(Integer.class::isInstance)
              .forEach(seen::add);
        }

        /// As Spring's own: never while something is being sent.
        @Override
        public void complete() {
          wake();
          completed.countDown();
        }

        private void wake() {
          try {
            asleep.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        }
      };

  private final EventStream stream =
      new EventStream(emitter, () -> {}, task -> Thread.ofVirtual().start(task));

  @Test
  void a_browser_that_does_not_read_holds_nobody_up_and_is_sent_the_newest_then()
      throws InterruptedException {
    assertThat(stream.send("inbox", "", 1)).isTrue();
    sending.await();
    for (var n = 2; n <= 100; n++) assertThat(stream.send("inbox", "", n)).isTrue();
    assertThat(stream.send("alarms", "", 1_000)).isTrue();
    assertThat(stream.beat()).isTrue();
    assertThat(seen).isEmpty();
    asleep.countDown();
    while (seen.size() < 3) TimeUnit.MILLISECONDS.sleep(1);
    assertThat(seen).containsExactly(1, 100, 1_000);
  }

  @Test
  void one_that_cannot_be_written_to_is_over_and_the_next_beat_finds_it() {
    var broken =
        new EventStream(
            new SseEmitter() {
              @Override
              public void send(SseEventBuilder builder) {
                throw new UnsupportedOperationException("no such body");
              }
            },
            () -> {},
            Runnable::run);
    assertThat(broken.send("inbox", "", 1)).isTrue();
    assertThat(broken.beat()).isFalse();
  }

  @Test
  void its_end_does_not_wait_either_and_nothing_comes_after_it() throws InterruptedException {
    stream.send("inbox", "", 1);
    sending.await();
    stream.send("inbox", "", 2);
    stream.close();
    assertThat(stream.send("inbox", "", 3)).isFalse();
    assertThat(stream.beat()).isFalse();
    asleep.countDown();
    completed.await();
    while (seen.isEmpty()) TimeUnit.MILLISECONDS.sleep(1);
    assertThat(seen).containsExactly(1);
  }
}
