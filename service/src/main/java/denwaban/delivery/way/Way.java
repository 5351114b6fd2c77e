package denwaban.delivery.way;

import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.kernel.Bytes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How one person is reached.
///
/// @param rank the first way is 0
/// @param sealed the address
/// @param trouble one word, of the newest failure since it last worked; null if there is none
public record Way(
    UUID id,
    UUID contact,
    int rank,
    DeliveryWayKind kind,
    @Nullable UUID account,
    String hint,
    Bytes sealed,
    @Nullable Instant workedAt,
    @Nullable Instant failedAt,
    @Nullable String trouble) {

  /// Ways of one person.
  public static final int LIMIT = 10;

  /// Characters of what is shown of an address, or of an account. A host alone can have 253.
  static final int HINT_LIMIT = 120;
}
