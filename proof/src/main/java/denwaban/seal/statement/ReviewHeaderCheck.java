package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signing;
import java.util.Optional;

/// Refuses headers for a quality reviewer that no member of the object's line answers for.
/// `web/src/seal/review.ts` takes the same steps in the same order.
public final class ReviewHeaderCheck {

  private ReviewHeaderCheck() {}

  /// What a check finds.
  public sealed interface Found {

    record Good(ReviewHeader said) implements Found {}

    record Refused(HeaderCheck.Why why) implements Found {}
  }

  /// @param line of the key that the manifest names, its chain checked
  /// @param manifest whose signature was checked
  /// @param to fingerprint of the reviewer's statement
  /// @param text of the [ReviewHeader]
  public static Found check(
      KeyLine line,
      Manifest manifest,
      int n,
      Bytes header,
      String to,
      Bytes text,
      Bytes signature) {
    ReviewHeader said;
    try {
      said = ReviewHeader.parse(text);
    } catch (IllegalArgumentException e) {
      return new Found.Refused(HeaderCheck.Why.MALFORMED);
    }
    return why(said, line, manifest, n, header, to, text, signature)
        .<Found>map(Found.Refused::new)
        .orElse(new Found.Good(said));
  }

  private static Optional<HeaderCheck.Why> why(
      ReviewHeader said,
      KeyLine line,
      Manifest manifest,
      int n,
      Bytes header,
      String to,
      Bytes text,
      Bytes signature) {
    if (!said.client().equals(manifest.client()) || !said.client().equals(line.client())) {
      return Optional.of(HeaderCheck.Why.WRONG_CLIENT);
    }
    if (!said.object().equals(manifest.object())
        || said.version() != manifest.version()
        || said.n() != n
        || n >= manifest.segments().size()) {
      return Optional.of(HeaderCheck.Why.WRONG_OBJECT);
    }
    if (!Octets.sha256(header).equals(said.headerSha256())) {
      return Optional.of(HeaderCheck.Why.BAD_HEADER);
    }
    if (!said.to().equals(to) || line.epoch(manifest.company()).isEmpty()) {
      return Optional.of(HeaderCheck.Why.WRONG_KEY);
    }
    // a member who left may give nothing more, and what they gave is no longer opened
    var by = line.member(said.by());
    if (by.isEmpty() || !line.trusts(said.by())) {
      return Optional.of(HeaderCheck.Why.NOT_TRUSTED);
    }
    return Ed25519.verifies(by.get().sign(), Signing.HEADER, text, signature)
        ? Optional.empty()
        : Optional.of(HeaderCheck.Why.BAD_SIGNATURE);
  }
}
