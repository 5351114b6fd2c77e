package denwaban.disclosure;

import static java.util.Objects.requireNonNull;

import denwaban.http.Base64Text;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import java.util.UUID;

/// A sealed note as a page sends it (docs/formats/note.md). Binary fields are standard base64.
///
/// @param id made by the author's browser
/// @param company fingerprint of the key statement that it is sealed to
record NewNote(UUID id, String company, String sealed, String signature) {

  /// Bytes of one sealed note.
  static final int SEALED_LIMIT = 8_192;

  /// Bytes of an Ed25519 signature.
  private static final int SIGNATURE = 64;

  /// Characters of the fingerprint of a key statement.
  private static final int FINGERPRINT = 39;

  NewNote {
    requireNonNull(id);
    requireNonNull(company);
    requireNonNull(sealed);
    requireNonNull(signature);
  }

  /// The same, read.
  record Bare(UUID id, String company, Bytes sealed, Bytes signature) {}

  /// @throws Problem 400 if a part is malformed; 413 if it is longer than [#SEALED_LIMIT]
  Bare read() {
    var file = Base64Text.read(sealed, SEALED_LIMIT);
    var sign = Base64Text.read(signature, SIGNATURE);
    if (file.length() == 0 || sign.length() != SIGNATURE || company.length() != FINGERPRINT) {
      throw Problem.malformed();
    }
    return new Bare(id, company, file, sign);
  }
}
