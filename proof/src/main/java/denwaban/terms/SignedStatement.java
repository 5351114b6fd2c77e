package denwaban.terms;

import denwaban.kernel.Bytes;
import org.jspecify.annotations.Nullable;

/// What one side said, and its passkey's signature over it.
///
/// @param timeStamp what an authority answered for [#bytes] (`TimeStampResp`, RFC 3161); null if
///   none was asked, or has not answered yet
public record SignedStatement(
    SigningStatement statement, PasskeySignature signature, @Nullable Bytes timeStamp) {

  /// Without a time stamp.
  public SignedStatement(SigningStatement statement, PasskeySignature signature) {
    this(statement, signature, null);
  }

  /// Whether the signature is one over exactly this statement.
  public boolean holds() {
    return signature.signs(statement.challenge());
  }

  /// What a time stamp is made on: the canonical text of statement and signature, as a contract's
  /// file has them, without a stamp.
  public Bytes bytes() {
    return signature.json(statement, null).bytes();
  }
}
