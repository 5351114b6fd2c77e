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

  /// An operator took the call: from now on they may hear again what they heard. Called under the
  /// switchboard's lock, any number of times, after the end too.
  default void taken() {}

  /// The call left its operator's hands, by a broken headset or at the end of the wrap-up: what
  /// they could hear again is forgotten. Called as [#taken] is.
  default void left() {}

  /// The call's audio is over; nothing follows.
  ///
  /// @param normally false when the media plane broke, so that the end may be missing
  void ended(boolean normally);
}
