package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.time.Instant;

/// A caller who dialled this client's number was turned away: no call came of it.
public record CallRefused(CallId call, ClientId client, Refusal why, Instant at)
    implements CallEvent {}
