package denwaban.contract.subprocessor;

import denwaban.http.Problem;

/// Why something cannot be done with a sub-processor, with what to do next.
final class SubprocessorProblems {

  private SubprocessorProblems() {}

  /// @param unfit its message names the field
  static Problem unfit(IllegalArgumentException unfit) {
    return new Problem(
        422,
        "subprocessor-unfit",
        "入力を確認してください（%s）。接続先は、example.jp や *.example.jp の形で、10 件・合計 200 字までです。"
            .formatted(unfit.getMessage()),
        "Check what you entered (%s). Hosts look like example.jp or *.example.jp; at most 10, and 200 characters in all."
            .formatted(unfit.getMessage()));
  }

  static Problem full() {
    return new Problem(
        409,
        "subprocessors-full",
        "登録できる再委託先は " + Subprocessor.MOST + " 件までです。使っていない先を終了してください。",
        "The register holds " + Subprocessor.MOST + " sub-processors. End those not used.");
  }

  static Problem again() {
    return new Problem(
        409,
        "subprocessor-again",
        "同じ再委託先が、すでに登録されています。",
        "The same sub-processor is on the register.");
  }

  static Problem ended() {
    return new Problem(
        409,
        "subprocessor-ended",
        "この再委託先は、すでに終了しています。画面を読み直してください。",
        "This sub-processor was ended. Reload the page.");
  }

  static Problem byContract() {
    return new Problem(
        409,
        "subprocessor-by-contract",
        "現在の契約では、契約書に書かれた再委託先のほかは認められません。契約の変更が必要です。",
        "Under the contract in force only sub-processors that it names are allowed. The contract"
            + " must be changed first.");
  }
}
