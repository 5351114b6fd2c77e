package denwaban.access.session;

import denwaban.http.Base64Text;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.P256;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The public key of a browser, whose private part no page can read or copy: P-256, as WebCrypto
/// makes it (docs/formats/browser-proof.md).
///
/// @param encoded X.509 SubjectPublicKeyInfo
record BrowserKey(Bytes encoded) {

  /// Of a sign-in: the key that its session is bound to.
  static final String HEADER = "Denwaban-Key";

  /// What a sign-in brings.
  ///
  /// @return empty if it brings none: the session is then bound to nothing
  /// @throws Problem 400 if it is none of these keys
  static Optional<BrowserKey> of(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    var encoded = Base64Text.required(header, P256.PUBLIC_KEY);
    if (!P256.isPublicKey(encoded)) {
      throw Problem.malformed();
    }
    return Optional.of(new BrowserKey(encoded));
  }

  boolean signed(String text, Bytes signature) {
    return P256.signed(encoded, text, signature);
  }
}
