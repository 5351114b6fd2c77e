package denwaban.witness;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Cosignature;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.NoteKey;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides what is cosigned. Of two requests for one log, one comes first.
final class Witness {

  private final Folder folder;
  private final String name;
  private final Signer signer;
  private final MlDsaSigner lasting;
  private final InstantSource clock;
  private final Map<String, Log> logs = new LinkedHashMap<>();

  /// One log that this witness was given; its monitor is held while its state is compared and kept.
  private record Log(List<NoteKey> keys) {}

  /// @param given name, or null if the folder has one
  /// @throws IllegalArgumentException if name, keys or list of logs are not as they must be
  Witness(Folder folder, @org.jspecify.annotations.Nullable String given, InstantSource clock)
      throws IOException {
    this.folder = folder;
    this.name = folder.name(given);
    this.signer = folder.signer();
    this.lasting = folder.lastingSigner();
    this.clock = clock;
    folder.publish(keys());
    for (var line : folder.logs().lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        var key = NoteKey.parse(line);
        logs.computeIfAbsent(key.name(), origin -> new Log(new ArrayList<>())).keys().add(key);
      }
    }
    if (logs.size() > Limits.LOGS) {
      throw new IllegalArgumentException("too many logs");
    }
  }

  List<NoteKey> keys() {
    return List.of(
        new NoteKey(name, NoteKey.Type.COSIGNATURE, signer.publicKey()),
        new NoteKey(name, NoteKey.Type.ML_DSA_44, lasting.publicKey()));
  }

  int logs() {
    return logs.size();
  }

  /// @param body of `POST /add-checkpoint`
  /// @throws IOException if the state cannot be read or written; nothing was cosigned
  Answer add(byte[] body) throws IOException {
    Request request;
    try {
      request = Request.parse(body);
    } catch (IllegalArgumentException e) {
      return Answer.no(400, "not a request as tlog-witness describes it");
    }
    var log = logs.get(request.origin());
    if (log == null) {
      return Answer.no(404, "this witness was not given this log");
    }
    var state = signed(request.note(), log);
    if (state.isEmpty()) {
      return Answer.no(403, "not a checkpoint that this log's keys signed");
    }
    if (request.old() > state.get().size()) {
      return Answer.no(400, "the old size is larger than the new");
    }
    synchronized (log) {
      return compare(request, state.get(), log);
    }
  }

  private static Optional<Checkpoint> signed(String note, Log log) {
    var states = log.keys().stream().map(key -> Checkpoint.check(note, key)).toList();
    return states.stream().allMatch(Optional::isPresent)
        ? states.getFirst().map(checked -> checked.value())
        : Optional.empty();
  }

  private Answer compare(Request request, Checkpoint state, Log log) throws IOException {
    var kept = folder.state(state.origin());
    var last = new Checkpoint(state.origin(), 0, Merkle.empty());
    if (kept.isPresent()) {
      last =
          signed(kept.get(), log)
              .filter(one -> one.origin().equals(state.origin()))
              .orElseThrow(() -> new IOException("the state on the disk is not this log's"));
    }
    if (request.old() != last.size()) {
      return Answer.conflict(last.size());
    }
    if (state.size() == last.size() && !state.root().equals(last.root())) {
      evidence(request, state, kept);
      return Answer.conflict(last.size());
    }
    if (!Merkle.extendsTree(
        last.root(), last.size(), state.root(), state.size(), request.proof())) {
      evidence(request, state, kept);
      return Answer.no(422, "the new state does not begin with the one cosigned last");
    }
    folder.keep(state.origin(), request.note());
    return Answer.cosigned(cosign(request.note(), state));
  }

  private String cosign(String note, Checkpoint state) {
    var now = clock.instant();
    var text = Note.parse(note).text();
    var ours =
        List.of(
            Cosignature.sign(text, name, signer, now), Cosignature.sign(state, name, lasting, now));
    return new Note(text, ours).write().substring(text.length() + 1);
  }

  /// Two states of one log, both signed by it, of which at most one can be true.
  private void evidence(Request request, Checkpoint state, Optional<String> kept)
      throws IOException {
    var proof = new StringBuilder("old " + request.old() + "\n");
    request.proof().forEach(hash -> proof.append(hash.base64()).append('\n'));
    var text = proof + "\n" + request.note() + "\n" + kept.orElse("");
    folder.evidence(Folder.hex(state.text()), text);
  }
}
