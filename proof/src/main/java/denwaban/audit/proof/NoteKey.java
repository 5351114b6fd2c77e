package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.MlDsa44;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The public key of a signer of notes, written `name+hash+key` (C2SP signed-note, "vkey").
///
/// @param name of the signer; for a log, its origin
/// @param key as raw as its type has it
public record NoteKey(String name, Type type, Bytes key) {

  /// How a key signs. A key of one type never signs as another.
  public enum Type {
    /// The text itself, by Ed25519 (signed-note).
    ED25519(1, Ed25519.KEY),
    /// Text and time, by Ed25519 (tlog-cosignature, `cosignature/v1`).
    COSIGNATURE(4, Ed25519.KEY),
    /// The state that the text is, and a time, by ML-DSA-44 (tlog-cosignature).
    ML_DSA_44(6, MlDsa44.KEY);

    private final byte code;
    private final int length;

    Type(int code, int length) {
      this.code = (byte) code;
      this.length = length;
    }
  }

  /// Characters of a name.
  public static final int NAME_CHARS = 255;

  static final int HASH = 4;

  public NoteKey {
    if (name.isEmpty()
        || name.length() > NAME_CHARS
        || name.codePoints().anyMatch(NoteKey::cannotStandInName)) {
      throw new IllegalArgumentException("a note name has no space, plus or control character");
    }
    if (key.length() != type.length) {
      throw new IllegalArgumentException("a key of another length than its type has");
    }
  }

  /// An Ed25519 key, the type that every reader of notes knows.
  public NoteKey(String name, Bytes key) {
    this(name, Type.ED25519, key);
  }

  /// @throws IllegalArgumentException if `vkey` is malformed, its hash wrong, or its type unknown
  public static NoteKey parse(String vkey) {
    var parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a vkey has three parts");
    }
    var typed = Base64.getDecoder().decode(parts[2]);
    for (var type : Type.values()) {
      if (typed.length == 1 + type.length && typed[0] == type.code) {
        var key = new NoteKey(parts[0], type, Bytes.of(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.vkey().equals(vkey)) {
          throw new IllegalArgumentException("a vkey with a wrong hash");
        }
        return key;
      }
    }
    throw new IllegalArgumentException("a vkey of an unknown type");
  }

  public String vkey() {
    var hash = HexFormat.of().formatHex(hash());
    return name + "+" + hash + "+" + Base64.getEncoder().encodeToString(typed());
  }

  /// Four bytes that say which key signed; a hint, no proof.
  byte[] hash() {
    var sha = Merkle.sha256();
    sha.update(name.getBytes(UTF_8));
    sha.update((byte) '\n');
    return Arrays.copyOf(sha.digest(typed()), HASH);
  }

  private byte[] typed() {
    var typed = new byte[1 + key.length()];
    typed[0] = type.code;
    System.arraycopy(key.toArray(), 0, typed, 1, key.length());
    return typed;
  }

  private static boolean cannotStandInName(int c) {
    return c == '+'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c);
  }
}
