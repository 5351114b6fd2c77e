package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.LogProof;
import denwaban.database.PlainDoor;
import denwaban.kernel.ClientId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// `bench audit`: durable appends by sixteen writers, and how long until a signed state covers one,
/// beside a plain insert and beside pgaudit, all in one run; sizes of proofs; the checker.
final class Audit {

  private static final int WRITERS = 16;
  private static final int LOGS = 20;

  /// Who looks how long it takes; each has a log of its own, so that it knows how large it must be.
  private static final int WATCHERS = 2;

  /// Appends per second of an office with some hundred calls an hour, and far above it.
  private static final int[] PACES = {20, 200, 600};

  private static final double GOAL_MS = 500;

  private static final Duration WARM = Duration.ofSeconds(5);

  private static final String TABLE =
      """
      create table plain (
        id bigint generated always as identity primary key,
        log uuid not null,
        leaf text not null
      )
      """;

  private static final String LEAF =
      """
      {"act":"object.header.released","c":"q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w=",\
      "client":"0196f0a0-0000-7000-8000-0000000000aa","obj":"0196f0a0-0000-7000-8000-0000000000ab",\
      "purpose":"read","result":"done","role":"service","t":"2026-11-24T06:00:00.000Z","v":1}\
      """;

  private Audit() {}

  static void run(String[] arguments) throws Exception {
    var seconds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
    var entries = arguments.length < 2 ? 1_000_000 : Integer.parseInt(arguments[1]);
    if (seconds < 1 || seconds > 3600) throw new IllegalArgumentException("seconds 1 to 3600");
    Machine.print();
    var time = Duration.ofSeconds(seconds);
    try (var tidy = new Tidy()) {
      System.out.println();
      System.out.println("| durable appends, 16 writers | per second | ms, p50 | p99 |");
      System.out.println("|---|---|---|---|");
      try (var plain = new PlainDoor(tidy.folder("plain"))) {
        plain("plain insert, PostgreSQL 18, the same settings", time, plain::connect);
      }
      if (Pgaudit.here()) {
        try (var pgaudit = new Pgaudit(tidy.folder("pgaudit"))) {
          plain("plain insert, PostgreSQL 17 with pgaudit", time, pgaudit::connect);
          System.err.printf("pgaudit wrote %,d lines%n", pgaudit.lines());
        }
      } else {
        System.out.println("| pgaudit: not here (Debian: postgresql-17-pgaudit) | | | |");
      }
      var folder = tidy.folder("audit");
      try (var office = new AuditOffice(folder, Office.freeTcp(), Office.freeUdp())) {
        ours(office, time);
      }
    }
    System.out.println();
    Check.run(new String[] {Integer.toString(entries)});
    // The office in this process had threads that end only with it.
    System.exit(0);
  }

  private static void ours(AuditOffice office, Duration time) throws Exception {
    var logs = Stream.generate(AuditOffice::client).limit(LOGS).toList();
    var waits = new ArrayList<String>();
    append(office, logs, WARM, 0, new Histogram());
    for (var pace : PACES) {
      var wait = new Histogram();
      var done = append(office, logs, time, pace, wait);
      waits.add(wait("at %d/s".formatted(Math.round(done.perSecond())), wait));
    }
    var wait = new Histogram();
    var done = append(office, logs, time, 0, wait);
    waits.add(wait("as many as can be", wait));
    row("our log: entry, sealed detail, fence, in the deed's transaction", done);
    System.out.println();
    System.out.println(
        "| commit to a signed state that covers it, ms | seen | p50 | p99 | goal, p99 |");
    System.out.println("|---|---|---|---|---|");
    waits.forEach(System.out::println);
    System.out.println();
    proofs(office, logs.getFirst());
  }

  private static Writers.Done append(
      AuditOffice office, List<ClientId> logs, Duration time, int pace, Histogram wait)
      throws Exception {
    var over = new AtomicBoolean();
    try (var threads = Executors.newCachedThreadPool()) {
      var watchers = new ArrayList<Future<?>>();
      for (var n = 0; n < WATCHERS; n++) {
        watchers.add(
            threads.submit(() -> {
              var own = AuditOffice.client();
              for (var size = 1L; !over.get(); size++) {
                office.append(own);
                var committed = System.nanoTime();
                office.covered(own, size);
                synchronized (wait) {
                  wait.add(System.nanoTime() - committed);
                }
                // no rhythm of its own: the next comes at any moment of the sequencer's
                TimeUnit.MILLISECONDS.sleep(20 + size * 37 % 90);
              }
              return null;
            }));
      }
      var done =
          Writers.work(
              WRITERS,
              time,
              pace,
              writer -> () -> office.append(logs.get((int) (System.nanoTime() / 1000 % LOGS))));
      over.set(true);
      for (var watcher : watchers) watcher.get();
      return done;
    }
  }

  private static void plain(String name, Duration time, Connects connects) throws Exception {
    try (var connection = connects.open();
        var sql = connection.createStatement()) {
      sql.execute(TABLE);
    }
    Writers.work(WRITERS, WARM, 0, writer -> new Insert(connects.open()));
    row(name, Writers.work(WRITERS, time, 0, writer -> new Insert(connects.open())));
  }

  private interface Connects {
    Connection open() throws SQLException;
  }

  /// One row, one commit: PostgreSQL answers when it is on the disk (synchronous commit).
  private record Insert(Connection connection) implements Writers.Deed {

    @Override
    public void run() throws SQLException {
      try (var sql = connection.prepareStatement("insert into plain (log, leaf) values (?, ?)")) {
        sql.setObject(1, new UUID(1, 2));
        sql.setString(2, LEAF);
        sql.executeUpdate();
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private static void proofs(AuditOffice office, ClientId log) {
    var size = office.size(log);
    var text = office.proof(log, size / 2);
    var proof = LogProof.parse(text);
    System.out.printf(
        "A log of %,d entries: proof of one of them %,d bytes, of which the signed state %,d (two"
            + " signatures) and %d hashes.%n",
        size,
        text.getBytes(UTF_8).length,
        proof.checkpoint().getBytes(UTF_8).length,
        proof.path().size());
  }

  private static String wait(String name, Histogram wait) {
    var p99 = wait.quantile(0.99) / 1000.0;
    return "| %s | %,d | %s | %s | at most %.0f: %s |"
        .formatted(
            name,
            wait.total(),
            millis(wait.quantile(0.5)),
            millis(wait.quantile(0.99)),
            GOAL_MS,
            p99 <= GOAL_MS ? "met" : "not met");
  }

  /// Where the histogram ends, it knows no more than that.
  private static String millis(int micros) {
    return micros < Histogram.MOST
        ? "%.0f".formatted(micros / 1000.0)
        : "over %,d".formatted(Histogram.MOST / 1000);
  }

  private static void row(String name, Writers.Done done) {
    System.out.printf(
        "| %s | %,.0f | %.1f | %.1f |%n",
        name,
        done.perSecond(),
        done.took().quantile(0.5) / 1000.0,
        done.took().quantile(0.99) / 1000.0);
  }
}
