package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.age.AgeFile;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Opening;
import denwaban.seal.age.Reheader;
import denwaban.seal.age.SealedStream;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;

/// What single sealing operations cost this program: `bench seal`, second table. Warm, CPU time of
/// the whole process.
final class SealOperations {

  /// In CPU ms each.
  private static final double GOAL_MINUTE = 6;

  private static final double GOAL_UNLOCK = 5;
  private static final double GOAL_REHEADER = 5;

  private static final int TIMES = 200;
  private static final int ROUNDS = 10;

  /// The recorder hands over what a fifth of a second brought of both sides.
  private static final int PIECE = 2 * 1600;

  private static final int MINUTE = 2 * 8000 * 60;

  private SealOperations() {}

  private interface Prepared {
    Cpu.Work of(Suite suite) throws Exception;
  }

  static void print() throws Exception {
    System.out.println("| in Java, warm, CPU ms each | X25519 | hybrid | goal |");
    System.out.println("|---|---|---|---|");
    row(
        "a call's minute, stereo: sealed, read again, digested",
        GOAL_MINUTE,
        SealOperations::minute);
    row("member key opens company key opens message", GOAL_UNLOCK, SealOperations::unlock);
    row("a new header for an old payload", GOAL_REHEADER, SealOperations::reheader);
  }

  private static void row(String name, double goal, Prepared prepared) throws Exception {
    var line = new StringBuilder("| " + name);
    var worst = 0.0;
    for (var suite : List.of(Suite.X25519, Suite.HYBRID)) {
      var work = prepared.of(suite);
      var best = Double.MAX_VALUE;
      for (var i = 0; i < ROUNDS; i++) {
        best = Math.min(best, Cpu.of(() -> repeat(work)));
      }
      var each = 1000 * best / TIMES;
      worst = Math.max(worst, each);
      line.append(" | %.2f".formatted(each));
    }
    var met = worst <= goal ? "met" : "not met";
    System.out.println(line.append(" | at most %.0f: %s |".formatted(goal, met)));
  }

  private static void repeat(Cpu.Work work) throws Exception {
    for (var i = 0; i < TIMES; i++) work.run();
  }

  /// As the recorder does it, without the disk: a header of its own for each minute, where a call
  /// has one for five.
  private static Cpu.Work minute(Suite suite) {
    var to = Identity.generate(suite).recipient();
    var frames = new byte[PIECE];
    new Random(2).nextBytes(frames);
    return () -> {
      var payload = new ByteArrayOutputStream(MINUTE + (1 << 16));
      try (var stream = SealedStream.open(to, payload)) {
        for (var at = 0; at < MINUTE; at += PIECE) stream.write(frames, 0, PIECE);
        stream.finish();
      }
      Digest.sha256(new ByteArrayInputStream(payload.toByteArray()));
    };
  }

  private static Cpu.Work unlock(Suite suite) {
    var member = Identity.generate(Suite.HYBRID);
    var company = Identity.generate(suite);
    var grant = AgeFile.seal(member.recipient(), Bytes.of(company.export().getBytes(UTF_8)));
    var message = AgeFile.seal(company.recipient(), Bytes.of(new byte[1000]));
    return () -> {
      var text = new String(Opening.file(member, grant).toArray(), UTF_8);
      Opening.file(Identity.parse(text), message);
    };
  }

  private static Cpu.Work reheader(Suite suite) throws IOException {
    var before = Identity.generate(suite);
    var after = Identity.generate(suite).recipient();
    try (var stream = SealedStream.open(before.recipient(), OutputStream.nullOutputStream())) {
      var header = stream.finish().header();
      return () -> Reheader.header(before, after, header);
    }
  }
}
