package denwaban.bench;

import java.time.Duration;
import java.util.List;

/// `bench years`: which questions of the program take long when there are the calls of years.
///
/// The program makes three calls itself, as real ones are made; their rows are copied. Then its own
/// rounds run over them, and a member looks at every page.
final class Years {

  private static final int CALLS = 3;

  /// For each question.
  private static final double GOAL_MS = 500;

  /// Rounds each minute come twice at least.
  private static final Duration ROUNDS = Duration.ofMinutes(3);

  private static final int SHOWN = 12;

  /// Characters of a question.
  private static final int WIDE = 140;

  private static final List<String> PAGES =
      List.of(
          "/inbox",
          "/inbox/oncall",
          "/inbox/retention",
          "/inbox/mailboxes",
          "/inbox/requests",
          "/inbox/inventory",
          "/inbox/checklist",
          "/inbox/contract",
          "/inbox/keys",
          "/inbox/members",
          "/inbox/log",
          "/inbox/exit");

  private Years() {}

  /// @param arguments calls (36,000)
  static void run(String[] arguments) throws Exception {
    var calls = arguments.length == 0 ? 36_000 : Integer.parseInt(arguments[0]);
    if (calls < CALLS || calls > 1_000_000)
      throw new IllegalArgumentException("calls 3 to 1000000");
    Machine.print();
    var http = Office.freeTcp();
    try (var tidy = new Tidy()) {
      var folder = tidy.folder("years");
      var office = new PlayOffice(folder, http, Office.freeUdp());
      tidy.atEnd(office::close);
      var member = new PlayMember("http://localhost:" + http);
      tidy.atEnd(member::close);
      for (var n = 0; n < CALLS; n++) {
        office.call(Duration.ofSeconds(10), _ -> 440);
        office.waits();
      }
      System.out.printf("%n| rows of %,d calls | |%n|---|---|%n", calls);
      try (var root = office.root()) {
        new RowCopies(root).add(PlayOffice.AOBA.toString(), calls / CALLS);
        SlowQuestions.watch(root);
      }
      member.unlocks();
      for (var page : PAGES) member.looksAt(page);
      Thread.sleep(ROUNDS);
      tell(SlowQuestions.seen(folder.resolve("data")));
    }
    // The office in this process has threads that end only with it.
    System.exit(0);
  }

  private static void tell(List<SlowQuestions.Question> seen) {
    System.out.printf(
        "%nQuestions that took %d ms and more: %d kinds.%n%n", SlowQuestions.FROM_MS, seen.size());
    System.out.println("| slowest, ms | times | who | question |");
    System.out.println("|---|---|---|---|");
    for (var one : seen.subList(0, Math.min(SHOWN, seen.size()))) {
      var text = one.text().replace("|", "\\|");
      System.out.printf(
          "| %.0f | %d | %s | `%s` |%n",
          one.longest(), one.times(), one.who(), text.substring(0, Math.min(WIDE, text.length())));
    }
    // when a contract changes, each lease does: that is work, not a question
    var worst =
        seen.stream()
            .filter(it -> !it.text().startsWith("update"))
            .mapToDouble(SlowQuestions.Question::longest)
            .max()
            .orElse(0);
    System.out.printf(
        "%nGoal: none but an update takes more than %.0f ms: %s.%n",
        GOAL_MS, worst <= GOAL_MS ? "met" : "not met");
  }
}
