package denwaban.assurance.certificate;

import static java.util.Objects.requireNonNullElse;

import denwaban.http.Problem;
import denwaban.kernel.CorporateNumber;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// A certificate as somebody typed it.
///
/// @param record that is corrected; null for a new one
/// @param pdf base64; null for none, or for the same as before
record CertificateDraft(
    @Nullable String record,
    @Nullable String scheme,
    @Nullable String number,
    @Nullable String holder,
    @Nullable String holderName,
    @Nullable String edition,
    @Nullable String body,
    @Nullable String accreditation,
    @Nullable String scopeText,
    @Nullable String sites,
    @Nullable String region,
    @Nullable String reported,
    @Nullable String from,
    @Nullable String to,
    @Nullable String surveillance,
    @Nullable String recertification,
    @Nullable String registryLink,
    @Nullable String pdf) {

  /// Without the words and the document.
  @Override
  public String toString() {
    return "a draft of a certificate";
  }

  /// @param sha256 of its document
  /// @throws Problem 422 that says what does not fit
  Certificate certificate(@Nullable String sha256) {
    var first = day(from);
    var last = day(to);
    if (first == null || last == null) throw unfit("days");
    try {
      return new Certificate(
          Scheme.of(text(scheme)),
          narrow(number),
          number(holder),
          text(holderName),
          text(edition),
          text(body),
          text(accreditation),
          text(scopeText),
          text(sites),
          text(region),
          day(reported),
          first,
          last,
          day(surveillance),
          day(recertification),
          text(registryLink),
          sha256);
    } catch (IllegalArgumentException part) {
      throw unfit(requireNonNullElse(part.getMessage(), ""));
    }
  }

  /// @return null if there is none
  /// @throws Problem 422 if it is none
  static @Nullable CorporateNumber number(@Nullable String digits) {
    var narrow = narrow(digits);
    if (narrow.isEmpty()) return null;
    try {
      return new CorporateNumber(narrow);
    } catch (IllegalArgumentException wrong) {
      throw unfit("holder");
    }
  }

  private static String text(@Nullable String text) {
    return requireNonNullElse(text, "").strip();
  }

  /// Full-width digits and parentheses as a keyboard in Japan writes them.
  private static String narrow(@Nullable String text) {
    return Normalizer.normalize(text(text), Normalizer.Form.NFKC);
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    if (text(text).isEmpty()) return null;
    try {
      return LocalDate.parse(text(text));
    } catch (DateTimeParseException wrong) {
      throw Problem.malformed();
    }
  }

  private static Problem unfit(String part) {
    return switch (part) {
      case "edition-refused" ->
          new Problem(
              422,
              "edition-refused",
              "この版による認証は移行期限が過ぎており、有効な認証として登録できません。",
              "The transition from this edition has ended: it is not registered as valid.");
      case "edition-unknown" ->
          new Problem(
              422,
              "edition-unknown",
              "この制度の版として登録されていません。一覧から選んでください。",
              "This edition is not one of the scheme's. Choose one of the list.");
      case "holder" ->
          new Problem(
              422,
              "corporate-number-invalid",
              "法人番号(13桁)を確かめてください。検査用の数字が合いません。",
              "Check the corporate number: 13 digits, of which the first does not fit the others.");
      case "number" ->
          new Problem(
              422,
              "certificate-number",
              "登録番号を確かめてください。プライバシーマークは「12345678(01)」の形です。",
              "Check the number. A Privacy Mark's is written as 12345678(01).");
      case "days" ->
          new Problem(
              422,
              "certificate-days",
              "有効期間を確かめてください。プライバシーマークは2年までです。",
              "Check the first and the last day. A Privacy Mark lasts two years at most.");
      case "scope" ->
          new Problem(
              422,
              "certificate-scope",
              "適用範囲を、証書のとおりに2,000字以内で書いてください。",
              "Write the scope as the certificate has it, in up to 2,000 characters.");
      default ->
          new Problem(
              422,
              "certificate-unfit",
              "必須の項目が空か、長すぎます。入力を確かめてください。",
              "Something required is missing, or too long. Please check what you entered.");
    };
  }
}
