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
    @Nullable Instant endedAt) {

  /// `asked`, `held` or `over`.
  public String state(Instant now) {
    if (endedAt != null || !until.isAfter(now)) return "over";
    return approvedAt == null ? "asked" : "held";
  }
}
