package denwaban.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Signer;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Text with signatures under it (C2SP signed-note).
///
/// @param text lines, the last ended by a newline
/// @param signatures in their order; those of unknown keys are kept and mean nothing
public record Note(String text, List<Signature> signatures) {

  /// Bytes of a whole note.
  public static final int NOTE_BYTES = 65_536;

  /// Signatures under one note.
  public static final int SIGNATURES = 64;

  private static final String SIGNED_BY = "— ";

  /// @param name who claims to have signed
  /// @param bytes four bytes of key hash, then the signature
  public record Signature(String name, Bytes bytes) {}

  public Note {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new IllegalArgumentException("a note is lines of text");
    }
  }

  /// @param name of the signer
  public static Note sign(String text, String name, Signer signer) {
    var key = new NoteKey(name, signer.publicKey());
    var signed = new ByteArrayOutputStream();
    signed.writeBytes(key.hash());
    signed.writeBytes(signer.signMessage(Bytes.of(text.getBytes(UTF_8))).toArray());
    return new Note(text, List.of(new Signature(name, Bytes.of(signed.toByteArray()))));
  }

  /// The same text with one more signature, after those that are there.
  public Note with(Signature more) {
    var all = new ArrayList<>(signatures);
    all.add(more);
    return new Note(text, all);
  }

  /// Whether a signature says that it is by this key. It may lie.
  public boolean names(NoteKey key) {
    return signatureBy(key).isPresent();
  }

  /// Whether this key's owner signed the text.
  public boolean isSignedBy(NoteKey key) {
    return signatureBy(key)
        .filter(bytes ->
            switch (key.type()) {
              case ED25519 ->
                  Ed25519.verifies(key.key(), Bytes.of(text.getBytes(UTF_8)), Bytes.of(bytes));
              case COSIGNATURE, ML_DSA_44 -> holds(bytes, key);
            })
        .isPresent();
  }

  /// When this key's owner claims to have signed, if they did, with a key that signs a time other
  /// than 0.
  public Optional<Instant> signedAt(NoteKey key) {
    if (key.type() == NoteKey.Type.ED25519 || !isSignedBy(key)) {
      return Optional.empty();
    }
    return signatureBy(key)
        .map(Cosignature::parse)
        .filter(signed -> signed.time() > 0)
        .map(signed -> Instant.ofEpochSecond(signed.time()));
  }

  private boolean holds(byte[] bytes, NoteKey key) {
    try {
      return Cosignature.parse(bytes).isOver(text, key);
    } catch (IllegalArgumentException e) {
      return false; // no time, or a text that is no checkpoint
    }
  }

  /// The first signature that says it is by this key, without the four bytes that say so.
  private Optional<byte[]> signatureBy(NoteKey key) {
    for (var signature : signatures) {
      var bytes = signature.bytes().toArray();
      if (signature.name().equals(key.name())
          && Arrays.equals(Arrays.copyOf(bytes, NoteKey.HASH), key.hash())) {
        return Optional.of(Arrays.copyOfRange(bytes, NoteKey.HASH, bytes.length));
      }
    }
    return Optional.empty();
  }

  /// The form that is kept and sent.
  public String write() {
    var out = new StringBuilder(text).append('\n');
    for (var signature : signatures) {
      out.append(SIGNED_BY).append(signature.name()).append(' ');
      out.append(signature.bytes().base64()).append('\n');
    }
    return out.toString();
  }

  /// @throws IllegalArgumentException if `note` is no signed note
  public static Note parse(String note) {
    if (note.length() > NOTE_BYTES || !note.endsWith("\n")) {
      throw new IllegalArgumentException("a note is at most 64 KiB of whole lines");
    }
    var border = note.lastIndexOf("\n\n");
    if (border < 0 || border + 2 == note.length()) {
      throw new IllegalArgumentException("a note has an empty line and then signatures");
    }
    var signatures = new ArrayList<Signature>();
    for (var line : note.substring(border + 2, note.length() - 1).split("\n", -1)) {
      if (signatures.size() == SIGNATURES) {
        throw new IllegalArgumentException("too many signatures");
      }
      signatures.add(signature(line));
    }
    return new Note(note.substring(0, border + 1), signatures);
  }

  private static Signature signature(String line) {
    var parts =
        line.startsWith(SIGNED_BY) ? line.substring(SIGNED_BY.length()).split(" ", -1) : null;
    if (parts == null || parts.length != 2 || parts[0].isEmpty()) {
      throw new IllegalArgumentException("a malformed signature line");
    }
    var bytes = Bytes.of(Base64.getDecoder().decode(parts[1]));
    if (bytes.length() <= NoteKey.HASH || !bytes.base64().equals(parts[1])) {
      throw new IllegalArgumentException("a malformed signature");
    }
    return new Signature(parts[0], bytes);
  }
}
