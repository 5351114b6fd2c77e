package denwaban.delivery.content;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An approval as it lies here (docs/formats/notice-approval.md).
///
/// @param endedAt when it was taken back; null if it was not
record KeptApproval(
    UUID id,
    ClientId client,
    String statement,
    Bytes signature,
    PersonId by,
    Instant at,
    @Nullable Instant endedAt) {}
