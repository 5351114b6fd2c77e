package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signing;
import java.util.Optional;

/// Refuses headers for a quality reviewer that the edge did not make while it sealed, or that no
/// member approved. `web/src/seal/approval.ts` takes the same steps in the same order.
public final class SealedForReviewCheck {

  private SealedForReviewCheck() {}

  /// What a check finds.
  public sealed interface Found {

    record Good(SealedForReview said, ReviewApproval approval) implements Found {}

    record Refused(HeaderCheck.Why why) implements Found {}
  }

  /// A text and its signature.
  public record Signed(Bytes text, Bytes signature) {}

  /// @param line the company's own, its chain checked
  /// @param manifest whose signature was checked
  /// @param to fingerprint of the reviewer's statement
  /// @param header as it was delivered
  /// @param statement the [SealedForReview]
  /// @param approval the [ReviewApproval]
  public static Found check(
      KeyLine line,
      Manifest manifest,
      int n,
      Bytes header,
      String to,
      Signed statement,
      Signed approval) {
    SealedForReview said;
    ReviewApproval approved;
    try {
      said = SealedForReview.parse(statement.text());
      approved = ReviewApproval.parse(approval.text());
    } catch (IllegalArgumentException e) {
      return new Found.Refused(HeaderCheck.Why.MALFORMED);
    }
    return why(said, approved, line, manifest, n, header, to, statement, approval)
        .<Found>map(Found.Refused::new)
        .orElse(new Found.Good(said, approved));
  }

  private static Optional<HeaderCheck.Why> why(
      SealedForReview said,
      ReviewApproval approved,
      KeyLine line,
      Manifest manifest,
      int n,
      Bytes header,
      String to,
      Signed statement,
      Signed approval) {
    if (!said.client().equals(manifest.client())
        || !said.client().equals(line.client())
        || !said.client().equals(approved.client())) {
      return Optional.of(HeaderCheck.Why.WRONG_CLIENT);
    }
    if (!said.object().equals(manifest.object())
        || manifest.version() != 1
        || said.n() != n
        || n >= manifest.segments().size()) {
      return Optional.of(HeaderCheck.Why.WRONG_OBJECT);
    }
    if (!Octets.sha256(header).equals(said.headerSha256())) {
      return Optional.of(HeaderCheck.Why.BAD_HEADER);
    }
    if (!said.to().equals(to)
        || !approved.to().equals(to)
        || line.epoch(manifest.company()).isEmpty()) {
      return Optional.of(HeaderCheck.Why.WRONG_KEY);
    }
    // who sealed the recording made the header, and only a machine that carries calls may
    if (manifest.sealer().role() != Manifest.Role.EDGE
        || !said.approval().equals(approved.digest())
        || ReviewApproval.check(line, approval.text(), approval.signature()).isEmpty()) {
      return Optional.of(HeaderCheck.Why.NOT_TRUSTED);
    }
    return Ed25519.verifies(
            manifest.sealer().key(), Signing.HEADER, statement.text(), statement.signature())
        ? Optional.empty()
        : Optional.of(HeaderCheck.Why.BAD_SIGNATURE);
  }
}
