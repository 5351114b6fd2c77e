package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;

/// A call rings at a desk, whose screen shows who rings. Published for each desk that it rings at.
public record CallShown(CallId call, ClientId client, PersonId operator, Instant at)
    implements CallEvent {}
