package denwaban.call;

/// Hears both directions of one call, packet by packet, from the media loop's own thread.
///
/// An implementation must return within microseconds and never block: the loop relays other calls.
public interface AudioTap {

  /// One RTP packet's audio, as G.711 µ-law at 8 kHz.
  ///
  /// @param sequence RTP sequence number, 0 to 65535
  /// @param timestamp RTP timestamp, unsigned 32 bits, in samples
  /// @param ulaw valid only during this call; copy what must stay
  /// @param arrivedNanos monotonic time of arrival
  void audio(
      Side side,
      int ssrc,
      int sequence,
      long timestamp,
      byte[] ulaw,
      int offset,
      int length,
      long arrivedNanos);

  /// A packet that carries no audio (RFC 4733 event) but takes part in the sequence numbers.
  void event(Side side, int ssrc, int sequence);

  /// The call's audio is over; nothing follows.
  ///
  /// @param normally false when the media plane broke, so that the end may be missing
  void ended(boolean normally);
}
