package denwaban.assurance.certificate;

import denwaban.kernel.CorporateNumber;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands on one certificate, attestation or report.
///
/// @param number as the body writes it; of a Pマーク with how often it was granted, `10860360(05)`
/// @param holder whose it is; null where a provider of hosting has none
/// @param holderName of a data centre, its provider
/// @param edition of the standard; of a report, what it is
/// @param scopeText verbatim
/// @param sites verbatim, as the certificate or its annex lists them
/// @param region of a data centre
/// @param reported the day of an attestation or a report
/// @param from the first day on which it is valid
/// @param to the last, in Japan
/// @param surveillance when the next surveillance audit is due
/// @param recertification when the audit for the next cycle is due
/// @param registryLink where its scheme's public register lists it; nothing opens it by itself
/// @param pdfSha256 of the kept document
public record Certificate(
    Scheme scheme,
    String number,
    @Nullable CorporateNumber holder,
    String holderName,
    String edition,
    String body,
    String accreditation,
    String scopeText,
    String sites,
    String region,
    @Nullable LocalDate reported,
    LocalDate from,
    LocalDate to,
    @Nullable LocalDate surveillance,
    @Nullable LocalDate recertification,
    String registryLink,
    @Nullable String pdfSha256) {

  /// Bodies grant by Japan's days.
  static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /// In characters.
  static final int NUMBER_LIMIT = 60;

  static final int NAME_LIMIT = 120;
  static final int EDITION_LIMIT = 80;
  static final int SCOPE_LIMIT = 2_000;
  static final int SITES_LIMIT = 1_000;
  static final int REGION_LIMIT = 60;
  static final int LINK_LIMIT = 300;

  /// No scheme grants for longer; more is a slip.
  static final int YEARS_LIMIT = 10;

  /// The body's code, the holder's number, how often it was granted.
  private static final Pattern P_MARK_NUMBER = Pattern.compile("[1-9][0-9]{7}\\([0-9]{2}\\)");

  private static final int P_MARK_DIGITS = 8;
  private static final int P_MARK_YEARS = 2;

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  /// @throws IllegalArgumentException that names the part that does not fit
  public Certificate {
    var report = scheme.kind() == Scheme.Kind.REPORT; // isReport() reads what is not set yet
    text("number", number, NUMBER_LIMIT, !report);
    text("holder-name", holderName, NAME_LIMIT, true);
    text("edition", edition, EDITION_LIMIT, true);
    text("body", body, NAME_LIMIT, !report);
    text("accreditation", accreditation, NAME_LIMIT, false);
    text("scope", scopeText, SCOPE_LIMIT, scheme.coverage() == Scheme.Coverage.SCOPE);
    text("sites", sites, SITES_LIMIT, false);
    text("region", region, REGION_LIMIT, report);
    text("link", registryLink, LINK_LIMIT, false);
    switch (scheme.edition(edition)) {
      case REFUSED -> throw new IllegalArgumentException("edition-refused");
      case UNKNOWN -> throw new IllegalArgumentException("edition-unknown");
      case ACCEPTED, OUTDATED -> {}
    }
    require("holder", holder != null || report);
    require("reported", reported != null || scheme.kind() == Scheme.Kind.CERTIFICATE);
    require("days", !to.isBefore(from) && !to.isAfter(from.plusYears(YEARS_LIMIT)));
    day("days", from);
    day("days", to);
    day("reported", reported);
    day("surveillance", surveillance);
    day("recertification", recertification);
    if (scheme == Scheme.P_MARK) {
      require("number", P_MARK_NUMBER.matcher(number).matches());
      require("days", to.isBefore(from.plusYears(P_MARK_YEARS)));
    }
  }

  /// What a provider of hosting shows: it is there to be another's.
  public boolean isReport() {
    return scheme.kind() == Scheme.Kind.REPORT;
  }

  /// Whether its holder is this company: another of the group, or a data centre, was certified for
  /// what it does itself.
  public boolean isOf(@Nullable CorporateNumber company) {
    return company != null && company.equals(holder);
  }

  /// The moment at which it begins to be valid.
  Instant begins() {
    return from.atStartOfDay(JAPAN).toInstant();
  }

  /// The first moment at which it is not valid any more.
  Instant ends() {
    return to.plusDays(1).atStartOfDay(JAPAN).toInstant();
  }

  /// Whether the other is the same grant in a later or an earlier term.
  boolean sameGrant(Certificate other) {
    return grant().equals(other.grant());
  }

  private String grant() {
    return scheme.code()
        + switch (scheme) {
          case P_MARK -> number.substring(0, P_MARK_DIGITS);
          case DATA_CENTRE -> holderName + '\n' + region + '\n' + edition;
          case ISMS, ISO_27017, ISO_27018, ISO_27701, SOC2, ISMAP, OTHER -> number;
        };
  }

  /// Whether a page may offer the link: https, to a register of its scheme.
  boolean linkable() {
    try {
      var uri = URI.create(registryLink);
      var host = uri.getHost();
      return "https".equals(uri.getScheme())
          && host != null
          && uri.getRawUserInfo() == null
          && uri.getPort() == -1
          && scheme.hosts().stream().anyMatch(it -> host.equals(it) || host.equals("www." + it));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /// SHA-256 in hexadecimal, over its parts as canonical JSON (RFC 8785): what a second person
  /// confirmed.
  String digest() {
    var members = new TreeMap<String, Json>();
    parts().forEach((name, part) -> members.put(name, new Json.Text(part)));
    return HexFormat.of().formatHex(Digest.sha256(new Json.Obj(members).bytes()).toArray());
  }

  private Map<String, String> parts() {
    return Map.ofEntries(
        Map.entry("scheme", scheme.code()),
        Map.entry("number", number),
        Map.entry("holder", written(holder)),
        Map.entry("holderName", holderName),
        Map.entry("edition", edition),
        Map.entry("body", body),
        Map.entry("accreditation", accreditation),
        Map.entry("scopeText", scopeText),
        Map.entry("sites", sites),
        Map.entry("region", region),
        Map.entry("reported", written(reported)),
        Map.entry("from", written(from)),
        Map.entry("to", written(to)),
        Map.entry("surveillance", written(surveillance)),
        Map.entry("recertification", written(recertification)),
        Map.entry("registryLink", registryLink),
        Map.entry("pdfSha256", written(pdfSha256)));
  }

  private static String written(@Nullable Object part) {
    return part == null ? "" : part.toString();
  }

  private static void text(String part, String text, int limit, boolean required) {
    require(
        part,
        text.codePointCount(0, text.length()) <= limit
            && text.chars().noneMatch(it -> Character.isISOControl(it) && it != '\n')
            && !(required && text.isBlank()));
  }

  private static void day(String part, @Nullable LocalDate day) {
    require(part, day == null || (!day.isBefore(EARLIEST) && day.isBefore(LATEST)));
  }

  private static void require(String part, boolean fits) {
    if (!fits) throw new IllegalArgumentException(part);
  }
}
