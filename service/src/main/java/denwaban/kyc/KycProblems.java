package denwaban.kyc;

import denwaban.http.Problem;

/// Why something about a verification is refused.
final class KycProblems {

  private KycProblems() {}

  /// @param field as the form names it
  static Problem unfit(String field) {
    return new Problem(422, "kyc-unfit." + field, Parties.OWNERS, Parties.WHOLE, Suspicions.TEXT);
  }

  static Problem ended(Method method) {
    var last = method.validTo();
    if (last.isEmpty()) {
      return new Problem(422, "kyc-method-not-yet");
    }
    var title = method.ended().orElseThrow().title();
    return new Problem(422, "kyc-method-ended", last.get(), title);
  }

  static Problem full(int limit) {
    return new Problem(409, "kyc-full", limit);
  }
}
