package denwaban.assurance.certificate;

import static java.util.Objects.requireNonNullElse;

import denwaban.http.Problem;
import denwaban.kernel.CorporateNumber;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// A certificate as a user typed it.
///
/// @param record that is corrected; null for a new one
/// @param base number of the version with which a correction was begun; null for a new one
/// @param pdf base64; null for none, or for the same as before
record CertificateDraft(
    @Nullable String record,
    @Nullable Integer base,
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
      case "edition-refused" -> new Problem(422, "edition-refused");
      case "edition-unknown" -> new Problem(422, "edition-unknown");
      case "holder" -> new Problem(422, "corporate-number-invalid");
      case "number" -> new Problem(422, "certificate-number");
      case "days" -> new Problem(422, "certificate-days");
      case "scope" -> new Problem(422, "certificate-scope");
      default -> new Problem(422, "certificate-unfit");
    };
  }
}
