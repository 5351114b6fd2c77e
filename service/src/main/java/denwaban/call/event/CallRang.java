package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A caller reached a client's number and waits for an operator.
///
/// @param mailbox that the dialled number belongs to; null for the general box
public record CallRang(
    CallId call, ClientId client, @Nullable UUID mailbox, @Nullable PhoneNumber called, Instant at)
    implements CallEvent {}
