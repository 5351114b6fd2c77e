package denwaban.terms;

/// What one side said, and its passkey's signature over it.
public record SignedStatement(SigningStatement statement, PasskeySignature signature) {

  /// Whether the signature is one over exactly this statement.
  public boolean holds() {
    return signature.signs(statement.challenge());
  }
}
