package denwaban.probe;

import java.time.Instant;

/// One attempt at one port or endpoint, and what came of it.
///
/// @param way [AccessPath#code]
/// @param target the port or endpoint: an address as it is registered, a port, a role
/// @param attempt without or with what it was tried
/// @param expected what a refusal looks like there
/// @param came what came instead or indeed: a status, a code word
/// @param at when it began
public record Observation(
    String way,
    String target,
    String attempt,
    String expected,
    String came,
    Outcome outcome,
    Instant at,
    int millis) {}
