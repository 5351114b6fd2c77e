package denwaban.contract.signing;

import denwaban.http.Problem;

/// Why an offer cannot go on, with what to do next.
final class OfferProblems {

  private OfferProblems() {}

  static Problem overtaken() {
    return new Problem(409, "contract-changed");
  }

  static Problem notThen() {
    return new Problem(422, "contract-time.offer");
  }

  /// @param unfit its message names the term
  static Problem unfit(IllegalArgumentException unfit) {
    return new Problem(422, "contract-unfit.term", String.valueOf(unfit.getMessage()));
  }

  /// @param unprintable its message names the term
  static Problem unprintable(IllegalArgumentException unprintable) {
    return new Problem(422, "contract-unprintable", String.valueOf(unprintable.getMessage()));
  }

  /// @param days for which the office's backup keeps what was erased
  static Problem keptLonger(int days) {
    return new Problem(422, "backup-kept-longer", days);
  }

  static Problem open() {
    return new Problem(409, "offer-open");
  }

  static Problem again() {
    return new Problem(409, "offer-again");
  }

  static Problem over() {
    return new Problem(409, "offer-over");
  }

  static Problem incomplete() {
    return new Problem(422, "offer-incomplete");
  }

  static Problem scanTooLarge() {
    return new Problem(413, "scan-too-large");
  }

  static Problem notPdf() {
    return new Problem(422, "not-a-pdf.scan");
  }

  static Problem signedAlready() {
    return new Problem(409, "scan-signed");
  }

  static Problem scanDamaged() {
    return new Problem(500, "scan-damaged");
  }

  static Problem scanChanged() {
    return new Problem(409, "scan-changed");
  }
}
