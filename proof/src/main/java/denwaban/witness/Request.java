package denwaban.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.Note;
import denwaban.kernel.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a log asks (C2SP tlog-witness, `add-checkpoint`).
///
/// @param old size of the state that was cosigned last, as the log believes
/// @param proof from that state to the new one
/// @param note the new state, as it came
record Request(long old, List<Bytes> proof, String note) {

  private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");

  Request {
    proof = List.copyOf(proof);
  }

  /// The log that the note says it is of.
  String origin() {
    return note.substring(0, note.indexOf('\n'));
  }

  /// @throws IllegalArgumentException if it is not the text that the protocol allows
  static Request parse(byte[] body) {
    var text = text(body);
    var border = text.indexOf("\n\n");
    if (border < 0) {
      throw new IllegalArgumentException("no empty line after the proof");
    }
    var lines = text.substring(0, border).split("\n", -1);
    var old = OLD.matcher(lines[0]);
    if (!old.matches() || lines.length - 1 > Limits.PROOF_HASHES) {
      throw new IllegalArgumentException("not an old size and at most 63 hashes");
    }
    var proof = new ArrayList<Bytes>();
    for (var line : List.of(lines).subList(1, lines.length)) {
      var hash = Bytes.ofBase64(line);
      if (hash.length() != Merkle.HASH || !hash.base64().equals(line)) {
        throw new IllegalArgumentException("not a hash");
      }
      proof.add(hash);
    }
    var note = text.substring(border + 2);
    Note.parse(note);
    return new Request(Long.parseLong(old.group(1)), proof, note);
  }

  private static String text(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }
}
