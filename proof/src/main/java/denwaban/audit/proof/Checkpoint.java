package denwaban.audit.proof;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The state of a log that its owner commits to (C2SP tlog-checkpoint), without extension lines.
///
/// @param origin names the log, once and for all
/// @param size leaves
/// @param root 32 bytes
public record Checkpoint(String origin, long size, Bytes root) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  public Checkpoint {
    if (size < 0 || root.length() != Merkle.HASH) {
      throw new IllegalArgumentException("not the state of a log");
    }
  }

  public static Checkpoint of(String origin, Tree tree) {
    return new Checkpoint(origin, tree.size(), tree.root());
  }

  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /// @return the signed note, as it is kept and sent
  public String sign(Signer signer) {
    return Note.sign(text(), origin, signer).write();
  }

  /// Signed by both keys of a log: the one that everyone can check, and the one that lasts.
  ///
  /// @return the signed note, as it is kept and sent
  public String sign(Signer signer, MlDsaSigner lasting, Instant now) {
    return Note.sign(text(), origin, signer)
        .with(Cosignature.sign(this, origin, lasting, now))
        .write();
  }

  /// Reads without checking a signature.
  ///
  /// @throws IllegalArgumentException if `text` is no checkpoint
  static Checkpoint parse(String text) {
    var lines = text.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
      throw new IllegalArgumentException("not a checkpoint");
    }
    var root = Bytes.of(Base64.getDecoder().decode(lines[2]));
    var checkpoint = new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
    if (!checkpoint.text().equals(text)) {
      throw new IllegalArgumentException("not a checkpoint");
    }
    return checkpoint;
  }

  /// @param note as it came
  /// @param key either key of the log: each is enough
  /// @return empty if it is no checkpoint of this log, signed by this key
  public static Optional<CheckedCheckpoint> check(String note, NoteKey key) {
    try {
      var parsed = Note.parse(note);
      var checkpoint = parse(parsed.text());
      return checkpoint.origin().equals(key.name()) && parsed.isSignedBy(key)
          ? Optional.of(new CheckedCheckpoint(checkpoint))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
