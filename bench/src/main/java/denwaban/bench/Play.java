package denwaban.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// `bench play`: a 30-minute recording, as a real call leaves it, in a member's browser.
///
/// From the press to the sound, measured in the page behind the audio element; a tone of its own in
/// each minute proves that what sounds is what was sought. Every repetition loads the page anew and
/// unlocks it; the first, with everything cold, counts.
final class Play {

  /// In ms, for 95 of 100.
  private static final double GOAL_SOUND_MS = 500;

  private static final double GOAL_SEEK_MS = 400;
  private static final double GOAL_UNLOCK_MS = 500;

  /// In MiB: what the last pass through the recording may add.
  private static final double GOAL_MEMORY = 16;

  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final double SEEK_S = 25 * 60 + 5;

  /// Chromium keeps a bounded part of what it read; it has its fill before the last pass.
  private static final int PASSES = 10;

  /// Places in one pass through it.
  private static final int PLACES = 60;

  private Play() {}

  static void run(String[] arguments) throws Exception {
    var times = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
    if (times < 1 || times > 1000) throw new IllegalArgumentException("times 1 to 1000");
    Machine.print();
    var http = Office.freeTcp();
    try (var tidy = new Tidy();
        var office = new PlayOffice(tidy.folder("play"), http, Office.freeUdp());
        var member = new PlayMember("http://localhost:" + http)) {
      office.call(LENGTH, Play::hz);
      var unlock = new double[times];
      var opened = new double[times];
      var sound = new double[times];
      var both = new double[times];
      var seek = new double[times];
      for (var i = 0; i < times; i++) {
        unlock[i] = member.unlocks();
        member.opensNewest();
        var played = member.plays();
        opened[i] = played.opened();
        sound[i] = played.sound();
        both[i] = played.both();
        seek[i] = seeks(member, SEEK_S);
      }
      System.out.println("| ms | times | first | p50 | p95 | max | goal, p95 |");
      System.out.println("|---|---|---|---|---|---|---|");
      row("unlock: passkey to company key", unlock, GOAL_UNLOCK_MS);
      row("open to player", opened, Double.NaN);
      row("play to first sound", sound, GOAL_SOUND_MS);
      row("open and play to first sound", both, GOAL_SOUND_MS);
      row("seek to 25:05", seek, GOAL_SEEK_MS);
      memory(member);
    }
    // The office in this process has threads that end only with it.
    System.exit(0);
  }

  private static int hz(int minute) {
    return 300 + 40 * minute;
  }

  private static double seeks(PlayMember member, double to) {
    var sought = member.seeks(to);
    member.rests(400);
    var tones = IntStream.range(0, (int) LENGTH.toMinutes()).mapToObj(Play::hz).toList();
    var heard = member.hears(tones);
    var meant = hz((int) (sought.landedS() + 0.3) / 60);
    if (heard != meant || Math.abs(sought.landedS() - to) > 5) {
      throw new IllegalStateException(
          "sought %.0f s, landed at %.1f s, heard %d Hz".formatted(to, sought.landedS(), heard));
    }
    return sought.ms();
  }

  /// Of one page, from open to many times through it.
  private static void memory(PlayMember member) throws Exception {
    var all = new ArrayList<PlayMember.Memory>();
    member.unlocks();
    member.opensNewest();
    all.add(member.memory());
    member.plays();
    member.checked();
    all.add(member.memory());
    for (var pass = 0; pass < PASSES; pass++) {
      for (var place = 0; place < PLACES; place++) {
        member.seeks((place + 0.4) * LENGTH.toSeconds() / PLACES);
        member.rests(60);
      }
      all.add(member.memory());
    }
    var names = new ArrayList<>(List.of("message open", "playing, all checked"));
    IntStream.rangeClosed(1, PASSES).forEach(pass -> names.add("through it, time " + pass));
    System.out.println();
    System.out.println("| MiB | JS heap after collection | renderers, resident |");
    System.out.println("|---|---|---|");
    for (var i = 0; i < names.size(); i++) {
      System.out.printf(
          "| %s | %.1f | %.1f |%n", names.get(i), all.get(i).heap(), all.get(i).resident());
    }
    var last = all.getLast();
    var before = all.get(all.size() - 2);
    var grown = Math.max(last.heap() - before.heap(), last.resident() - before.resident());
    System.out.printf(
        "Goal: the last pass adds at most %.0f MiB: %s (%.1f).%n",
        GOAL_MEMORY, grown <= GOAL_MEMORY ? "met" : "not met", grown);
  }

  private static void row(String name, double[] taken, double goal) {
    var sorted = taken.clone();
    Arrays.sort(sorted);
    var p95 = quantile(sorted, 0.95);
    var said =
        Double.isNaN(goal)
            ? "none"
            : "at most %.0f: %s".formatted(goal, p95 <= goal ? "met" : "not met");
    System.out.printf(
        "| %s | %d | %.0f | %.0f | %.0f | %.0f | %s |%n",
        name, taken.length, taken[0], quantile(sorted, 0.5), p95, sorted[sorted.length - 1], said);
  }

  /// @return what `share` of all do not exceed
  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
