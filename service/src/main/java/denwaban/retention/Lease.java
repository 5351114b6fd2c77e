package denwaban.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How long one thing may be kept.
///
/// @param subject the object's id, or the call's
/// @param contract version of the contract that says so; 0 for the usual days
/// @param request that made it due before its time; null of what is due by the contract
/// @param unreadableAt when its keys were gone
/// @param erasedAt when the rest was gone
public record Lease(
    LeaseKind kind,
    UUID subject,
    UUID call,
    Instant beginsAt,
    Instant dueAt,
    int contract,
    @Nullable UUID request,
    @Nullable Instant unreadableAt,
    @Nullable Instant erasedAt) {}
