package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.Ed25519;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The public key of somebody who signs notes, written `name+hash+key` (C2SP signed-note, "vkey").
///
/// @param name of the signer; for a log, its origin
/// @param key Ed25519, 32 bytes
public record NoteKey(String name, Bytes key) {

  /// Characters of a name.
  public static final int NAME_CHARS = 255;

  static final int HASH = 4;
  private static final byte ED25519 = 1;

  public NoteKey {
    if (name.isEmpty()
        || name.length() > NAME_CHARS
        || name.codePoints().anyMatch(NoteKey::cannotStandInName)) {
      throw new IllegalArgumentException("a note name has no space, plus or control character");
    }
    if (key.length() != Ed25519.KEY) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
  }

  /// @throws IllegalArgumentException if `vkey` is malformed, its hash wrong, or not Ed25519
  public static NoteKey parse(String vkey) {
    var parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a vkey has three parts");
    }
    var typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != 1 + Ed25519.KEY || typed[0] != ED25519) {
      throw new IllegalArgumentException("a vkey of another type than Ed25519");
    }
    var key = new NoteKey(parts[0], Bytes.of(Arrays.copyOfRange(typed, 1, typed.length)));
    if (!key.vkey().equals(vkey)) {
      throw new IllegalArgumentException("a vkey with a wrong hash");
    }
    return key;
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
    typed[0] = ED25519;
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
