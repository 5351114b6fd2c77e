package denwaban.call;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.time.Instant;

/// What is left of a call that nobody answered: who rang, and when. In memory only, until sealed.
public record Slip(
    CallId call, ClientId client, Caller caller, Ended how, Instant arrivedAt, Instant at) {}
