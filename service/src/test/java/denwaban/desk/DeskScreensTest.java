package denwaban.desk;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.session.EventStream;
import denwaban.call.DeskView;
import denwaban.kernel.PersonId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class DeskScreensTest {

  private static final PersonId SATO = new PersonId(new UUID(3, 1));
  private static final PersonId SUZUKI = new PersonId(new UUID(3, 2));

  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final DeskScreens screens = new DeskScreens();

  @Test
  void a_screen_begins_with_the_state_of_things() {
    var screen = new Screen();
    screens.add(SATO, screen.stream, () -> view(7));
    work();
    assertThat(screen.seen).containsExactly(7L);
  }

  @Test
  void what_changes_while_a_screen_is_opened_is_seen_there() {
    var screen = new Screen();
    screens.add(
        SATO,
        screen.stream,
        () -> {
          var looked = view(7);
          screens.show(SATO, view(8));
          return looked;
        });
    work();
    assertThat(screen.seen).containsExactly(8L);
  }

  @Test
  void a_screen_that_has_seen_a_state_is_not_shown_an_older_one() {
    var screen = new Screen();
    screens.add(
        SATO,
        screen.stream,
        () -> {
          screens.show(SATO, view(8));
          work();
          return view(7);
        });
    work();
    screens.show(SATO, view(8));
    work();
    assertThat(screen.seen).containsExactly(8L);
  }

  @Test
  void a_slow_screen_skips_to_the_newest_state_and_never_goes_back() {
    var screen = new Screen();
    screens.add(SATO, screen.stream, () -> view(1));
    screens.show(SATO, view(2));
    screens.show(SATO, view(4));
    screens.show(SATO, view(3));
    work();
    assertThat(screen.seen).containsExactly(4L);

    screens.show(SATO, view(5));
    work();
    assertThat(screen.seen).containsExactly(4L, 5L);
  }

  @Test
  void every_screen_of_an_operator_is_told_and_nobody_elses() {
    var left = new Screen();
    var right = new Screen();
    var other = new Screen();
    screens.add(SATO, left.stream, () -> view(1));
    screens.add(SATO, right.stream, () -> view(1));
    screens.add(SUZUKI, other.stream, () -> view(1));
    screens.show(SATO, view(2));
    work();
    assertThat(left.seen).endsWith(2L);
    assertThat(right.seen).endsWith(2L);
    assertThat(other.seen).containsExactly(1L);
  }

  @Test
  void a_lost_screen_holds_up_nobody_and_a_resumed_one_begins_where_things_are() {
    var lost = new Screen();
    lost.broken = true;
    var well = new Screen();
    screens.add(SATO, lost.stream, () -> view(1));
    screens.add(SATO, well.stream, () -> view(1));
    screens.show(SATO, view(2));
    work();
    assertThat(well.seen).endsWith(2L);
    screens.remove(SATO, lost.stream);

    screens.show(SATO, view(3));
    work();
    var resumed = new Screen();
    screens.add(SATO, resumed.stream, () -> view(3));
    work();

    assertThat(lost.tried).hasValue(1);
    assertThat(resumed.seen).containsExactly(3L);
    assertThat(well.seen).endsWith(3L);
  }

  @Test
  void a_screen_that_was_closed_is_told_nothing_more() {
    var screen = new Screen();
    screens.add(SATO, screen.stream, () -> view(1));
    work();
    screens.remove(SATO, screen.stream);
    screens.show(SATO, view(2));
    work();
    assertThat(screen.seen).containsExactly(1L);
  }

  private void work() {
    while (!tasks.isEmpty()) tasks.poll().run();
  }

  private static DeskView view(long seq) {
    return new DeskView(seq, "ready", Instant.EPOCH, 0, "up", 0, null);
  }

  /// A browser's end of a stream.
  private final class Screen {

    final List<Long> seen = new ArrayList<>();
    final AtomicInteger tried = new AtomicInteger();
    boolean broken;

    final EventStream stream =
        new EventStream(
            new SseEmitter() {
              @Override
              public void send(SseEventBuilder builder) throws IOException {
                tried.incrementAndGet();
                if (broken) throw new IOException("the browser is gone");
                builder.build().stream()
                    .map(part -> part.getData())
                    .filter(DeskView.class::isInstance)
                    .forEach(view -> seen.add(((DeskView) view).seq()));
              }
            },
            () -> {},
            tasks::add);
  }
}
