package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;

/// An operator took the call. Published once per call, for the first operator.
public record CallAnswered(CallId call, ClientId client, PersonId operator, Instant at)
    implements CallEvent {}
