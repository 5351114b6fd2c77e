package denwaban.seal;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says whose key a recipient is, signed, so that nobody can slip in another one. Format:
/// docs/formats/key-statement.md.
public sealed interface KeyStatement {

  ClientId client();

  /// From 1; one more with each new key.
  int epoch();

  /// Fingerprint of the statement before this one, or null in epoch 1.
  @Nullable String prev();

  Recipient recipient();

  /// The Ed25519 key that the signature of this statement verifies under.
  Bytes sign();

  Instant at();

  /// A member's own key; he signs it himself, and `sign` is his for all later signatures.
  record Member(
      ClientId client,
      PersonId person,
      int epoch,
      @Nullable String prev,
      Recipient recipient,
      Bytes sign,
      Instant at)
      implements KeyStatement {}

  /// The key of a whole company, stated by one of its members.
  ///
  /// @param by fingerprint of the statement of the member who signs
  record Company(
      ClientId client,
      int epoch,
      @Nullable String prev,
      Recipient recipient,
      Bytes sign,
      String by,
      Instant at)
      implements KeyStatement {}

  /// The canonical text that is signed.
  default Bytes bytes() {
    return KeyStatementText.write(this).bytes();
  }

  default String fingerprint() {
    return Fingerprint.of(bytes());
  }

  /// @throws IllegalArgumentException if the statement names another key
  default Bytes sign(Signer signer) {
    if (!signer.publicKey().equals(sign())) {
      throw new IllegalArgumentException("the statement names another signing key");
    }
    return signer.sign(Signing.KEY_STATEMENT, bytes());
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly a statement
  static KeyStatement parse(Bytes canonical) {
    return KeyStatementText.read(Json.parse(canonical));
  }

  /// Checks a statement against the key in it. For [Company] the caller must check too that `sign`
  /// and `by` are a member's: see [#checkCompany].
  ///
  /// @return empty if the signature is not that key's
  /// @throws IllegalArgumentException if the text is no statement
  static Optional<Verified<KeyStatement>> check(Bytes canonical, Bytes signature) {
    var statement = parse(canonical);
    return Ed25519.verifies(statement.sign(), Signing.KEY_STATEMENT, canonical, signature)
        ? Optional.of(new Verified<>(statement))
        : Optional.empty();
  }

  /// Checks a company's statement against the member who is said to have made it.
  static Optional<Verified<Company>> checkCompany(
      Bytes canonical, Bytes signature, Verified<Member> by) {
    var member = by.value();
    return check(canonical, signature).isPresent()
            && parse(canonical) instanceof Company company
            && company.client().equals(member.client())
            && company.sign().equals(member.sign())
            && company.by().equals(member.fingerprint())
        ? Optional.of(new Verified<>(company))
        : Optional.empty();
  }

  /// Checks a member's statement, which he signed himself.
  static Optional<Verified<Member>> checkMember(Bytes canonical, Bytes signature) {
    return check(canonical, signature).isPresent() && parse(canonical) instanceof Member member
        ? Optional.of(new Verified<>(member))
        : Optional.empty();
  }
}
