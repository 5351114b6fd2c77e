package denwaban.contract.subprocessor;

import denwaban.http.Problem;

/// Why something cannot be done with a sub-processor, with what to do next.
final class SubprocessorProblems {

  private SubprocessorProblems() {}

  /// @param unfit its message names the field
  static Problem unfit(IllegalArgumentException unfit) {
    var field = String.valueOf(unfit.getMessage());
    return new Problem(422, "subprocessor-unfit." + field);
  }

  static Problem full() {
    return new Problem(409, "subprocessors-full", Subprocessor.MOST);
  }

  static Problem again() {
    return new Problem(409, "subprocessor-again");
  }

  static Problem ended() {
    return new Problem(409, "subprocessor-ended");
  }

  static Problem byContract() {
    return new Problem(409, "subprocessor-by-contract");
  }
}
