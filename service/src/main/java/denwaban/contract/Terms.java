package denwaban.contract;

import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.Period;

/// The terms of one client from a moment on.
///
/// @param version from 1, counted per client
/// @param noticeJa what callers hear before they are recorded
/// @param noticeEn the same, for the operator who reads English
/// @param keepRecordings how long recordings are kept
/// @param keepMessages how long messages are kept
public record Terms(
    ClientId client,
    int version,
    Recording recording,
    String noticeJa,
    String noticeEn,
    Period keepRecordings,
    Period keepMessages,
    Instant effectiveFrom) {

  /// May calls be recorded?
  public enum Recording {
    NEVER,
    /// After the caller has heard the notice.
    NOTICE
  }

  /// In characters.
  public static final int NOTICE_LIMIT = 400;

  /// @throws IllegalArgumentException if recording with notice has no notice, or one is too long
  public Terms {
    if (recording == Recording.NOTICE && (noticeJa.isBlank() || noticeEn.isBlank())) {
      throw new IllegalArgumentException("recording needs a notice that callers hear");
    }
    if (noticeJa.length() > NOTICE_LIMIT || noticeEn.length() > NOTICE_LIMIT) {
      throw new IllegalArgumentException("a notice has at most " + NOTICE_LIMIT + " characters");
    }
  }
}
