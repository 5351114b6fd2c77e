package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.EntryBundle;
import denwaban.audit.proof.Frontier;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.TileMaker;
import denwaban.audit.proof.TilePath;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// `bench check`: how long `denwaban-proof` takes for a whole copy, as a client starts it: a JVM of
/// its own with its usual settings, files in a folder.
final class Check {

  private static final String ORIGIN = "bench.example/log/0196f0a0-0000-7000-8000-000000000001";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final double GOAL_SECONDS = 10;
  private static final int ROUNDS = 3;

  /// States that are kept: one an hour, if entries come each second.
  private static final int EACH_STATE = 3_600;

  private final Path folder;
  private final Signer signer = Signer.generate();
  private final MlDsaSigner lasting = MlDsaSigner.generate();

  private Check(Path folder) {
    this.folder = folder;
  }

  static void run(String[] arguments) throws Exception {
    var entries = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    Machine.print();
    try (var tidy = new Tidy()) {
      new Check(tidy.folder("check")).measure(entries);
    }
  }

  private void measure(int entries) throws Exception {
    write(entries);
    var key = new NoteKey(ORIGIN, signer.publicKey()).vkey();
    var second = new NoteKey(ORIGIN, NoteKey.Type.ML_DSA_44, lasting.publicKey()).vkey();
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "denwaban.check.Main",
            folder.toString(),
            "--log-key",
            key,
            "--log-key",
            second,
            "--lang",
            "en");
    System.out.printf("%,d entries, %,d states kept%n%n", entries, entries / EACH_STATE + 1);
    System.out.println("| round | seconds | CPU seconds | goal |");
    System.out.println("|---|---|---|---|");
    for (var i = 1; i <= ROUNDS; i++) {
      var begun = System.nanoTime();
      var cpu = Cpu.of(command);
      var seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "| %d | %.1f | %.1f | at most %.0f: %s |%n",
          i, seconds, cpu, GOAL_SECONDS, seconds <= GOAL_SECONDS ? "met" : "not met");
    }
  }

  private void write(int entries) throws IOException {
    var tiles = new TileMaker();
    var edge = Frontier.of(0, List.of());
    var bundle = new ArrayList<Bytes>();
    for (var n = 0; n < entries; n++) {
      var entry = entry(n);
      bundle.add(entry);
      var leaf = Merkle.leaf(entry);
      edge.addLeaf(leaf);
      for (var made : tiles.add(leaf)) put(made);
      if (bundle.size() == TilePath.WIDTH || n == entries - 1) {
        put(
            TilePath.entries(n / TilePath.WIDTH, bundle.size()),
            EntryBundle.write(bundle).toArray());
        bundle.clear();
      }
      if ((n + 1) % EACH_STATE == 0) {
        put("checkpoints/" + (n + 1), note(edge).getBytes(UTF_8));
      }
    }
    for (var made : tiles.edge()) put(made);
    put("checkpoint", note(edge).getBytes(UTF_8));
  }

  private String note(Frontier edge) {
    return new Checkpoint(ORIGIN, edge.size(), edge.root()).sign(signer, lasting, START);
  }

  private void put(TileMaker.Made made) throws IOException {
    put(TilePath.tile(made.level(), made.number(), made.width()), made.hashes().toArray());
  }

  private void put(String path, byte[] bytes) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /// As long as a reading by a member is.
  private static Bytes entry(int n) {
    return Bytes.of(
        """
        {"act":"object.header.released","actor":"%s","c":"q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w=",\
        "client":"0196f0a0-0000-7000-8000-0000000000aa","obj":"%s","purpose":"read","result":"done",\
        "role":"client-member","session":"%s","t":"%s.000Z","v":1}\
        """
            .formatted(
                new UUID(1, n),
                new UUID(2, n),
                new UUID(3, n),
                START.plusSeconds(n).toString().substring(0, 19))
            .getBytes(UTF_8));
  }
}
