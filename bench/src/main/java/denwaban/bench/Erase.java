package denwaban.bench;

import denwaban.kernel.ClientId;
import java.util.Locale;
import java.util.UUID;

/// `bench erase`: objects whose time is over all at once, as when a contract ends. How long until
/// none of them opens, by the end of their keys; beside it, in the same database and run, how long
/// one statement takes to delete the same headers.
final class Erase {

  private static final double GOAL_MS = 1_000;
  private static final double GOAL_TIMES = 100;

  /// Opened before, and tried to be opened afterwards.
  private static final int SAMPLES = 1_000;

  private static final int WEEKS = 52;

  private Erase() {}

  static void run(String[] arguments) throws Exception {
    var objects = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    if (objects < SAMPLES || objects > 10_000_000) {
      throw new IllegalArgumentException("objects 1000 to 10000000");
    }
    Machine.print();
    try (var tidy = new Tidy();
        var office =
            new EraseOffice(tidy.folder("erase"), Office.freeTcp(), Office.freeUdp())) {
      var client = new ClientId(UUID.randomUUID());
      office.fill(client, objects, WEEKS, SAMPLES);
      say("objects sealed, one header each", objects);
      say("keys they lie under, by kind and week", office.keys(client));
      var opened = office.opened();
      if (opened != SAMPLES) throw new IllegalStateException("opened before: " + opened);
      var begun = System.nanoTime();
      office.destroy(client);
      var unreadable = millis(begun);
      say("of " + SAMPLES + " samples open afterwards", office.opened());
      begun = System.nanoTime();
      var rows = office.delete(client);
      var deleted = millis(begun);
      if (rows != objects) throw new IllegalStateException("deleted: " + rows);
      System.out.println();
      System.out.println("| until nothing opens | ms |");
      System.out.println("|---|--:|");
      System.out.printf(Locale.ROOT, "| decided, keys destroyed, logged | %,.0f |%n", unreadable);
      System.out.printf(
          Locale.ROOT, "| headers deleted by one statement, committed | %,.0f |%n", deleted);
      System.out.println();
      System.out.printf(
          Locale.ROOT,
          "%.0f times faster (goal %.0f); goal %.0f ms: %s%n",
          deleted / unreadable,
          GOAL_TIMES,
          GOAL_MS,
          unreadable <= GOAL_MS && deleted / unreadable >= GOAL_TIMES ? "met" : "missed");
    }
    // The office in this process had threads that end only with it.
    System.exit(0);
  }

  private static double millis(long begun) {
    return (System.nanoTime() - begun) / 1e6;
  }

  private static void say(String what, long number) {
    System.out.printf(Locale.ROOT, "%s: %,d%n", what, number);
  }
}
