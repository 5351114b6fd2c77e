package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.TileStore;
import denwaban.audit.proof.Tree;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Reheader;
import denwaban.seal.age.Sealed;
import denwaban.seal.age.SealedStream;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.HeaderStatement;
import denwaban.seal.statement.KeyStatement;
import denwaban.seal.statement.Manifest;
import denwaban.seal.statement.TestLine;
import denwaban.seal.statement.TestLine.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A pack of a message, its correction, and a recording of two segments, of which the first has a
/// re-made header; every file can be replaced before it is written.
final class TestPack {

  static final ObjectId MESSAGE = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e1");
  static final ObjectId RECORDING = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e2");
  static final String M1 = PackWriter.object(MESSAGE, 1);
  static final ObjectId CORRECTION = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e3");
  static final String M2 = PackWriter.object(CORRECTION, 2);
  static final String R1 = PackWriter.object(RECORDING, 1);
  static final byte[] FIRST = "{\"kind\":\"message\",\"v\":1}".getBytes(UTF_8);
  static final byte[] CORRECTED = "{\"kind\":\"message\",\"v\":1,\"x\":2}".getBytes(UTF_8);

  private static final CallId CALL = CallId.of("0196f0a0-0000-7000-8000-0000000000c1");

  final Person ryo = Person.of(TestLine.AOBA, 1);
  final Person mio = Person.of(TestLine.AOBA, 2);
  final TestLine line;
  final Signer edge = Signer.generate();
  final Signer log = Signer.generate();
  final Map<String, Bytes> files = new TreeMap<>();
  final List<ObjectId> erased = new ArrayList<>();
  final List<ObjectId> lost = new ArrayList<>();
  final long logFirst;
  byte[] sound = new byte[140_000];

  TestPack(Suite suite, boolean complete, long logFirst) throws IOException {
    this.line =
        new TestLine(suite, TestLine.AOBA, null, ryo, mio)
            .first(ryo)
            .grant(ryo, mio)
            .epoch(KeyStatement.Reason.LEFT, mio, mio);
    this.logFirst = logFirst;
    for (var i = 0; i < sound.length; i++) {
      sound[i] = (byte) (i % 251);
    }
    files.put("keys/company.json", line.bytes());
    var first = object(MESSAGE, 1, null, Manifest.Kind.MESSAGE, 1, true, FIRST);
    object(CORRECTION, 2, Digest.sha256(first), Manifest.Kind.MESSAGE, 2, true, CORRECTED);
    object(RECORDING, 1, null, Manifest.Kind.RECORDING, 1, complete, sound, sound);
    remake(R1, 0, mio);
    log(entries());
  }

  String pin() {
    return line.name(1);
  }

  String logKey() {
    return new NoteKey("example/log/" + TestLine.AOBA, log.publicKey()).vkey();
  }

  List<Bytes> entries() {
    return IntStream.range(0, 300)
        .mapToObj(n -> Bytes.of(("{\"n\":" + n + "}").getBytes(UTF_8)))
        .toList();
  }

  void log(List<Bytes> entries) {
    var kept = new HashMap<String, Bytes>();
    var store =
        new TileStore() {
          @Override
          public @Nullable Bytes read(String path) {
            return kept.get(path);
          }

          @Override
          public void write(String path, Bytes tile) {
            kept.put(path, tile);
          }
        };
    var tree = Tree.at(store, 0).append(entries.stream().map(Merkle::leaf).toList());
    var text = new StringBuilder();
    for (var entry : entries.subList((int) logFirst, entries.size())) {
      text.append(new String(entry.toArray(), UTF_8)).append('\n');
    }
    var before = new StringBuilder();
    tree.frontier(logFirst).forEach(hash -> before.append(hash.base64()).append('\n'));
    put("log/entries.jsonl", text.toString());
    put("log/before", before.toString());
    put("log/checkpoint", Checkpoint.of("example/log/" + TestLine.AOBA, tree).sign(log));
  }

  /// @return the manifest's text
  Bytes object(
      ObjectId id,
      int version,
      @Nullable Bytes prev,
      Manifest.Kind kind,
      int epoch,
      boolean complete,
      byte[]... segments)
      throws IOException {
    return object(line, id, version, prev, kind, epoch, complete, segments);
  }

  /// @param line that it is sealed to
  Bytes object(
      TestLine line,
      ObjectId id,
      int version,
      @Nullable Bytes prev,
      Manifest.Kind kind,
      int epoch,
      boolean complete,
      byte[]... segments)
      throws IOException {
    var folder = PackWriter.object(id, version);
    var all = new ArrayList<Manifest.Segment>();
    for (var n = 0; n < segments.length; n++) {
      var torn = !complete && n == segments.length - 1;
      var payload = new ByteArrayOutputStream();
      var sealed = seal(line.keys.get(epoch - 1), segments[n], torn, payload);
      var bytes = Bytes.of(payload.toByteArray());
      all.add(Manifest.Segment.of(n, n * 300_000L, sealed.header(), bytes));
      files.put(folder + n + ".header", sealed.header());
      files.put(folder + n + ".payload", bytes);
    }
    var sealer = new Manifest.Sealer(Manifest.Role.EDGE, "edge-1", edge.publicKey());
    var manifest =
        new Manifest(
            TestLine.AOBA,
            id,
            version,
            prev,
            kind,
            CALL,
            TestLine.AT,
            epoch,
            line.name(epoch),
            complete,
            all,
            sealer);
    files.put(folder + "manifest.json", manifest.bytes());
    sign(folder + "manifest.sig", manifest.sign(edge));
    return manifest.bytes();
  }

  private static Sealed seal(
      Identity key, byte[] plain, boolean torn, ByteArrayOutputStream payload) throws IOException {
    var stream = SealedStream.open(key.recipient(), payload);
    stream.write(plain, 0, plain.length);
    return torn ? stream.abort() : stream.finish();
  }

  /// A header for the second epoch.
  void remake(String folder, int n, Person by) {
    var manifest = Manifest.parse(file(folder + "manifest.json"));
    try {
      var old = file(folder + n + ".header");
      var header = Reheader.header(line.keys.get(0), line.keys.get(1).recipient(), old);
      var to = line.statements.get(1);
      var said = HeaderStatement.of(manifest, n, to, by.name(), header, TestLine.AT);
      files.put(folder + n + ".header", header);
      files.put(folder + n + ".header.json", said.bytes());
      sign(folder + n + ".header.sig", said.sign(by.signer()));
    } catch (NotOpened e) {
      throw new AssertionError(e);
    }
  }

  /// A third version, which corrects the second.
  String correctAgain() throws IOException {
    var third = ObjectId.of("0196f0a0-0000-7000-8000-0000000000e4");
    var before = Digest.sha256(file(M2 + "manifest.json"));
    object(third, 3, before, Manifest.Kind.MESSAGE, 2, true, CORRECTED);
    return PackWriter.object(third, 3);
  }

  void drop(String folder) {
    files.keySet().removeIf(path -> path.startsWith(folder));
  }

  /// The log's last entries tell of these deeds.
  void logs(String... deeds) {
    var all = new ArrayList<>(entries());
    for (var deed : deeds) {
      all.add(Bytes.of(deed.getBytes(UTF_8)));
    }
    log(all);
  }

  static String deed(String act, ObjectId object, String purpose) {
    return "{\"act\":\"%s\",\"obj\":\"%s\",\"purpose\":\"%s\"}".formatted(act, object, purpose);
  }

  Bytes file(String path) {
    return Objects.requireNonNull(files.get(path));
  }

  void put(String path, String text) {
    files.put(path, Bytes.of(text.getBytes(UTF_8)));
  }

  void swap(String one, String other) {
    var kept = file(one);
    files.put(one, file(other));
    files.put(other, kept);
  }

  void sign(String path, Bytes signature) {
    put(path, signature.base64() + "\n");
  }

  Path write(Path path) throws IOException {
    try (var out = Files.newOutputStream(path);
        var pack = new PackWriter(out, TestLine.AT)) {
      for (var file : files.entrySet()) {
        pack.add(file.getKey(), file.getValue());
      }
      erased.forEach(pack::erased);
      lost.forEach(pack::lost);
      pack.finish(TestLine.AOBA, "example", pin(), logKey(), logFirst);
    }
    return path;
  }

  /// A file of all keys of the line.
  Path keys(Path path) throws IOException {
    var text = new StringBuilder("# denwaban company key v1\n");
    line.keys.forEach(key -> text.append(key.export()).append('\n'));
    return Files.writeString(path, text);
  }
}
