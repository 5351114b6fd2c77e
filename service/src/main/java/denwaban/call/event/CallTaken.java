package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;

/// An operator has the call now: the first who answers it, and any who takes it after one who lost
/// it. It is in their hands until [CallLeft].
public record CallTaken(CallId call, ClientId client, PersonId operator, Instant at)
    implements CallEvent {}
