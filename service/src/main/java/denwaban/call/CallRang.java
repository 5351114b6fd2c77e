package denwaban.call;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.time.Instant;

/// A caller reached a client's number and waits for an operator.
public record CallRang(CallId call, ClientId client, Instant at) implements CallEvent {}
