package denwaban.contract.termination;

import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The end of one client's contract.
///
/// @param side who gave notice
/// @param endsAt its last instant: from then on no call is answered, and the client's people read
///   nothing but their log and contract, and take their data away
/// @param returnBy until then the client is to have its data back
/// @param eraseAt when everything is due at the latest
/// @param receivedAt when the client said that it has its data and that the rest may go
/// @param closedAt when nothing was left but what the law keeps
public record Termination(
    UUID id,
    ClientId client,
    Side side,
    String reason,
    Instant noticedAt,
    Instant endsAt,
    Instant returnBy,
    Instant eraseAt,
    @Nullable Instant receivedAt,
    @Nullable Instant closedAt) {

  public enum Side {
    OFFICE,
    CLIENT
  }

  public boolean ended(Instant at) {
    return !at.isBefore(endsAt);
  }

  /// When everything is due.
  public Instant due() {
    return receivedAt == null ? eraseAt : receivedAt;
  }
}
