package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Recipient;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says whose key a quality reviewer's recipient is, signed by the reviewer, who belongs to the
/// answering service and to no client, so this is no [KeyStatement]: no line of keys ever holds it.
/// Format: docs/formats/key-statement.md.
///
/// @param epoch from 1; one more each time the reviewer had to begin anew
/// @param prev fingerprint of the statement before, or null in epoch 1
/// @param sign the Ed25519 key that the signature of this statement verifies under
public record ReviewerStatement(
    PersonId person,
    int epoch,
    @Nullable String prev,
    Recipient recipient,
    Bytes sign,
    Instant at) {

  private static final String KIND = "reviewer";
  private static final Set<String> MEMBERS =
      Set.of("at", "epoch", "kind", "person", "prev", "recipient", "sign", "suite", "v");

  /// @throws IllegalArgumentException if an epoch but the first follows nothing, or the first
  ///   follows something
  public ReviewerStatement {
    if ((epoch == 1) != (prev == null)) {
      throw new IllegalArgumentException("only epoch 1 follows nothing");
    }
  }

  /// The canonical text that is signed.
  public Bytes bytes() {
    return new Json.Obj(
            Map.of(
                "v", new Json.Num(1),
                "kind", new Json.Text(KIND),
                "person", new Json.Text(person.toString()),
                "epoch", new Json.Num(epoch),
                "prev", Fields.maybe(prev),
                "recipient", new Json.Text(recipient.text()),
                "suite", new Json.Text(recipient.suite().text()),
                "sign", new Json.Text(sign.base64()),
                "at", Fields.time(at)))
        .bytes();
  }

  public String fingerprint() {
    return Fingerprint.of(bytes());
  }

  /// @throws IllegalArgumentException if the statement names another key
  public Bytes sign(Signer signer) {
    if (!signer.publicKey().equals(sign)) {
      throw new IllegalArgumentException("the statement names another signing key");
    }
    return signer.sign(Signing.KEY_STATEMENT, bytes());
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly what [#bytes()] writes
  public static ReviewerStatement parse(Bytes canonical) {
    var f = Fields.of(Json.parse(canonical), MEMBERS);
    f.number("v", 1, 1);
    if (!f.text("kind").equals(KIND)) {
      throw new IllegalArgumentException("not a reviewer's statement");
    }
    var recipient = Recipient.parse(f.text("recipient"));
    if (!recipient.suite().text().equals(f.text("suite"))) {
      throw new IllegalArgumentException("the recipient is of another suite");
    }
    var prev = f.textOrNull("prev");
    return new ReviewerStatement(
        PersonId.of(Fields.uuid(f.text("person"))),
        (int) f.number("epoch", 1, Integer.MAX_VALUE),
        prev == null ? null : Fingerprint.checked(prev),
        recipient,
        f.base64("sign", Ed25519.KEY),
        f.time("at"));
  }

  /// Checks a statement against the key in it: it proves that the text is whole, not who the
  /// reviewer is.
  ///
  /// @return empty if the signature is not that key's
  /// @throws IllegalArgumentException if the text is no such statement
  public static Optional<Verified<ReviewerStatement>> check(Bytes canonical, Bytes signature) {
    var said = parse(canonical);
    return Ed25519.verifies(said.sign(), Signing.KEY_STATEMENT, canonical, signature)
        ? Optional.of(new Verified<>(said))
        : Optional.empty();
  }
}
