package denwaban.retention.hold;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Things that are not erased for a while, though their time is over: for a legal claim.
///
/// @param call whose things; null for all of the client's
/// @param approvers persons it needs, the one who asked among them
/// @param agreed of these, how many there are: 1 as soon as it is asked for
/// @param approvedAt when the last of them approved it; it holds from then on
/// @param endingBy who asked that it ends, last; it holds until another person agrees
public record Hold(
    UUID id,
    @Nullable UUID call,
    String reason,
    Instant until,
    UUID askedBy,
    Instant askedAt,
    int approvers,
    int agreed,
    @Nullable UUID approvedBy,
    @Nullable Instant approvedAt,
    @Nullable UUID endingBy,
    @Nullable Instant endingAt,
    @Nullable Instant endedAt) {

  /// `asked`, `held` or `over`.
  public String state(Instant now) {
    if (endedAt != null || !until.isAfter(now)) return "over";
    return approvedAt == null ? "asked" : "held";
  }

  /// Until when another person may agree that it ends; null if nobody asked for that, or it is too
  /// late.
  public @Nullable Instant endsBefore(Instant now) {
    if (endingAt == null || !state(now).equals("held")) return null;
    var last = endingAt.plus(Holds.END_WITHIN);
    return last.isAfter(now) ? last : null;
  }
}
