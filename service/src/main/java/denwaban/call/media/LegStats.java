package denwaban.call.media;

/// Counters of one leg since it began, in packets.
///
/// @param received audio and event packets accepted from the peer
/// @param sent audio and event packets sent to the peer
/// @param refused packets dropped: wrong source, not authentic, replayed, malformed
/// @param lost packets the peer sent that never came, by its sequence numbers
public record LegStats(long received, long sent, long refused, long lost) {}
