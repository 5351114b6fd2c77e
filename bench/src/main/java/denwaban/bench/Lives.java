package denwaban.bench;

import denwaban.delivery.chain.Chain;
import denwaban.delivery.chain.OnCall;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.chain.Pace;
import denwaban.delivery.chain.Tier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;

/// `bench delivery`: many messages' lives from held to acknowledged, by the chain that runs in
/// earnest, against people who sleep and vendors that fail. The clock is simulated: senders are so
/// many, each send takes its time, and what is due is looked for once a second as the timers do.
final class Lives {

  private static final double GOAL_SECONDS = 60;
  private static final double GOAL_LATE_SECONDS = 1;

  /// Messages in a simulated second.
  private static final int PER_SECOND = 50;

  /// Sends at one time, as [denwaban.delivery.timer.DbTimers].
  private static final int SENDERS = 64;

  private static final long ROUND_MILLIS = 1_000;

  private final Random chance = new Random(42);
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private final PriorityQueue<Long> senders = new PriorityQueue<>();
  private final long[] late;
  private int lates;
  private long sends;
  private long steps;
  private final Map<Chain.State, Integer> ends = new EnumMap<>(Chain.State.class);

  private Lives(int messages) {
    this.late = new long[Math.min(messages, 1_000_000) * 3];
    for (var n = 0; n < SENDERS; n++) senders.add(0L);
  }

  /// One chain and when it is looked at next.
  ///
  /// @param answersAt when a person acknowledges; the largest value if no one does
  private record Due(long at, Chain chain, long answersAt) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(at, other.at);
    }
  }

  private static final OnCall ROSTER =
      new OnCall() {
        private final List<Tier> tiers = List.of(tier(1, 2), tier(2, 2), tier(3, 1));

        @Override
        public int tiers() {
          return tiers.size();
        }

        @Override
        public Tier at(int tier, Instant at) {
          return tiers.get(tier);
        }

        private Tier tier(int person, int ways) {
          var all = new java.util.ArrayList<UUID>();
          for (var way = 0; way < ways; way++) all.add(new UUID(person, way));
          return new Tier(List.of(new Tier.Recipient(new UUID(0, person), all)));
        }
      };

  static void run(String[] arguments) throws IOException {
    var messages = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    Machine.print();
    var lives = new Lives(messages);
    var begun = System.nanoTime();
    lives.simulate(messages);
    lives.tell(messages, (System.nanoTime() - begun) / 1e9);
  }

  private void simulate(int messages) {
    var begun = 0;
    var now = 0L;
    while (begun < messages || !due.isEmpty()) {
      for (var n = 0; n < PER_SECOND && begun < messages; n++, begun++) begin(now);
      for (var next = due.peek(); next != null && next.at() <= now; next = due.peek()) {
        go(due.remove(), now);
      }
      now += ROUND_MILLIS;
    }
  }

  private void begin(long now) {
    var at = now + chance.nextInt(1_000);
    var pace = chance.nextInt(4) == 0 ? Pace.URGENT : ORDINARY;
    // one in five sleeps; others answer within minutes
    var answers =
        chance.nextInt(5) == 0
            ? Long.MAX_VALUE
            : at + 10_000 + (long) (-Math.log(1 - chance.nextDouble()) * 240_000);
    due.add(new Due(at + 10_000, Chain.held(pace, time(at + 10_000)), answers));
  }

  private static final Pace ORDINARY =
      new Pace(
          List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(24));

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private void go(Due one, long now) {
    steps++;
    var chain = one.chain();
    if (one.answersAt() <= now && chain.state().waits()) {
      // done as soon as acknowledged: what reminds is looked at elsewhere
      ends.merge(chain.acknowledged(null, time(now)).done().state(), 1, Integer::sum);
      return;
    }
    var step = chain.due(time(now), ROSTER);
    chain = step.chain();
    for (var send : step.sends()) {
      var free = senders.remove();
      var begins = Math.max(free, now);
      note(begins - one.at());
      senders.add(begins + 20 + chance.nextInt(400));
      sends++;
      chain = chain.after(send.contact(), send.way(), outcome(), time(begins));
    }
    var wake = chain.wake();
    if (wake == null) {
      ends.merge(chain.state(), 1, Integer::sum);
      return;
    }
    // an acknowledgement is heard at once, not at the chain's next turn
    due.add(new Due(Math.min(wake.toEpochMilli(), one.answersAt()), chain, one.answersAt()));
  }

  private Outcome outcome() {
    return switch (chance.nextInt(20)) {
      case 0 -> new Outcome.Later("busy", Duration.ofSeconds(10));
      case 1 -> new Outcome.Refused("bad");
      case 2 -> new Outcome.Unknown();
      default -> new Outcome.Accepted();
    };
  }

  private int ended(Chain.State state) {
    return ends.getOrDefault(state, 0);
  }

  private void note(long millis) {
    if (lates < late.length) late[lates++] = millis;
  }

  private void tell(int messages, double seconds) {
    java.util.Arrays.sort(late, 0, lates);
    var p99 = lates == 0 ? 0 : late[Math.min(lates - 1, (int) Math.ceil(0.99 * lates))] / 1e3;
    System.out.printf(
        "%n%,d messages, %,d steps of the chain, %,d sends; done %,d, not acknowledged %,d%n%n",
        messages, steps, sends, ended(Chain.State.DONE), ended(Chain.State.UNANSWERED));
    System.out.println("| | seconds | goal |");
    System.out.println("|---|---|---|");
    System.out.printf(
        "| all lives | %.1f | at most %.0f: %s |%n",
        seconds, GOAL_SECONDS, seconds <= GOAL_SECONDS ? "met" : "not met");
    System.out.printf(
        "| lateness of a try, p99 (simulated) | %.2f | at most %.0f: %s |%n",
        p99, GOAL_LATE_SECONDS, p99 <= GOAL_LATE_SECONDS ? "met" : "not met");
    if (ended(Chain.State.DONE) + ended(Chain.State.UNANSWERED) != messages) {
      throw new AssertionError("a message was forgotten");
    }
  }
}
