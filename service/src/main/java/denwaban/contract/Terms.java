package denwaban.contract;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.Digest;
import denwaban.seal.Json;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The terms of one client from a moment on.
///
/// @param version from 1, counted per client
/// @param noticeJa what callers hear before they are recorded
/// @param noticeEn the same, for the operator who reads English
/// @param keepRecordings how long recordings are kept: days, [#KEEP_LEAST] to [#KEEP_MOST]
/// @param keepMessages how long messages are kept, within the same bounds
/// @param review whether members may give single objects to quality review
/// @param effectiveFrom to the millisecond
public record Terms(
    ClientId client,
    int version,
    Recording recording,
    String noticeJa,
    String noticeEn,
    Period keepRecordings,
    Period keepMessages,
    Review review,
    Instant effectiveFrom) {

  /// May a member give a message or a recording to a quality reviewer of the answering service?
  public enum Review {
    NONE,
    /// One at a time, each by a member's own act.
    ON_REQUEST;

    /// As it stands in JSON.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException if there is no such way
    public static Review of(String code) {
      for (var each : values()) {
        if (each.code().equals(code)) return each;
      }
      throw new IllegalArgumentException("quality review is none or on-request");
    }
  }

  /// May calls be recorded?
  public enum Recording {
    NEVER,
    /// After the caller has heard the notice.
    NOTICE;

    /// As it stands in JSON.
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
  public static final int NOTICE_LIMIT = 400;

  /// In days: what was kept for no time at all nobody could read.
  public static final int KEEP_LEAST = 1;

  /// In days: three years, the longest that the standard contract allows.
  public static final int KEEP_MOST = 3 * 365;

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  /// @throws IllegalArgumentException if recording with notice has no notice, or one is too long,
  ///   or a time of keeping is out of bounds
  public Terms {
    effectiveFrom = effectiveFrom.truncatedTo(ChronoUnit.MILLIS);
    if (!keepable(keepRecordings) || !keepable(keepMessages)) {
      throw new IllegalArgumentException("kept for " + KEEP_LEAST + " to " + KEEP_MOST + " days");
    }
    if (recording == Recording.NOTICE && (noticeJa.isBlank() || noticeEn.isBlank())) {
      throw new IllegalArgumentException("recording needs a notice that callers hear");
    }
    if (noticeJa.length() > NOTICE_LIMIT || noticeEn.length() > NOTICE_LIMIT) {
      throw new IllegalArgumentException("a notice has at most " + NOTICE_LIMIT + " characters");
    }
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
        client, next, recording, noticeJa, noticeEn, keepRecordings, keepMessages, review, from);
  }

  /// Canonical JSON. Format: docs/formats/contract-terms.md.
  public String text() {
    return json().text();
  }

  /// SHA-256 of [#text]: the name of these terms in the log.
  public Bytes digest() {
    return Digest.sha256(json().bytes());
  }

  private Json json() {
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
    // terms without the clause stay the text that they always were
    members.put("v", new Json.Num(review == Review.NONE ? 1 : 2));
    if (review != Review.NONE) {
      members.put("qualityReview", new Json.Text(review.code()));
    }
    return new Json.Obj(members);
  }
}
