package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;

/// What the switchboard says upwards.
public sealed interface CallEvent
    permits CallRang,
        CallHeard,
        CallShown,
        CallAnswered,
        CallTaken,
        CallTakenAtHome,
        CallLeft,
        CallerWaits,
        CallEnded,
        CallRefused {

  CallId call();

  ClientId client();
}
