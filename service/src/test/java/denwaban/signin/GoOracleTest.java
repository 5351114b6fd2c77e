package denwaban.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.TileStore;
import denwaban.audit.proof.Tree;
import denwaban.audit.reading.LogReader;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import denwaban.seal.crypto.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/// Go's own packages for transparency logs (Debian: golang-golang-x-mod-dev) read a log of ours
/// over HTTP, without a line of ours, and find every proof to hold.
class GoOracleTest extends PeopleTest {

  /// Sizes at which the tree is proven; Go computes the root of each from the tiles.
  private static final int SIZES = 300;

  private static final Path TARGET =
      Path.of(System.getProperty("denwaban.target", "target")).toAbsolutePath();

  @TempDir Path folder;

  @Autowired AuditLog entries;
  @Autowired LogReader reading;
  @Autowired TenantTransactions transactions;

  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final int proofsEach = Often.times("proofs of each kind", seed, 1_000, 10_000);
  private final int size = Often.times("entries", seed, 1_300, 10_300);

  @Test
  void inclusion_and_consistency_proofs_hold() throws Exception {
    var oracle = build();
    var member = signedIn(Role.CLIENT_MEMBER);
    grow();
    var proofs = proofs();
    var key = reading.keys(PeopleHouse.AOBA).getFirst();

    var found = run(oracle, member, key, write(proofs));
    assertThat(found.said())
        .as("seed %s", seed)
        .contains(", %d inclusion, %d consistency".formatted(proofsEach, proofsEach));
    assertThat(found.status()).isZero();

    // and it does refuse: another proof, another key
    for (var n : new int[] {0, proofsEach}) {
      var wrong = new ArrayList<>(proofs);
      wrong.set(n, tampered(proofs.get(n)));
      assertThat(wrong.get(n)).isNotEqualTo(proofs.get(n));
      assertThat(run(oracle, member, key, write(wrong)).status()).as(wrong.get(n)).isEqualTo(1);
    }
    var other = new NoteKey(NoteKey.parse(key).name(), Signer.generate().publicKey()).vkey();
    var refused = run(oracle, member, other, write(proofs));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.said()).contains("no verifiable signatures");
  }

  private record Found(int status, String said) {}

  private Path build() throws IOException, InterruptedException {
    var sources = Path.of("src/test/go/oracle").toAbsolutePath();
    var program = folder.resolve("oracle");
    var go =
        new ProcessBuilder("go", "build", "-o", program.toString(), ".")
            .directory(sources.toFile())
            .redirectErrorStream(true);
    go.environment().putAll(Map.of("GO111MODULE", "off", "GOPATH", "/usr/share/gocode"));
    go.environment().putAll(Map.of("GOTOOLCHAIN", "local", "GOPROXY", "off", "CGO_ENABLED", "0"));
    go.environment().put("GOCACHE", TARGET.resolve("go-cache").toString());
    var built = end(go.start());
    assertThat(built.status()).as(built.said()).isZero();
    return program;
  }

  private Found run(Path oracle, TestBrowser member, String key, Path proofs)
      throws IOException, InterruptedException {
    var prefix = "http://127.0.0.1:" + port + "/api/logs/" + PeopleHouse.AOBA;
    var command = List.of(oracle.toString(), prefix, HOST + ":" + port, key, proofs.toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("ORACLE_COOKIE", "__Host-sid=" + member.cookie());
    return end(process.start());
  }

  private static Found end(Process process) throws IOException, InterruptedException {
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Found(process.exitValue(), said);
  }

  private void grow() {
    for (var left = size; left > 0; left -= 500) {
      var now = Math.min(left, 500);
      transactions.run(
          PeopleHouse.AOBA,
          () -> {
            for (var n = 0; n < now; n++) {
              entries.append(
                  Entry.done(
                      Action.MESSAGE_KEPT,
                      PeopleHouse.AOBA,
                      "thing-" + n,
                      Actor.EDGE,
                      Purpose.OPERATE));
            }
          });
    }
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (reading.page(PeopleHouse.AOBA, 0, 1).size() < size) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(10_000_000);
    }
  }

  /// Made as the program makes them, from the tiles that it stored: inclusions, then consistencies.
  private List<String> proofs() {
    var chance = new Random(seed);
    var store = new Stored(widest());
    var all = (int) reading.page(PeopleHouse.AOBA, 0, 1).size();
    var trees = new ArrayList<>(List.of(Tree.at(store, all)));
    while (trees.size() < SIZES) {
      trees.add(Tree.at(store, chance.nextInt(3, all)));
    }
    var proofs = new ArrayList<String>();
    for (var n = 0; n < proofsEach; n++) {
      var tree = trees.get(n % SIZES);
      var index = chance.nextLong(tree.size());
      proofs.add("inclusion " + tree.size() + " " + index + " " + text(tree.inclusion(index)));
    }
    for (var n = 0; n < proofsEach; n++) {
      var one = trees.get(n % SIZES);
      var two = trees.get(chance.nextInt(SIZES));
      var small = n == 0 ? 2 : Math.min(one.size(), two.size());
      var large = one.size() > two.size() ? one : two;
      proofs.add(
          "consistency " + small + " " + large.size() + " " + text(large.consistency(small)));
    }
    return proofs;
  }

  private static String text(List<Bytes> hashes) {
    return hashes.stream().map(Bytes::base64).collect(Collectors.joining(","));
  }

  private Path write(List<String> proofs) throws IOException {
    return Files.write(folder.resolve("proofs"), proofs);
  }

  private Map<String, Bytes> widest() {
    var widest = new HashMap<String, Bytes>();
    database
        .superuser()
        .sql("select path, data from audit_tile where log = :log order by length(data)")
        .param("log", PeopleHouse.AOBA.value())
        .query((row, n) -> widest.put(whole(row.getString("path")), Bytes.of(row.getBytes("data"))))
        .list();
    return widest;
  }

  private static String whole(String path) {
    return path.replaceFirst("\\.p/.*", "");
  }

  /// A partial tile is what the wider one begins with.
  private record Stored(Map<String, Bytes> widest) implements TileStore {

    @Override
    public @Nullable Bytes read(String path) {
      var tile = widest.get(whole(path));
      var width = path.contains(".p/") ? Integer.parseInt(path.replaceFirst(".*/", "")) : 256;
      return tile == null ? null : Bytes.of(java.util.Arrays.copyOf(tile.toArray(), 32 * width));
    }

    @Override
    public void write(String path, Bytes tile) {
      throw new AssertionError("only read here");
    }
  }

  /// The first letter of its last word is another.
  private static String tampered(String proof) {
    var at = proof.lastIndexOf(' ') + 1;
    return proof.substring(0, at) + (proof.charAt(at) == 'A' ? 'B' : 'A') + proof.substring(at + 1);
  }
}
