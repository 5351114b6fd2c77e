package denwaban.retention.hold;

import denwaban.http.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hold as it is asked for.
///
/// @param call whose things; null for all of the client's
/// @param until its last day, in Japan
public record HoldBody(@Nullable UUID call, @Nullable String reason, @Nullable LocalDate until) {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  public String text() {
    return reason == null ? "" : reason;
  }

  /// The end of that day.
  ///
  /// @throws Problem 422 without a day
  public Instant end() {
    if (until == null) {
      throw new Problem(422, "until-unfit.missing");
    }
    return until.plusDays(1).atStartOfDay(TOKYO).toInstant();
  }
}
