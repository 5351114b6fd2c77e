package denwaban.contract;

import static java.util.Objects.requireNonNull;

import denwaban.access.PasskeyRequirement;
import denwaban.access.SessionLimits;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// New terms as the office sends them.
///
/// @param after the newest version that the screen showed; 0 if there was none
/// @param recording `never` or `notice`
/// @param keepRecordings in days
/// @param keepMessages in days
/// @param qualityReview `none`, `on-request` or `at-sealing`; left out is `none`
/// @param qualityReviewDays for `at-sealing` only: how long a header made then is given out
/// @param witnessHours how old a witness's last confirmation may be; left out is
///   [Terms#WITNESS_HOURS_USUAL]
/// @param homes whether calls may be answered at homes too; left out, they may not
/// @param passkeys `any`, `device-bound` or `attested`; left out is `any`
/// @param sessionMinutes how long members' sessions may be idle; left out is as usual
/// @param sessionHours how long they last at most; left out is as usual
/// @param effectiveFrom null for at once
public record Draft(
    int after,
    @Nullable String recording,
    @Nullable String noticeJa,
    @Nullable String noticeEn,
    int keepRecordings,
    int keepMessages,
    @Nullable String qualityReview,
    @Nullable Integer qualityReviewDays,
    @Nullable Integer witnessHours,
    @Nullable Boolean homes,
    @Nullable String passkeys,
    @Nullable Integer sessionMinutes,
    @Nullable Integer sessionHours,
    @Nullable Instant effectiveFrom) {

  /// @throws IllegalArgumentException if something is missing or out of its bounds
  public Terms terms(ClientId client, Instant now) {
    try {
      return new Terms(
          client,
          after + 1,
          Terms.Recording.of(requireNonNull(recording, "left out")),
          requireNonNull(noticeJa, "left out").strip(),
          requireNonNull(noticeEn, "left out").strip(),
          Period.ofDays(keepRecordings),
          Period.ofDays(keepMessages),
          qualityReview == null ? Terms.Review.NONE : Terms.Review.of(qualityReview),
          qualityReviewDays == null ? 0 : qualityReviewDays,
          witnessHours == null ? Terms.WITNESS_HOURS_USUAL : witnessHours,
          homes != null && homes,
          passkeys == null ? PasskeyRequirement.ANY : PasskeyRequirement.of(passkeys),
          SessionLimits.of(
              sessionMinutes == null ? SessionLimits.USUAL.minutes() : sessionMinutes,
              sessionHours == null ? SessionLimits.USUAL.hours() : sessionHours),
          effectiveFrom == null ? now : effectiveFrom);
    } catch (NullPointerException missing) {
      throw new IllegalArgumentException("terms with something left out", missing);
    }
  }
}
