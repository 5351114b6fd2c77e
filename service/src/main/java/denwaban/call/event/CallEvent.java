package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;

/// What the switchboard says upwards.
public sealed interface CallEvent
    permits CallRang, CallShown, CallAnswered, CallTaken, CallLeft, CallEnded, CallRefused {

  CallId call();

  ClientId client();
}
