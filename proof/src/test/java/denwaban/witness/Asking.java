package denwaban.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.TileStore;
import denwaban.audit.proof.Tree;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Signer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A log that asks a witness.
final class Asking {

  final String origin;
  final Signer signer;
  final List<Bytes> entries = new ArrayList<>();

  Asking(String origin) {
    this(origin, Signer.generate());
  }

  private Asking(String origin, Signer signer) {
    this.origin = origin;
    this.signer = signer;
  }

  /// Another history under the same key.
  Asking rewritten(int index) {
    var other = new Asking(origin, signer);
    other.entries.addAll(entries);
    other.entries.set(index, Bytes.of("something else".getBytes(UTF_8)));
    return other;
  }

  String key() {
    return new NoteKey(origin, signer.publicKey()).vkey();
  }

  Asking grow(int count) {
    for (var i = 0; i < count; i++) {
      entries.add(Bytes.of(("entry " + entries.size()).getBytes(UTF_8)));
    }
    return this;
  }

  Tree tree(int size) {
    Map<String, Bytes> kept = new HashMap<>();
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

  String note(int size) {
    return Checkpoint.of(origin, tree(size)).sign(signer);
  }

  /// The request from one state to another, both of this history.
  String request(int old, int size) {
    return request(old, tree(size).consistency(old), note(size));
  }

  static String request(long old, List<Bytes> proof, String note) {
    var text = new StringBuilder("old " + old + "\n");
    proof.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text + "\n" + note;
  }
}
