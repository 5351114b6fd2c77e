package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A member's approval that recordings may be sealed to a quality reviewer too, under exactly the
/// terms that the member read. Format: docs/formats/review-approval.md.
///
/// @param terms SHA-256 of the contract's terms: others, even with the same clause, need another
///   approval
/// @param to fingerprint of the [ReviewerStatement] whose key is sealed to
/// @param by fingerprint of the statement of the member who approves
public record ReviewApproval(ClientId client, Bytes terms, String to, String by, Instant at) {

  private static final int SHA256 = 32;
  private static final Set<String> MEMBERS = Set.of("at", "by", "client", "terms", "to", "v");

  /// The canonical text that is signed and kept.
  public Bytes bytes() {
    return new Json.Obj(
            Map.of(
                "v", new Json.Num(1),
                "client", new Json.Text(client.toString()),
                "terms", new Json.Text(terms.base64()),
                "to", new Json.Text(to),
                "by", new Json.Text(by),
                "at", Fields.time(at)))
        .bytes();
  }

  /// What headers name it by.
  public Bytes digest() {
    return Octets.sha256(bytes());
  }

  public Bytes sign(Signer signer) {
    return signer.sign(Signing.REVIEW_APPROVAL, bytes());
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly what [#bytes()] writes
  public static ReviewApproval parse(Bytes canonical) {
    var f = Fields.of(Json.parse(canonical), MEMBERS);
    f.number("v", 1, 1);
    return new ReviewApproval(
        ClientId.of(Fields.uuid(f.text("client"))),
        f.base64("terms", SHA256),
        Fingerprint.checked(f.text("to")),
        Fingerprint.checked(f.text("by")),
        f.time("at"));
  }

  /// Checks who answers for an approval. `web/src/seal/approval.ts` takes the same steps.
  ///
  /// @param line the company's own, its chain checked
  /// @return empty if it is another client's, if `by` is no longer in the newest epoch's trust set,
  ///   if the line waits for confirmation after a recovery, or if the signature is not that
  ///   member's
  /// @throws IllegalArgumentException if the text is no approval
  public static Optional<Verified<ReviewApproval>> check(
      KeyLine line, Bytes canonical, Bytes signature) {
    var said = parse(canonical);
    if (!said.client().equals(line.client()) || line.mailbox() != null || line.recovered()) {
      return Optional.empty();
    }
    return line.member(said.by())
        .filter(_ -> line.trusts(said.by()))
        .filter(by -> Ed25519.verifies(by.sign(), Signing.REVIEW_APPROVAL, canonical, signature))
        .map(_ -> new Verified<>(said));
  }
}
