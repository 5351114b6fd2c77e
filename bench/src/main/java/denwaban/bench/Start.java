package denwaban.bench;

import java.util.Arrays;

/// `bench start`: from the command to the first page, on an empty folder and on its own data.
///
/// The whole way of `./denwaban demo` when nothing is left to build: the launcher, the JVM, the
/// unpacking of PostgreSQL (the first time), its start, the migrations, the invented office. The
/// end is when the page and the demo's data are both served.
final class Start {

  private static final double FIRST_GOAL_S = 90;
  private static final double LATER_GOAL_S = 10;

  private Start() {}

  static void run(String[] arguments) throws Exception {
    var times = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    if (times < 1 || times > 100) throw new IllegalArgumentException("times 1 to 100");
    Machine.print();
    var first = new double[times];
    var later = new double[times];
    for (var i = 0; i < times; i++) {
      try (var tidy = new Tidy()) {
        var folder = tidy.folder("start");
        try (var office = new Office(folder, tidy)) {
          first[i] = office.start().toNanos() / 1e9;
        }
        try (var office = new Office(folder, tidy)) {
          later[i] = office.start().toNanos() / 1e9;
        }
      }
    }
    System.out.println("| command to page | starts | p50 | max | goal |");
    System.out.println("|---|---|---|---|---|");
    print("first, empty folder", first, FIRST_GOAL_S);
    print("later, its own data", later, LATER_GOAL_S);
  }

  private static void print(String name, double[] seconds, double goal) {
    Arrays.sort(seconds);
    var max = seconds[seconds.length - 1];
    System.out.printf(
        "| %s, s | %d | %.2f | %.2f | max below %.0f: %s |%n",
        name,
        seconds.length,
        seconds[(seconds.length - 1) / 2],
        max,
        goal,
        max < goal ? "met" : "not met");
  }
}
