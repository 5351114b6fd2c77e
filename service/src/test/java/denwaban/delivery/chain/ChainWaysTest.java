package denwaban.delivery.chain;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.delivery.chain.Chain.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Walks every order in which a few things can happen to one notice, to a stated depth.
class ChainWaysTest {

  /// Events one after another; 14 with `test --long`.
  private static final int DEPTH = Boolean.getBoolean("denwaban.long") ? 14 : 10;

  private static final Instant BEGIN = Instant.parse("2026-11-27T03:00:00Z");
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BEN = new UUID(1, 2);

  private static final OnCall ROSTER =
      new OnCall() {
        @Override
        public int tiers() {
          return 2;
        }

        @Override
        public Tier at(int tier, Instant at) {
          var person = tier == 0 ? ANN : BEN;
          return new Tier(
              List.of(new Tier.Recipient(person, List.of(new UUID(2, tier), new UUID(3, tier)))));
        }
      };

  private static final Pace PACE =
      new Pace(
          List.of(Duration.ZERO, Duration.ofSeconds(15)),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(90));

  /// @param open tries whose outcome is not known yet
  /// @param made every try until here
  private record World(Chain chain, Instant now, List<Send> open, List<Send> made) {}

  private int looked;

  @Test
  void every_order_of_events_keeps_the_rules() {
    var seen = new HashSet<World>();
    var waiting = new ArrayDeque<World>();
    var first = new World(Chain.held(PACE, BEGIN.plusSeconds(10)), BEGIN, List.of(), List.of());
    waiting.add(first);
    for (var depth = 0; depth < DEPTH; depth++) {
      var next = new ArrayDeque<World>();
      for (var world : waiting) {
        after(world)
            .filter(seen::add)
            .forEach(it -> {
              check(it);
              next.add(it);
            });
      }
      waiting = next;
    }
    System.out.println(looked + " states to a depth of " + DEPTH + " events");
    assertThat(looked).isGreaterThan(1_000);
  }

  private Stream<World> after(World world) {
    var all = new ArrayList<World>();
    var wake = world.chain().wake();
    if (wake != null) all.add(passed(world, wake));
    all.add(passed(world, world.now().plusSeconds(1)));
    for (var send : world.open()) {
      outcomes().forEach(it -> all.add(known(world, send, it)));
    }
    all.add(with(world, world.chain().acknowledged(ANN, world.now())));
    all.add(with(world, world.chain().acknowledged(null, world.now())));
    all.add(with(world, world.chain().done()));
    // the program dies and begins again: what was open is unknown
    all.add(
        new World(
            world.open().stream()
                .reduce(
                    world.chain(),
                    (chain, it) ->
                        chain.after(it.contact(), it.way(), new Outcome.Unknown(), world.now()),
                    (a, _) -> a),
            world.now(),
            List.of(),
            world.made()));
    return all.stream();
  }

  private static Stream<Outcome> outcomes() {
    return Stream.of(
        new Outcome.Accepted(),
        new Outcome.Later("busy", Duration.ofSeconds(20)),
        new Outcome.Refused("bad"),
        new Outcome.Unknown());
  }

  private static World passed(World world, Instant now) {
    var later = now.isBefore(world.now()) ? world.now() : now;
    var step = world.chain().due(later, ROSTER);
    return new World(
        step.chain(),
        later,
        Stream.concat(world.open().stream(), step.sends().stream()).toList(),
        Stream.concat(world.made().stream(), step.sends().stream()).toList());
  }

  private static World known(World world, Send send, Outcome outcome) {
    return new World(
        world.chain().after(send.contact(), send.way(), outcome, world.now()),
        world.now(),
        world.open().stream().filter(it -> !it.equals(send)).toList(),
        world.made());
  }

  private static World with(World world, Chain chain) {
    return new World(chain, world.now(), world.open(), world.made());
  }

  private void check(World world) {
    looked++;
    Set<Send> once = new HashSet<>(world.made());
    assertThat(once).as("no try is made twice").hasSameSizeAs(world.made());
    assertThat(world.made())
        .allSatisfy(it -> {
          assertThat(it.n()).isLessThanOrEqualTo(PACE.tries().size());
          assertThat(it.contact()).isEqualTo(it.tier() == 0 ? ANN : BEN);
        });
    var state = world.chain().state();
    var stops = state == State.UNANSWERED || state == State.DONE;
    if (stops) assertThat(world.chain().wake()).isNull();
    if (state == State.HELD || state == State.TELLING) assertThat(world.chain().wake()).isNotNull();
    if (!state.waits()) quiet(world);
    else ends(world);
  }

  /// Nobody is told any more, but for one reminder to who acknowledged.
  private static void quiet(World world) {
    var step = world.chain().due(world.now().plus(Duration.ofDays(30)), ROSTER);
    assertThat(step.sends()).allMatch(Send::reminder).hasSizeLessThanOrEqualTo(1);
    assertThat(step.chain().due(world.now().plus(Duration.ofDays(60)), ROSTER).sends()).isEmpty();
  }

  /// If nothing else happens, the office telephones: it is never forgotten.
  private static void ends(World world) {
    var chain = world.chain();
    var steps = 0;
    for (var wake = chain.wake(); wake != null; wake = chain.wake()) {
      chain = chain.due(wake, ROSTER).chain();
      assertThat(++steps).isLessThan(30);
    }
    assertThat(chain.state()).isEqualTo(State.UNANSWERED);
  }
}
