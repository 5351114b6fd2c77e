package denwaban.audit;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.NoteKey;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import java.time.Instant;
import java.util.List;

/// The two keys of one log, which sign the same states.
///
/// @param origin the log's name, and so that of both keys
/// @param signer the key that every reader knows
/// @param lasting the key that a quantum computer does not break
public record LogKeys(String origin, Signer signer, MlDsaSigner lasting) {

  public NoteKey key() {
    return new NoteKey(origin, signer.publicKey());
  }

  /// What readers are to know, a vkey each.
  public List<String> vkeys() {
    var second = new NoteKey(origin, NoteKey.Type.ML_DSA_44, lasting.publicKey());
    return List.of(key().vkey(), second.vkey());
  }

  public String sign(Checkpoint state, Instant now) {
    return state.sign(signer, lasting, now);
  }
}
