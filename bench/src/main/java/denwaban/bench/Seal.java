package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.AgeFile;
import denwaban.seal.Identity;
import denwaban.seal.NotOpened;
import denwaban.seal.Opening;
import denwaban.seal.Reheader;
import denwaban.seal.SealedStream;
import denwaban.seal.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/// `bench seal`: what sealing and opening cost, in CPU time, beside the age command in the same
/// run.
///
/// Ours runs warm in this process, as it does in the office; the command is a process for each
/// file, its start included. Both read and write a file system in memory where there is one.
final class Seal {

  private static final int ROUNDS = 5;
  private static final int MIB = 1 << 20;
  private static final int SMALL = 200;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Seal() {}

  /// Work whose CPU time counts.
  private interface Work {
    void run() throws Exception;
  }

  static void run(String[] arguments) throws Exception {
    var mib = arguments.length == 0 ? 256 : Integer.parseInt(arguments[0]);
    if (mib < 1 || mib > 4096) throw new IllegalArgumentException("1 to 4096 MiB");
    Machine.print();
    var shm = Path.of("/dev/shm");
    try (var tidy = new Tidy()) {
      var folder =
          Files.isWritable(shm)
              ? Files.createTempDirectory(shm, "denwaban-bench-")
              : Files.createTempDirectory("denwaban-bench-");
      tidy.atEnd(() -> Tidy.delete(folder));
      streams(folder, mib);
      System.out.println();
      deeds();
    }
  }

  private static void streams(Path folder, int mib) throws Exception {
    var plain = folder.resolve("plain");
    var chance = new Random(1);
    try (var out = Files.newOutputStream(plain)) {
      var block = new byte[MIB];
      for (var i = 0; i < mib; i++) {
        chance.nextBytes(block);
        out.write(block);
      }
    }
    var reader = Identity.generate(Suite.X25519);
    var key = Files.writeString(folder.resolve("key"), reader.export() + "\n");
    var sealed = folder.resolve("sealed");
    var header = new AtomicReference<Bytes>();
    var ours =
        best(() -> {
          try (var in = Files.newInputStream(plain);
              var out = Files.newOutputStream(sealed);
              var stream = SealedStream.open(reader.recipient(), out)) {
            header.set(stream.header());
            copy(in, stream);
          }
        });
    var age = folder.resolve("plain.age");
    var theirs =
        command("age", "-r", reader.recipient().text(), "-o", age.toString(), plain.toString());
    var open =
        best(() -> {
          try (var in = Files.newInputStream(sealed)) {
            Opening.whole(reader, header.get(), in, OutputStream.nullOutputStream());
          }
        });
    var theirOpen = command("age", "-d", "-i", key.toString(), "-o", "/dev/null", age.toString());
    System.out.printf("%d MiB, X25519, best of %d, CPU time%n%n", mib, ROUNDS);
    System.out.println("| | Denwaban MiB/CPU s | age MiB/CPU s | ratio |");
    System.out.println("|---|---|---|---|");
    row("seal", mib / ours, mib / theirs);
    row("open", mib / open, mib / theirOpen);
  }

  private static void copy(InputStream in, SealedStream stream) throws IOException {
    var block = new byte[1 << 16];
    for (var n = in.read(block); n >= 0; n = in.read(block)) stream.write(block, 0, n);
    stream.finish();
  }

  private static void row(String name, double ours, double theirs) {
    System.out.printf("| %s | %.0f | %.0f | %.2f |%n", name, ours, theirs, ours / theirs);
  }

  private static void deeds() throws Exception {
    System.out.println("| warm, CPU ms each | X25519 | hybrid |");
    System.out.println("|---|---|---|");
    var suites = List.of(Suite.X25519, Suite.HYBRID);
    deed("a call's minute, stereo, with its header", suites, Seal::minute);
    deed("unlock: member key to company key to message", suites, Seal::unlock);
    deed("a new header for an old payload", suites, Seal::reheader);
  }

  private interface Prepared {
    Work of(Suite suite) throws Exception;
  }

  private static void deed(String name, List<Suite> suites, Prepared prepared) throws Exception {
    var line = new StringBuilder("| " + name);
    for (var suite : suites) {
      var work = prepared.of(suite);
      var cpu =
          best(() -> {
            for (var i = 0; i < SMALL; i++) work.run();
          });
      line.append(" | %.2f".formatted(1000 * cpu / SMALL));
    }
    System.out.println(line.append(" |"));
  }

  /// 50 packets a second of both sides, 160 frames each.
  private static Work minute(Suite suite) {
    var to = Identity.generate(suite).recipient();
    var frames = new byte[320];
    new Random(2).nextBytes(frames);
    return () -> {
      try (var stream = SealedStream.open(to, OutputStream.nullOutputStream())) {
        for (var i = 0; i < 3000; i++) stream.write(frames, 0, frames.length);
        stream.finish();
      }
    };
  }

  private static Work unlock(Suite suite) {
    var member = Identity.generate(Suite.HYBRID);
    var company = Identity.generate(suite);
    var grant = AgeFile.seal(member.recipient(), Bytes.of(company.export().getBytes(UTF_8)));
    var message = AgeFile.seal(company.recipient(), Bytes.of(new byte[1000]));
    return () -> {
      var text = new String(Opening.file(member, grant).toArray(), UTF_8);
      Opening.file(Identity.parse(text), message);
    };
  }

  private static Work reheader(Suite suite) throws IOException {
    var before = Identity.generate(suite);
    var after = Identity.generate(suite).recipient();
    Bytes header;
    try (var stream = SealedStream.open(before.recipient(), OutputStream.nullOutputStream())) {
      header = stream.finish().header();
    }
    return () -> {
      try {
        Reheader.header(before, after, header);
      } catch (NotOpened never) {
        throw new IllegalStateException(never);
      }
    };
  }

  /// CPU seconds of this thread, the best of some rounds; the rounds before warm it up.
  private static double best(Work work) throws Exception {
    var best = Double.MAX_VALUE;
    for (var i = 0; i < 2 * ROUNDS; i++) {
      var before = THREADS.getCurrentThreadCpuTime();
      work.run();
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - before) / 1e9);
    }
    return best;
  }

  /// CPU seconds of a command, user and system, the best of some runs.
  private static double command(String... words) throws Exception {
    var quoted = new StringBuilder();
    for (var word : words) quoted.append(" '").append(word).append('\'');
    var best = Double.MAX_VALUE;
    for (var i = 0; i < ROUNDS; i++) {
      var process =
          new ProcessBuilder("bash", "-c", "TIMEFORMAT='%3U %3S'; time" + quoted)
              .redirectErrorStream(true)
              .start();
      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) throw new IOException(words[0] + " failed: " + said);
      var times = said.strip().lines().reduce((_, last) -> last).orElse("").split(" ");
      best = Math.min(best, Arrays.stream(times).mapToDouble(Double::parseDouble).sum());
    }
    return best;
  }
}
