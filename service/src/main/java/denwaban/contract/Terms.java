package denwaban.contract;

import denwaban.access.PasskeyRequirement;
import denwaban.access.SessionLimits;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import denwaban.terms.Catalogue;
import denwaban.terms.ContractRecord;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The terms of one client from a moment on.
///
/// @param version from 1, counted per client
/// @param noticeJa what callers hear before they are recorded
/// @param noticeEn the same, for the operator who reads English
/// @param keepRecordings how long recordings are kept: days, [#KEEP_LEAST] to [#KEEP_MOST]
/// @param keepMessages how long messages are kept, within the same bounds
/// @param review what may be given to quality review
/// @param reviewDays for how many days a header made at sealing is given out: 1 to
///   [#REVIEW_DAYS_MOST]; 0 if none is made
/// @param witnessHours how old the last confirmation of the log by a witness may be, in hours:
///   [#WITNESS_HOURS_LEAST] to [#WITNESS_HOURS_MOST]
/// @param homes whether calls may be answered at homes that the office manages, too
/// @param passkeys what its members, and the operators who take its calls, must sign in with
/// @param sessions how long its members' sessions last
/// @param effectiveFrom to the millisecond
/// @param record every term, in terms that both sides sign; null in those from before
/// @param signed who signed them
public record Terms(
    ClientId client,
    int version,
    Recording recording,
    String noticeJa,
    String noticeEn,
    Period keepRecordings,
    Period keepMessages,
    Review review,
    int reviewDays,
    int witnessHours,
    boolean homes,
    PasskeyRequirement passkeys,
    SessionLimits sessions,
    Instant effectiveFrom,
    @Nullable ContractRecord record,
    Signed signed) {

  /// Whose signatures stand under terms.
  public enum Signed {
    /// The office said that the client agreed: terms from before signatures, and a demo's.
    NOBODY,
    /// The office alone, which bound only itself more than before.
    OFFICE,
    BOTH
  }

  /// What may a quality reviewer of the answering service be given?
  public enum Review {
    NONE,
    /// Messages and recordings, one at a time, each by a member's own act.
    ON_REQUEST,
    /// These, and each recording while it is sealed, for reviewers whom a member approved.
    AT_SEALING;

    /// Its name in JSON.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if there is no such way
    public static Review of(String code) {
      for (var each : values()) {
        if (each.code().equals(code)) return each;
      }
      throw new IllegalArgumentException("quality review is none, on-request or at-sealing");
    }
  }

  /// May calls be recorded?
  public enum Recording {
    NEVER,
    /// After the caller has heard the notice.
    NOTICE;

    /// Its name in JSON.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is no such way
    public static Recording of(String code) {
      for (var each : values()) {
        if (each.code().equals(code)) return each;
      }
      throw new IllegalArgumentException("recording is never or notice");
    }
  }

  /// In characters.
  public static final int NOTICE_LIMIT = Catalogue.NOTICE;

  /// In days: no one could read what was kept for no time at all.
  public static final int KEEP_LEAST = 1;

  /// In days: three years, the longest that the standard contract allows.
  public static final int KEEP_MOST = Catalogue.KEEP_MOST;

  /// In days: as long as a member may give something.
  public static final int REVIEW_DAYS_MOST = 30;

  /// In hours. A witness is asked each hour at least: with less each confirmation would be too old
  /// before the next one comes.
  public static final int WITNESS_HOURS_LEAST = 2;

  /// In hours: a week.
  public static final int WITNESS_HOURS_MOST = 7 * 24;

  /// In hours: what terms mean that say nothing of it, and what holds without terms.
  public static final int WITNESS_HOURS_USUAL = 24;

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  /// @throws IllegalArgumentException if recording with notice has no notice, or one is too long,
  ///   or a time is out of bounds
  public Terms {
    effectiveFrom = effectiveFrom.truncatedTo(ChronoUnit.MILLIS);
    if (!keepable(keepRecordings) || !keepable(keepMessages)) {
      throw new IllegalArgumentException("kept for " + KEEP_LEAST + " to " + KEEP_MOST + " days");
    }
    if (reviewDays < least(review) || reviewDays > most(review)) {
      throw new IllegalArgumentException("reviewed for 1 to " + REVIEW_DAYS_MOST + " days");
    }
    if (witnessHours < WITNESS_HOURS_LEAST || witnessHours > WITNESS_HOURS_MOST) {
      throw new IllegalArgumentException(
          "confirmed within " + WITNESS_HOURS_LEAST + " to " + WITNESS_HOURS_MOST + " hours");
    }
    if (recording == Recording.NOTICE && (noticeJa.isBlank() || noticeEn.isBlank())) {
      throw new IllegalArgumentException("recording needs a notice that callers hear");
    }
    if (noticeJa.length() > NOTICE_LIMIT || noticeEn.length() > NOTICE_LIMIT) {
      throw new IllegalArgumentException("a notice has at most " + NOTICE_LIMIT + " characters");
    }
  }

  /// Terms without a record and without a signature.
  public Terms(
      ClientId client,
      int version,
      Recording recording,
      String noticeJa,
      String noticeEn,
      Period keepRecordings,
      Period keepMessages,
      Review review,
      int reviewDays,
      int witnessHours,
      boolean homes,
      PasskeyRequirement passkeys,
      SessionLimits sessions,
      Instant effectiveFrom) {
    this(
        client,
        version,
        recording,
        noticeJa,
        noticeEn,
        keepRecordings,
        keepMessages,
        review,
        reviewDays,
        witnessHours,
        homes,
        passkeys,
        sessions,
        effectiveFrom,
        null,
        Signed.NOBODY);
  }

  /// As a record says.
  ///
  /// @param from when they take or took effect
  public static Terms of(ContractRecord record, Instant from, Signed signed) {
    var it = record.reading();
    return new Terms(
        record.client(),
        record.version(),
        Recording.of(it.text("recording.mode")),
        it.text("recording.noticeJa"),
        it.text("recording.noticeEn"),
        Period.ofDays((int) it.number("retention.recording")),
        Period.ofDays((int) it.number("retention.message")),
        Review.of(it.text("secondaryUse.quality")),
        (int) it.number("secondaryUse.qualityDays"),
        (int) it.number("log.witnessHours"),
        it.text("operators.remoteWork").equals("managed"),
        PasskeyRequirement.of(it.text("access.passkeys")),
        SessionLimits.of(
            (int) it.number("access.sessionMinutes"), (int) it.number("access.sessionHours")),
        from,
        record,
        signed);
  }

  /// These terms as values of a record; what they do not speak of is not there.
  public Map<String, Json> values() {
    if (record != null) return record.values();
    return Map.ofEntries(
        Map.entry("recording.mode", new Json.Text(recording.code())),
        Map.entry("recording.noticeJa", new Json.Text(noticeJa)),
        Map.entry("recording.noticeEn", new Json.Text(noticeEn)),
        Map.entry("retention.recording", new Json.Num(days(keepRecordings))),
        Map.entry("retention.transcript", new Json.Num(days(keepRecordings))),
        Map.entry("retention.message", new Json.Num(days(keepMessages))),
        Map.entry("secondaryUse.quality", new Json.Text(review.code())),
        Map.entry("secondaryUse.qualityDays", new Json.Num(reviewDays)),
        Map.entry("log.witnessHours", new Json.Num(witnessHours)),
        Map.entry("operators.remoteWork", new Json.Text(homes ? "managed" : "no")),
        Map.entry("access.passkeys", new Json.Text(passkeys.code())),
        Map.entry("access.sessionMinutes", new Json.Num(sessions.minutes())),
        Map.entry("access.sessionHours", new Json.Num(sessions.hours())));
  }

  /// When the last day that they name is over, in Japan; empty if there is none, or they renew
  /// themselves.
  Optional<Instant> end() {
    return Optional.ofNullable(record).flatMap(ContractRecord::end);
  }

  /// Whether the last day that they name is over, in Japan; those that renew themselves never are.
  public boolean ended(Instant at) {
    return record != null && record.ended(at);
  }

  /// Whether the telephone number is the office's own, and not the client's.
  boolean provided() {
    return record != null && record.reading().text("numberOwnership").equals("provider");
  }

  private static int least(Review review) {
    return review == Review.AT_SEALING ? 1 : 0;
  }

  private static int most(Review review) {
    return review == Review.AT_SEALING ? REVIEW_DAYS_MOST : 0;
  }

  private static long days(Period period) {
    return period.get(ChronoUnit.DAYS);
  }

  private static boolean keepable(Period period) {
    var days = days(period);
    return period.toTotalMonths() == 0 && days >= KEEP_LEAST && days <= KEEP_MOST;
  }

  /// The next version, from a moment on.
  Terms as(int next, Instant from) {
    return new Terms(
        client,
        next,
        recording,
        noticeJa,
        noticeEn,
        keepRecordings,
        keepMessages,
        review,
        reviewDays,
        witnessHours,
        homes,
        passkeys,
        sessions,
        from,
        record,
        signed);
  }

  /// Canonical JSON. Format: docs/formats/contract-terms.md.
  public String text() {
    return json().text();
  }

  /// SHA-256 of [#text]: the name of these terms in the log.
  public Bytes digest() {
    return Digest.sha256(json().bytes());
  }

  private int textVersion() {
    if (!sessions.equals(SessionLimits.USUAL)) {
      return 7;
    }
    if (passkeys != PasskeyRequirement.ANY) {
      return 6;
    }
    if (homes) {
      return 5;
    }
    if (witnessHours != WITNESS_HOURS_USUAL) {
      return 4;
    }
    return switch (review) {
      case NONE -> 1;
      case ON_REQUEST -> 2;
      case AT_SEALING -> 3;
    };
  }

  private Json json() {
    if (record != null) return record.json();
    var members = new HashMap<String, Json>();
    members.putAll(
        Map.of(
            "client", new Json.Text(client.toString()),
            "effectiveFrom", new Json.Text(MILLIS.format(effectiveFrom)),
            "keepMessages", new Json.Num(days(keepMessages)),
            "keepRecordings", new Json.Num(days(keepRecordings)),
            "noticeEn", new Json.Text(noticeEn),
            "noticeJa", new Json.Text(noticeJa),
            "recording", new Json.Text(recording.code()),
            "version", new Json.Num(version)));
    // terms without a clause stay the text that they always were
    members.put("v", new Json.Num(textVersion()));
    if (review != Review.NONE) {
      members.put("qualityReview", new Json.Text(review.code()));
    }
    if (review == Review.AT_SEALING) {
      members.put("qualityReviewDays", new Json.Num(reviewDays));
    }
    if (witnessHours != WITNESS_HOURS_USUAL) {
      members.put("witnessHours", new Json.Num(witnessHours));
    }
    if (homes) {
      members.put("homes", new Json.Text("allowed"));
    }
    if (passkeys != PasskeyRequirement.ANY) {
      members.put("passkeys", new Json.Text(passkeys.code()));
    }
    if (sessions.hours() != SessionLimits.USUAL.hours()) {
      members.put("sessionHours", new Json.Num(sessions.hours()));
    }
    if (sessions.minutes() != SessionLimits.USUAL.minutes()) {
      members.put("sessionMinutes", new Json.Num(sessions.minutes()));
    }
    return new Json.Obj(members);
  }
}
