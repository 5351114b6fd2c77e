package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallEvent;
import denwaban.call.event.CallRang;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A day of calls in a moment, replayed by its seed.
class SwitchboardDayTest extends SwitchboardTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void every_call_that_rang_ends_once_and_no_desk_is_left_with_a_dead_call(long seed) {
    var chance = new Random(seed);
    var people = List.of(SATO, SUZUKI, new PersonId(new UUID(1, 3)));
    var lines = new ArrayList<FakeLine>();
    for (var step = 0; step < 2_000; step++) {
      var who = people.get(chance.nextInt(people.size()));
      var view = screens.get(who);
      var id = view == null || view.call() == null ? null : CallId.of(view.call().id());
      switch (chance.nextInt(12)) {
        case 0, 1 -> lines.add(dial());
        case 2 -> sits(who);
        case 3 -> switchboard.away(who);
        case 4 -> lines.forEach(FakeLine::greetingEnds);
        case 5 -> timers.pass(Duration.ofSeconds(chance.nextInt(1, 60)));
        case 6 -> {
          if (!lines.isEmpty()) switchboard.hungUp(lines.get(chance.nextInt(lines.size())).id);
        }
        case 7 -> switchboard.headsetDown(who, headset(who));
        default -> {
          if (id == null) continue;
          switch (chance.nextInt(5)) {
            case 0, 1 -> switchboard.answer(who, false, id);
            case 2 -> switchboard.hold(who, id);
            case 3 -> switchboard.hangUp(who, id);
            default -> switchboard.finish(who, id);
          }
        }
      }
    }
    lines.forEach(line -> switchboard.hungUp(line.id));

    var rang = said.stream().filter(CallRang.class::isInstance).map(CallEvent::call).toList();
    var ended = said.stream().filter(CallEnded.class::isInstance).map(CallEvent::call).toList();
    assertThat(ended).containsExactlyInAnyOrderElementsOf(rang);
    assertThat(screens.values())
        .allSatisfy(view -> assertThat(view.status()).isIn("away", "ready", "wrapup"));
  }

  static LongStream seeds() {
    var one = Long.getLong("seed");
    return one != null
        ? LongStream.of(one)
        : new Random().longs(Often.times("days of calls", 0, 8, 20));
  }
}
