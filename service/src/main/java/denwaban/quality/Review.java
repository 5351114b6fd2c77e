package denwaban.quality;

import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.Manifest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One object, given to one reviewer for a time.
///
/// @param line of keys that the object is sealed to: nil for the company's own, else a mailbox
/// @param sealedAt when the object was sealed
/// @param to fingerprint of the reviewer's statement whose key it is sealed to
/// @param by the member who gave it, or who approved that the edge does
/// @param until nothing is given out from then on
/// @param endedAt when it was taken back before that; null if it was not
/// @param edge by what the edge sealed it for the reviewer; null for what a member gave
record Review(
    ReviewId id,
    ClientId client,
    ObjectId object,
    UUID line,
    Manifest.Kind kind,
    Instant sealedAt,
    PersonId reviewer,
    String to,
    PersonId by,
    Instant givenAt,
    Instant until,
    @Nullable Instant endedAt,
    @Nullable Edge edge) {

  /// @param clause of the contract, as the log says it
  /// @param approval the member's
  record Edge(String clause, UUID approval) {}

  boolean open(Instant now) {
    return endedAt == null && now.isBefore(until);
  }
}
