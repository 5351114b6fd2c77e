package denwaban.bench;

import denwaban.kernel.ClientId;
import java.util.Locale;
import java.util.UUID;

/// `bench erase`: objects whose time is over all at once, as when a contract ends. How long until
/// none of them opens, by the end of their keys; beside it, in the same database and run, how long
/// it takes to delete the same headers as rows, to delete all rows of these objects, and until the
/// rows are out of the tables' files too (`VACUUM`, `CHECKPOINT`).
final class Erase {

  private static final double GOAL_MS = 1_000;

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
        var office = new EraseOffice(tidy.folder("erase"), Office.freeTcp(), Office.freeUdp())) {
      System.out.println();
      System.out.println(
          "| objects | keys | keys destroyed, ms | samples that open | headers deleted, ms | times"
              + " | all rows deleted, ms | times | vacuumed and on the disk, ms | times |");
      System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
      measure(office, objects, 1, 1);
      measure(office, objects, WEEKS, 2);
    }
    // The office in this process had threads that end only with it.
    System.exit(0);
  }

  private static double millis(long begun) {
    return (System.nanoTime() - begun) / 1e6;
  }

  private static void measure(EraseOffice office, int objects, int weeks, int kinds)
      throws Exception {
    var client = new ClientId(UUID.randomUUID());
    office.fill(client, objects, weeks, kinds, SAMPLES);
    var keys = office.keys(client);
    var before = office.opened();
    if (before != SAMPLES) throw new IllegalStateException("opened before: " + before);
    var begun = System.nanoTime();
    office.destroy(client);
    var unreadable = millis(begun);
    var after = office.opened();
    begun = System.nanoTime();
    var rows = office.deleteHeaders(client);
    var headers = millis(begun);
    office.deleteRest(client);
    var deleted = millis(begun);
    office.vacuum();
    var gone = millis(begun);
    if (rows != objects) throw new IllegalStateException("deleted: " + rows);
    System.out.printf(
        Locale.ROOT,
        "| %,d | %d | %,.0f (goal %,.0f) | %d of %d | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f |%n",
        objects,
        keys,
        unreadable,
        GOAL_MS,
        after,
        SAMPLES,
        headers,
        headers / unreadable,
        deleted,
        deleted / unreadable,
        gone,
        gone / unreadable);
  }
}
