package denwaban.contract.subprocessor;

import denwaban.http.Problem;

/// Why something cannot be done with a sub-processor, with what to do next.
final class SubprocessorProblems {

  private SubprocessorProblems() {}

  /// @param unfit its message names the field
  static Problem unfit(IllegalArgumentException unfit) {
    var field = String.valueOf(unfit.getMessage());
    return new Problem(
        422,
        "subprocessor-unfit",
        "入力を確認してください：" + ja(field) + "。",
        "Check what you entered: " + en(field) + ".");
  }

  private static String ja(String field) {
    return switch (field) {
      case "name" -> "名称（1〜200 字）";
      case "country" -> "データを扱う国";
      case "service" -> "任せること";
      case "data" -> "扱うもの（1〜200 字）";
      case "via" -> "どの再委託先の再委託先か（200 字まで）";
      case "hosts" -> "接続先のホスト名（example.jp や *.example.jp の形で、10 件・合計 200 字まで）";
      case "from" -> "開始日";
      default -> "法人番号（13 桁。検査用の数字も確かめます）";
    };
  }

  private static String en(String field) {
    return switch (field) {
      case "name" -> "the name (1 to 200 characters)";
      case "country" -> "the country";
      case "service" -> "what it is for";
      case "data" -> "what it sees (1 to 200 characters)";
      case "via" -> "whose sub-processor it is (at most 200 characters)";
      case "hosts" ->
          "the hosts (like example.jp or *.example.jp; at most 10, and 200 characters in all)";
      case "from" -> "the first day";
      default -> "the corporate number (13 digits, the first of which checks the others)";
    };
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
