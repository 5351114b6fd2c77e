package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;

/// A call that was in this operator's hands is not any more, and does not come back: they ended the
/// wrap-up, their access ended, or another operator took the call that they lost. May be said
/// again.
///
/// @param unfinished no message was sent, and the operator did not say that there is none
public record CallLeft(
    CallId call, ClientId client, PersonId operator, boolean unfinished, Instant at)
    implements CallEvent {}
