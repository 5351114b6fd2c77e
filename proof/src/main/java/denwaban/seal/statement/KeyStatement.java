package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Limits;
import denwaban.seal.age.Recipient;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says whose key a recipient is, signed, so that no one can slip in another one. Format:
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

  /// A member's own key; they sign it themselves, and `sign` is theirs for all later signatures.
  record Member(
      ClientId client,
      PersonId person,
      int epoch,
      @Nullable String prev,
      Recipient recipient,
      Bytes sign,
      Instant at)
      implements KeyStatement {}

  /// Why a key line got a new epoch.
  enum Reason {
    FIRST("first"),
    /// A member who held the key no longer may.
    LEFT("left"),
    SCHEDULED("scheduled"),
    /// All who held the key lost it: the one reason for which a stranger to the line may sign.
    RECOVERY("recovery");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// The key of a whole company, or of one of its mailboxes, stated by one of its members.
  ///
  /// @param mailbox whose key it is, or null for the company's own line
  /// @param members fingerprints of the statements of those who hold this epoch from its beginning,
  ///   sorted, each once, 1 to [Limits#LINE_MEMBERS]; `by` is among them
  /// @param by fingerprint of the statement of the member who signs
  record Company(
      ClientId client,
      @Nullable UUID mailbox,
      int epoch,
      @Nullable String prev,
      Reason reason,
      List<String> members,
      Recipient recipient,
      Bytes sign,
      String by,
      Instant at)
      implements KeyStatement {

    /// @throws IllegalArgumentException if the parts do not fit each other
    public Company {
      members = List.copyOf(members);
      if (members.size() > Limits.LINE_MEMBERS || !members.contains(by)) {
        throw new IllegalArgumentException("who makes a key holds it, with few others");
      }
      if (!members.equals(List.copyOf(new TreeSet<>(members)))) {
        throw new IllegalArgumentException("members are sorted, each once");
      }
      if ((epoch == 1) != (reason == Reason.FIRST)) {
        throw new IllegalArgumentException("epoch 1, and no other, is the first");
      }
      if (epoch == 1 && mailbox == null && members.size() > 1) {
        throw new IllegalArgumentException("a company's first key is held by who made it");
      }
    }

    /// Epoch 1 of the company's own line: held by the signer, and no one else.
    public static Company first(
        ClientId client, Recipient recipient, Bytes sign, String by, Instant at) {
      return new Company(client, null, 1, null, Reason.FIRST, List.of(by), recipient, sign, by, at);
    }
  }

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

  /// Checks a member's statement, which the member signed.
  static Optional<Verified<Member>> checkMember(Bytes canonical, Bytes signature) {
    return check(canonical, signature).isPresent() && parse(canonical) instanceof Member member
        ? Optional.of(new Verified<>(member))
        : Optional.empty();
  }
}
