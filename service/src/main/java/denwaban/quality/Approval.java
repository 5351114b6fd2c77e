package denwaban.quality;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member's approval that recordings may be sealed to a reviewer too
/// (docs/formats/review-approval.md).
///
/// @param terms SHA-256 of the only terms under which it holds
/// @param to fingerprint of the reviewer's statement
/// @param endedAt when it was taken back; null if it was not
record Approval(
    UUID id,
    ClientId client,
    Bytes terms,
    PersonId reviewer,
    String to,
    String statement,
    Bytes signature,
    PersonId by,
    Instant at,
    @Nullable Instant endedAt) {}
