package denwaban.bench;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Opening;
import denwaban.seal.age.SealedStream;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/// `bench seal`: what sealing and opening cost, in CPU time, beside the age command in the same
/// run.
///
/// Ours is counted warm in this process, as it runs in the office, and cold as a process for the
/// file, its JVM's start and end included; the command is a process for the file. All read and
/// write a file system in memory where there is one. Ours and theirs take turns, so that a slow
/// minute of the machine affects both.
final class Seal {

  /// Times what the age command does in the same CPU second.
  private static final double GOAL = 1.0;

  private static final int ROUNDS = 7;
  private static final int MIB = 1 << 20;

  private Seal() {}

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
    }
    System.out.println();
    SealOperations.print();
  }

  private static void streams(Path folder, int mib) throws Exception {
    var plain = noise(folder.resolve("plain"), mib);
    var reader = Identity.generate(Suite.X25519);
    var to = reader.recipient();
    var key = Files.writeString(folder.resolve("key"), reader.export() + "\n");
    var sealed = folder.resolve("sealed");
    var age = folder.resolve("age");
    var whole = folder.resolve("whole");
    var header = new AtomicReference<Bytes>();
    Cpu.Work seal =
        () -> {
          try (var out = Files.newOutputStream(sealed);
              var stream = SealedStream.open(to, out)) {
            header.set(stream.header());
            SealFile.copy(plain, stream);
          }
        };
    Cpu.Work digest =
        () -> {
          try (var in = Files.newInputStream(sealed)) {
            Digest.sha256(in);
          }
        };
    Cpu.Work open = () -> open(reader, header, sealed);
    var ours = new Best();
    var hashing = new Best();
    var opening = new Best();
    var sealProcess = new Best();
    var openProcess = new Best();
    var theirs = new Best();
    var theirOpening = new Best();
    for (var i = 0; i < ROUNDS; i++) {
      ours.add(Cpu.of(seal));
      theirs.add(Cpu.of("age", "-r", to.text(), "-o", age.toString(), plain.toString()));
      sealProcess.add(Cpu.of(SealFile.command("seal", to.text(), plain, whole)));
      hashing.add(Cpu.of(digest));
      opening.add(Cpu.of(open));
      theirOpening.add(
          Cpu.of("age", "-d", "-i", key.toString(), "-o", "/dev/null", age.toString()));
      openProcess.add(
          Cpu.of(SealFile.command("open", key.toString(), whole, Path.of("/dev/null"))));
    }
    System.out.printf("%d MiB, X25519, best of %d, MiB per CPU second%n%n", mib, ROUNDS);
    System.out.println("| | Denwaban | age | ratio | goal |");
    System.out.println("|---|---|---|---|---|");
    row("seal, warm", mib / ours.seconds(), mib / theirs.seconds(), true);
    row("open, warm", mib / opening.seconds(), mib / theirOpening.seconds(), true);
    row(
        "seal, then read again for the manifest's SHA-256, warm",
        mib / (ours.seconds() + hashing.seconds()),
        mib / theirs.seconds(),
        false);
    row("seal, as a process", mib / sealProcess.seconds(), mib / theirs.seconds(), false);
    row("open, as a process", mib / openProcess.seconds(), mib / theirOpening.seconds(), false);
  }

  private static void open(Identity reader, AtomicReference<Bytes> header, Path sealed)
      throws IOException, NotOpened {
    try (var in = Files.newInputStream(sealed)) {
      Opening.whole(reader, header.get(), in, OutputStream.nullOutputStream());
    }
  }

  private static Path noise(Path file, int mib) throws IOException {
    var chance = new Random(1);
    try (var out = Files.newOutputStream(file)) {
      var block = new byte[MIB];
      for (var i = 0; i < mib; i++) {
        chance.nextBytes(block);
        out.write(block);
      }
    }
    return file;
  }

  private static void row(String name, double ours, double theirs, boolean held) {
    var ratio = ours / theirs;
    var goal =
        !held ? "none" : "at least %.1f: %s".formatted(GOAL, ratio >= GOAL ? "met" : "not met");
    System.out.printf("| %s | %.0f | %.0f | %.2f | %s |%n", name, ours, theirs, ratio, goal);
  }

  /// The least of several: what the machine's other work did not lengthen.
  private static final class Best {

    private double seconds = Double.MAX_VALUE;

    void add(double some) {
      seconds = Math.min(seconds, some);
    }

    double seconds() {
      return seconds;
    }
  }
}
