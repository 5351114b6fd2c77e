package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.MlDsa44;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/// A signature under a checkpoint that says when: "then, this was the largest state of the log that
/// I knew" (C2SP tlog-cosignature). The log's owner makes one, and so does each witness.
///
/// @param time seconds since 1970; 0 says nothing about when
/// @param raw Ed25519 or ML-DSA-44
public record Cosignature(long time, Bytes raw) {

  private static final byte[] LABEL = "subtree/v1\n\0".getBytes(UTF_8);

  /// Bytes of a name in a message of ML-DSA-44.
  private static final int NAME_BYTES = 255;

  public Cosignature {
    if (time < 0) {
      throw new IllegalArgumentException("a cosignature is not from before 1970");
    }
  }

  /// @param name of the cosigner; for a log's own, its origin
  public static Note.Signature sign(
      Checkpoint state, String name, MlDsaSigner signer, Instant now) {
    var key = new NoteKey(name, NoteKey.Type.ML_DSA_44, signer.publicKey());
    var time = now.getEpochSecond();
    var raw = signer.signMessage(mlDsaMessage(state, name, time));
    return new Cosignature(time, raw).under(key);
  }

  /// As witnesses with an Ed25519 key sign, `cosignature/v1`.
  ///
  /// @param text of the checkpoint
  public static Note.Signature sign(String text, String name, Signer signer, Instant now) {
    var key = new NoteKey(name, NoteKey.Type.COSIGNATURE, signer.publicKey());
    var time = now.getEpochSecond();
    return new Cosignature(time, signer.signMessage(ed25519Message(text, time))).under(key);
  }

  private Note.Signature under(NoteKey key) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(key.hash());
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(time).array());
    out.writeBytes(raw.toArray());
    return new Note.Signature(key.name(), Bytes.of(out.toByteArray()));
  }

  /// @param bytes what follows the four bytes of the key in a note
  /// @throws IllegalArgumentException if it is too short to hold a time, or the time is out of
  ///   range
  static Cosignature parse(byte[] bytes) {
    if (bytes.length <= Long.BYTES) {
      throw new IllegalArgumentException("a cosignature has a time");
    }
    return new Cosignature(
        ByteBuffer.wrap(bytes).getLong(),
        Bytes.of(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
  }

  /// @param key of one of the two types that sign a time
  boolean isOver(String text, NoteKey key) {
    return switch (key.type()) {
      case COSIGNATURE -> Ed25519.verifies(key.key(), ed25519Message(text, time), raw);
      case ML_DSA_44 ->
          MlDsa44.verifies(key.key(), mlDsaMessage(Checkpoint.parse(text), key.name(), time), raw);
      case ED25519 -> throw new IllegalArgumentException("that type signs no time");
    };
  }

  private static Bytes ed25519Message(String text, long time) {
    return Bytes.of(("cosignature/v1\ntime " + time + "\n" + text).getBytes(UTF_8));
  }

  /// What ML-DSA-44 signs: no text but its parts, so that no line can be read in two ways.
  ///
  /// @throws IllegalArgumentException if name or origin is longer than the format allows
  static Bytes mlDsaMessage(Checkpoint state, String name, long time) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(LABEL);
    out.writeBytes(withLength(name));
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(time).array());
    out.writeBytes(withLength(state.origin()));
    out.writeBytes(ByteBuffer.allocate(2 * Long.BYTES).putLong(0).putLong(state.size()).array());
    out.writeBytes(state.root().toArray());
    return Bytes.of(out.toByteArray());
  }

  private static byte[] withLength(String name) {
    var bytes = name.getBytes(UTF_8);
    if (bytes.length == 0 || bytes.length > NAME_BYTES) {
      throw new IllegalArgumentException("a name has 1 to 255 bytes");
    }
    return ByteBuffer.allocate(1 + bytes.length).put((byte) bytes.length).put(bytes).array();
  }
}
