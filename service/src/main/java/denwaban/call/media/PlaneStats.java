package denwaban.call.media;

/// Counters of the whole plane since it began.
///
/// @param legs legs open now
/// @param received datagrams read, of any kind
/// @param sent datagrams written, of any kind
/// @param refused datagrams that a leg dropped
/// @param failures datagrams or ticks that ended in an unexpected exception; should stay 0
/// @param lateTicks 20 ms ticks that began more than 5 ms late
public record PlaneStats(
    int legs, long received, long sent, long refused, long failures, long lateTicks) {}
