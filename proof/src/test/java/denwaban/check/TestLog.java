package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.EntryBundle;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.TilePath;
import denwaban.audit.proof.TileStore;
import denwaban.audit.proof.Tree;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A log and the copy of it in a folder, written as docs/formats/log-copy.md says. Entries are a
/// minute apart.
final class TestLog {

  static final String ORIGIN = "aoba.example/log/0196f0a0-0000-7000-8000-000000000001";
  static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  final Signer signer;
  final MlDsaSigner lasting;
  final List<Bytes> entries = new ArrayList<>();
  final Path folder;

  TestLog(Path folder) {
    this(folder, Signer.generate(), MlDsaSigner.generate());
  }

  TestLog(Path folder, Signer signer, MlDsaSigner lasting) {
    this.folder = folder;
    this.signer = signer;
    this.lasting = lasting;
  }

  /// Another log of the same owner, in another folder.
  TestLog fork(Path other) {
    return new TestLog(other, signer, lasting);
  }

  String key() {
    return new NoteKey(ORIGIN, signer.publicKey()).vkey();
  }

  String lastingKey() {
    return new NoteKey(ORIGIN, NoteKey.Type.ML_DSA_44, lasting.publicKey()).vkey();
  }

  static Instant at(long index) {
    return START.plus(Duration.ofMinutes(index));
  }

  static Bytes entry(long index) {
    return entry(index, at(index));
  }

  static Bytes entry(long index, Instant at) {
    return Bytes.of(
        """
        {"act":"object.header.released","actor":"%s","c":"q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w=",\
        "client":"0196f0a0-0000-7000-8000-0000000000aa","obj":"%s","purpose":"read","result":"done",\
        "role":"client-member","session":"%s","t":"%s","v":1}\
        """
            .formatted(new UUID(1, index), new UUID(2, index), new UUID(3, index), millis(at))
            .getBytes(UTF_8));
  }

  private static String millis(Instant at) {
    var text = at.toString();
    return text.length() == 20 ? text.replace("Z", ".000Z") : text;
  }

  TestLog grow(int count) {
    for (var i = 0; i < count; i++) {
      entries.add(entry(entries.size()));
    }
    return this;
  }

  Tree tree() {
    return tree(entries.size());
  }

  Tree tree(int size) {
    var kept = new java.util.HashMap<String, Bytes>();
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
    return Tree.at(store, 0).append(entries.subList(0, size).stream().map(Merkle::leaf).toList());
  }

  String note() {
    return note(entries.size());
  }

  String note(int size) {
    return Checkpoint.of(ORIGIN, tree(size)).sign(signer, lasting, START);
  }

  /// Writes the copy as it is after the log grew to its present size, and keeps this state.
  TestLog write() throws IOException {
    var store =
        new TileStore() {
          @Override
          public @Nullable Bytes read(String path) {
            throw new AssertionError("written at once");
          }

          @Override
          public void write(String path, Bytes tile) {
            put(path, tile);
          }
        };
    Tree.at(store, 0).append(entries.stream().map(Merkle::leaf).toList());
    for (var at = 0; at < entries.size(); at += TilePath.WIDTH) {
      var end = Math.min(at + TilePath.WIDTH, entries.size());
      put(
          TilePath.entries(at / TilePath.WIDTH, end - at),
          EntryBundle.write(entries.subList(at, end)));
    }
    state(entries.size(), note());
    return this;
  }

  /// Puts a note in place as the newest state.
  void state(long size, String note) {
    var bytes = Bytes.of(note.getBytes(UTF_8));
    put("checkpoints/" + size, bytes);
    put("checkpoint", bytes);
  }

  void put(String path, Bytes bytes) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
