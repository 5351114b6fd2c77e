package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;

/// The operator who has the call now stated that they work at home. Comes after [CallTaken].
public record CallTakenAtHome(CallId call, ClientId client, PersonId operator, Instant at)
    implements CallEvent {}
