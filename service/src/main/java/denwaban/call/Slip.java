package denwaban.call;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is left of a call that nobody answered: who rang, and when. In memory only, until sealed.
///
/// @param mailbox that the dialled number belongs to; null for the general box
public record Slip(
    CallId call,
    ClientId client,
    @Nullable UUID mailbox,
    Caller caller,
    Ended how,
    Instant arrivedAt,
    Instant at) {}
