package denwaban.delivery.way;

import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.kernel.Bytes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What several people of a client are told by: a chat's address and secret, a webhook.
///
/// @param label the client's own word
/// @param checkedAt when the program last asked the vendor by itself; null if it never did, or if
///   this vendor cannot be asked
/// @param reports whether its vendor can tell us that a person reacted to a notice
/// @param reportedAt when it last told us anything; null if it never did
/// @param publicKey by which the client checks what it is sent; null for none
public record Account(
    UUID id,
    DeliveryWayKind kind,
    String label,
    String hint,
    Bytes sealed,
    @Nullable Instant workedAt,
    @Nullable Instant failedAt,
    @Nullable String trouble,
    @Nullable Instant checkedAt,
    @Nullable String publicKey,
    boolean reports,
    @Nullable Instant reportedAt) {

  /// Characters of a label.
  public static final int LABEL_LIMIT = 40;

  /// Accounts of one client.
  public static final int LIMIT = 20;

  /// What a receiver says who wants nothing any more (HTTP 410).
  public static final String GONE = "gone";

  /// A client's own server said that it wants nothing any more: nothing goes there until an
  /// administrator's test goes through, or it is entered again (Standard Webhooks 1.0.0).
  public boolean disabled() {
    return kind == DeliveryWayKind.WEBHOOK && GONE.equals(trouble);
  }
}
