package denwaban.kyc;

import denwaban.http.Problem;

/// Why something about a verification is refused.
final class KycProblems {

  private KycProblems() {}

  /// @param field as the form names it
  static Problem unfit(String field) {
    return new Problem(
        422,
        "kyc-unfit",
        "入力を確認してください：" + ja(field) + "。",
        "Check what you entered: " + en(field) + ".");
  }

  static Problem ended(Method method) {
    var last = method.validTo();
    if (last.isEmpty()) {
      return new Problem(
          422,
          "kyc-method-not-yet",
          "その日には、この確認方法はまだ定められていません。確認日を確かめてください。",
          "This method did not count yet on that day. Check the date of the verification.");
    }
    var title = method.ended().orElseThrow().title();
    return new Problem(
        422,
        "kyc-method-ended",
        "この確認方法は " + last.get() + " で終わりました（" + title + "）。ほかの方法で確認してください。",
        "This method ended on " + last.get() + " (" + title + "). Verify by another method.");
  }

  static Problem full(int limit) {
    return new Problem(
        409,
        "kyc-full",
        "1つの委託元に記録できるのは " + limit + " 件までです。",
        "A client has at most " + limit + " of these.");
  }

  private static String ja(String field) {
    return switch (field) {
      case "company" -> "会社の名称";
      case "number" -> "法人番号（13桁。検査用の数字が合いません）";
      case "address" -> "所在地・住所";
      case "name" -> "氏名";
      case "born" -> "生年月日";
      case "business" -> "事業内容";
      case "purpose" -> "取引の目的";
      case "owners" -> "実質的支配者（1〜" + Parties.OWNERS + "名）";
      case "authority" -> "権限の確認";
      case "companyDocument" -> "会社の確認に使った書類";
      case "personDocument" -> "担当者の確認に使った書類";
      case "chipDigest" -> "ICチップの SHA-256（16進数64桁）";
      case "method" -> "確認方法";
      case "whole" -> "全体で " + Parties.WHOLE + " 文字までです";
      case "text" -> "記録の内容（1〜" + Suspicions.TEXT + "文字）";
      default -> "日付（将来の日付は記録できません）";
    };
  }

  private static String en(String field) {
    return switch (field) {
      case "company" -> "the company's name";
      case "number" -> "the corporate number (13 digits; its check digit is not right)";
      case "address" -> "an address";
      case "name" -> "a person's name";
      case "born" -> "a date of birth";
      case "business" -> "the business";
      case "purpose" -> "the purpose";
      case "owners" -> "1 to " + Parties.OWNERS + " beneficial owners";
      case "authority" -> "how the authority was verified";
      case "companyDocument" -> "the company's document";
      case "personDocument" -> "the person's document";
      case "chipDigest" -> "SHA-256 of the IC chip, 64 hexadecimal digits";
      case "method" -> "a method";
      case "whole" -> "at most " + Parties.WHOLE + " characters in all";
      case "text" -> "the note, 1 to " + Suspicions.TEXT + " characters";
      default -> "a date; none can be in the future";
    };
  }
}
