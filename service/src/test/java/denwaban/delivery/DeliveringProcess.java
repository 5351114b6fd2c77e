package denwaban.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.KilledProcess;
import denwaban.database.DatabaseConfiguration;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.timer.DbTimers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Delivers in a process of its own, by the real timers, until it is killed. What it carries it
/// writes into a file before it says that it did, as a mail server would.
final class DeliveringProcess {

  static final Duration HEARTBEAT = Duration.ofMillis(100);

  private DeliveringProcess() {}

  /// Returns when it works.
  static KilledProcess start(TestDatabase database, Path folder) throws IOException {
    var arguments = new ArrayList<>(database.way());
    arguments.add(folder.toString());
    return KilledProcess.start(
        DeliveringProcess.class, "128m", folder.resolve("process.log"), arguments);
  }

  static Path carried(Path folder) {
    return folder.resolve("carried");
  }

  public static void main(String[] args) throws IOException {
    var database = TestDatabase.entering(List.of(args).subList(0, 3));
    var folder = Path.of(args[3]);
    var clock = Clock.systemUTC();
    var test = new TestDelivery(database, folder);
    test.now = clock.instant();
    Thread.startVirtualThread(() -> {
      while (true) {
        test.now = clock.instant();
        LockSupport.parkNanos(1_000_000);
      }
    });
    var file =
        FileChannel.open(carried(folder), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    test.mail.answers =
        (notice, _) -> {
          pause();
          write(file, notice.id() + "\n");
          pause();
          return new Outcome.Accepted();
        };
    var pool = DatabaseConfiguration.pool(database.login(), 8);
    new DbTimers(pool, clock, () -> test.dispatcher, HEARTBEAT).start();
    System.out.println("ready");
    LockSupport.park();
  }

  private static void pause() {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(10_000_000));
  }

  private static void write(FileChannel file, String line) {
    try {
      file.write(ByteBuffer.wrap(line.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
