package denwaban.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import denwaban.watch.Alarm;
import denwaban.watch.LogEvent;
import denwaban.watch.RulesTest;
import denwaban.watch.watchlist.WatchedCall;
import denwaban.watch.watchlist.WatchedCaller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What nobody, or nearly nobody, has a reason to touch: canaries, family, public figures.
class WatchedRulesTest extends RulesTest {

  @Test
  void whoever_touches_a_canary_raises_an_alarm() {
    canaries = Map.of("canary", Instant.MAX);
    did(at(9, 0), "watch.canary.set", ryo, "client-admin", "canary");
    did(at(9, 0), "recording.kept", null, "edge", "canary");
    did(at(9, 1), "object.header.released", ryo, "client-member", "other");
    events.add(
        sight(minato, at(9, 1), "object.header.released", ryo, "client-member", "canary", "read"));
    assertThat(look(new Canary())).isEmpty();

    did(at(9, 2), "object.header.released", ryo, "client-member", "canary");
    assertThat(look(new Canary())).containsExactly(new Alarm("canary", aoba, ryo, List.of(4L), 1));
  }

  @Test
  void ones_own_family_is_not_to_be_touched_in_any_way() {
    watch(aoba, WatchedCaller.Why.FAMILY, Set.of(hana), null);
    for (var act : List.of("call.shown", "call.answered", "call.replayed")) {
      did(at(9, 0), act, ryo, "operator", "call");
    }
    did(at(9, 0), "object.header.released", hana, "operator", "other");
    did(at(9, 0), "object.header.released", hana, "client-member", "message");
    events.add(sight(minato, at(9, 0), "call.shown", hana, "operator", "call", "operate"));
    assertThat(look(new OwnFamily())).as("a colleague, another call, another client").isEmpty();

    did(at(9, 1), "call.shown", hana, "operator", "call");
    did(at(9, 2), "call.answered", hana, "operator", "call");
    did(at(9, 3), "call.replayed", hana, "operator", "call");
    did(at(9, 4), "message.kept", hana, "operator", "message");
    did(at(9, 5), "object.header.released", hana, "operator", "message");
    assertThat(look(new OwnFamily()))
        .containsExactly(new Alarm("own-family", aoba, hana, List.of(6L, 7L, 8L, 9L, 10L), 5));
  }

  @Test
  void a_public_figure_is_for_the_one_who_took_the_call() {
    watch(aoba, WatchedCaller.Why.PUBLIC_FIGURE, Set.of(), at(9, 10));
    did(at(9, 0), "call.shown", ryo, "operator", "call");
    did(at(9, 1), "call.shown", hana, "operator", "call");
    did(at(9, 1), "call.answered", hana, "operator", "call");
    did(at(9, 2), "call.replayed", hana, "operator", "call");
    did(at(9, 3), "message.kept", hana, "operator", "message");
    did(at(9, 4), "object.header.released", hana, "operator", "message");
    did(at(9, 5), "object.header.released", UUID.randomUUID(), "client-member", "message");
    assertThat(look(new PublicFigure())).isEmpty();

    did(at(9, 6), "object.header.released", ryo, "operator", "message");
    did(at(9, 7), "review.header.released", ryo, "quality-reviewer", "message");
    assertThat(look(new PublicFigure()))
        .containsExactly(new Alarm("public-figure", aoba, ryo, List.of(7L, 8L), 2));
  }

  @Test
  void a_public_figure_is_for_him_until_the_wrap_up_is_over() {
    watch(aoba, WatchedCaller.Why.PUBLIC_FIGURE, Set.of(), at(9, 10));
    did(at(9, 1), "call.answered", hana, "operator", "call");
    var over = at(9, 40);
    did(over.minusMillis(1), "object.header.released", hana, "operator", "message");
    did(over, "object.header.released", hana, "operator", "message");
    assertThat(look(new PublicFigure())).isEmpty();

    did(over.plusMillis(1), "object.header.released", hana, "operator", "message");
    assertThat(look(new PublicFigure())).extracting(Alarm::entries).containsExactly(List.of(3L));
  }

  @Test
  void a_call_that_goes_on_has_no_wrap_up_to_be_over() {
    watch(aoba, WatchedCaller.Why.PUBLIC_FIGURE, Set.of(), null);
    did(at(9, 1), "call.answered", hana, "operator", "call");
    did(at(18, 0), "call.replayed", hana, "operator", "call");
    assertThat(look(new PublicFigure())).isEmpty();
  }

  @Test
  void a_canary_caller_is_answered_and_nothing_more() {
    watch(aoba, WatchedCaller.Why.CANARY, Set.of(), at(9, 10));
    did(at(9, 0), "call.shown", hana, "operator", "call");
    did(at(9, 1), "call.answered", hana, "operator", "call");
    did(at(9, 2), "message.kept", hana, "operator", "message");
    did(at(9, 3), "recording.kept", null, "edge", "recording");
    did(at(9, 4), "object.header.released", ryo, "client-member", "other");
    assertThat(look(new CanaryCaller())).isEmpty();

    did(at(9, 5), "call.replayed", hana, "operator", "call");
    did(at(9, 6), "object.header.released", ryo, "client-member", "message");
    assertThat(look(new CanaryCaller()))
        .containsExactly(
            new Alarm("canary-caller", aoba, hana, List.of(5L), 1),
            new Alarm("canary-caller", aoba, ryo, List.of(6L), 1));
  }

  @Test
  void what_was_refused_and_what_is_watched_for_another_reason_raises_nothing() {
    watch(aoba, WatchedCaller.Why.PUBLIC_FIGURE, Set.of(), null);
    did(at(9, 1), "call.replayed", ryo, "operator", "call");
    assertThat(look(new OwnFamily())).isEmpty();
    assertThat(look(new CanaryCaller())).isEmpty();
    assertThat(look(new PublicFigure())).hasSize(1);

    var index = events.size();
    events.set(
        0,
        new LogEvent(
            aoba, index, at(9, 1), "call.replayed", ryo, "operator", "call", "play", true));
    assertThat(look(new PublicFigure())).isEmpty();
  }

  /// A call `call` with a message `message`.
  private void watch(
      ClientId client, WatchedCaller.Why why, Set<UUID> family, @Nullable Instant ended) {
    var known = List.of(new WatchedCall("call", why, family, ended));
    watched.put(client, Map.of("call", known, "message", known));
  }
}
