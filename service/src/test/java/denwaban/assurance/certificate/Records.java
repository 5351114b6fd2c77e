package denwaban.assurance.certificate;

import denwaban.kernel.CorporateNumber;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records as tests speak of them.
final class Records {

  static final String OURS = "7010001000000";
  static final String OTHERS = "6430001000000";
  static final PersonId HANA = new PersonId(new UUID(9, 1));
  static final PersonId KEN = new PersonId(new UUID(9, 2));

  /// 2026-11-24, three in the afternoon in Japan.
  static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  private static long entries;

  private Records() {}

  static Certificate pMark(LocalDate to) {
    return new Certificate(
        Scheme.P_MARK,
        "10860360(05)",
        new CorporateNumber(OURS),
        "電話番株式会社",
        "JIS Q 15001:2023",
        "JIPDEC",
        "",
        "",
        "",
        "",
        null,
        to.minusYears(2).plusDays(1),
        to,
        null,
        null,
        "https://entity-search.jipdec.or.jp/pmark",
        null);
  }

  static Certificate isms(LocalDate from, LocalDate to, @Nullable LocalDate surveillance) {
    return isms("ISO/IEC 27001:2022", "電話代行業務", from, to, surveillance, "");
  }

  static Certificate isms(
      String edition,
      String scope,
      LocalDate from,
      LocalDate to,
      @Nullable LocalDate surveillance,
      String link) {
    return new Certificate(
        Scheme.ISMS,
        "IS 700001",
        new CorporateNumber(OURS),
        "電話番株式会社",
        edition,
        "BSIグループジャパン",
        "ISMS-AC",
        scope,
        "本社",
        "",
        null,
        from,
        to,
        surveillance,
        null,
        link,
        null);
  }

  /// For a year.
  static Certificate isms(String holder, LocalDate to) {
    return new Certificate(
        Scheme.ISMS,
        "IS " + holder.substring(0, 6),
        new CorporateNumber(holder),
        holder.equals(OURS) ? "電話番株式会社" : "石狩データセンター株式会社",
        "ISO/IEC 27001:2022",
        "BSIグループジャパン",
        "ISMS-AC",
        "業務",
        "",
        "",
        null,
        to.minusYears(1).plusDays(1),
        to,
        null,
        null,
        "",
        null);
  }

  static Certificate dataCentre(@Nullable LocalDate reported, LocalDate to) {
    return new Certificate(
        Scheme.DATA_CENTRE,
        "",
        null,
        "さくらのデータセンター",
        "SOC 2 Type II",
        "",
        "",
        "",
        "",
        "石狩",
        reported,
        to.minusYears(1),
        to,
        null,
        null,
        "",
        null);
  }

  /// By Hana, and confirmed by Ken an hour later.
  static Entered confirmed(Instant at) {
    return new Entered(
        new UUID(8, ++entries), entries, HANA, at, KEN, at.plus(Duration.ofHours(1)));
  }

  /// By Hana, and by no one else yet.
  static Entered alone(Instant at) {
    return new Entered(new UUID(8, ++entries), entries, HANA, at, null, null);
  }

  static RecordHistory record(Certificate it, Entered entered) {
    return record(it, entered, List.of(), List.of());
  }

  static RecordHistory record(
      Certificate it,
      Entered entered,
      List<RecordHistory.Status> statuses,
      List<RecordHistory.Check> checks) {
    var id = entered.id();
    return new RecordHistory(
        id, List.of(new RecordHistory.Version(entered, id, 1, it)), statuses, checks);
  }

  static RecordHistory.Status status(StatusChange change, Entered entered) {
    return new RecordHistory.Status(entered, new UUID(0, 0), change, "理由");
  }

  static RecordHistory.Check check(CheckResult result, Instant at) {
    return new RecordHistory.Check(new UUID(0, 0), KEN, at, result, "");
  }

  static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
