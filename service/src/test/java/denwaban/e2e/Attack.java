package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// Something that is done to the office so often in each second, while calls are in progress.
record Attack(String name, int perSecond, Blow blow) {

  /// In which somebody else who rings must be answered: who is not at all. How long it took is
  /// said.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// In each second of a call, which has 50; a busy machine sends some a little later.
  static final int FEWEST_PACKETS = 45;

  interface Blow {
    void strike(int n) throws Exception;
  }

  /// What is so without any: to compare with, and to see that the machine bears the calls.
  static Attack none() {
    return new Attack("none", 1, _ -> TimeUnit.MILLISECONDS.sleep(800));
  }

  /// Strikes for so long, has somebody ring each second, and says what came of it: no call is cut,
  /// sound goes on for every caller, none of our packets is lost.
  ///
  /// @param callers whose calls are in progress
  /// @param office its process
  void strikes(Duration time, List<CountingCaller> callers, long office) throws Exception {
    var before = callers.stream().mapToLong(CountingCaller::received).toArray();
    var memory = memory(office);
    var cpu = Cpu.now();
    var worst = 0L;
    var rang = 0;
    var end = System.nanoTime() + time.toNanos();
    for (var second = 0; System.nanoTime() < end; second++) {
      for (var n = 0; n < perSecond; n++) {
        blow.strike(second * perSecond + n);
        if (n % 10 == 9) TimeUnit.MILLISECONDS.sleep(8_000 / perSecond);
      }
      try (var another = CountingCaller.dial("127.0.0.11", Attacks.MINATO)) {
        Wait.until("somebody who rings meanwhile is answered", PATIENCE, another::answered);
        worst = Math.max(worst, another.waited());
        rang++;
      }
    }
    var lost = callers.stream().mapToLong(CountingCaller::lost).sum();
    var heard = callers.stream().mapToLong(CountingCaller::received).sum();
    System.out.printf(
        "%s: %d s, %d a second; %d calls with %d packets, %d lost; %d rang, answered within %d ms;"
            + " resident %d → %d MB; the machine was busy for %d %%%n",
        name,
        time.toSeconds(),
        perSecond,
        callers.size(),
        heard,
        lost,
        rang,
        worst,
        memory,
        memory(office),
        Cpu.now().busySince(cpu));
    assertThat(callers).as("calls cut").noneMatch(CountingCaller::over);
    for (var n = 0; n < before.length; n++) {
      assertThat(callers.get(n).received() - before[n])
          .as("sound went on for caller " + n)
          .isGreaterThan(time.toSeconds() * FEWEST_PACKETS);
    }
    assertThat(lost).as("packets lost").isZero();
  }

  /// Ticks of all cores since the machine's start (`/proc/stat`: user, nice, system, idle, iowait,
  /// …).
  private record Cpu(long idle, long all) {

    static Cpu now() throws IOException {
      var ticks =
          Pattern.compile(" +")
              .splitAsStream(Files.readAllLines(Path.of("/proc/stat")).getFirst())
              .skip(1)
              .mapToLong(Long::parseLong)
              .toArray();
      return new Cpu(ticks[3] + ticks[4], LongStream.of(ticks).sum());
    }

    /// In percent.
    long busySince(Cpu before) {
      return 100 - 100 * (idle - before.idle) / Math.max(1, all - before.all);
    }
  }

  /// In MB, of the whole process.
  private static long memory(long office) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + office + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
        .findFirst()
        .orElseThrow();
  }
}
