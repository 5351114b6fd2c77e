package denwaban.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Things of one kind that are erased at once.
///
/// @param things how many
/// @param decidedAt when their time was found to be over
/// @param verifiedAt when the verifier looked last
/// @param found what it found that should be gone; empty if nothing
/// @param attempts how often it was tried
/// @param certificate the number of the certificate that speaks of it; null before
public record Erasure(
    UUID id,
    LeaseKind kind,
    int things,
    Instant decidedAt,
    @Nullable Instant erasedAt,
    @Nullable Instant verifiedAt,
    String found,
    int attempts,
    @Nullable Integer certificate) {}
