package denwaban.call.media;

/// Hears key presses in RFC 4733 events: many packets, one key.
final class Keypad {

  /// No hand and no machine presses faster (ITU-T Q.24 asks for tones of 40 ms); more is a flood.
  static final long SHORTEST_NANOS = 40_000_000L;

  private static final String KEYS = "0123456789*#ABCD";

  private boolean any;
  private int lastSsrc;
  private long lastTs;
  private long lastNanos;

  /// @return the key, if this packet begins a new press; else 0
  char hear(int ssrc, long ts, byte[] packet, int start, int end, long now) {
    // RFC 4733 section 2.3: event, flags and volume, duration
    if (end - start < 4) return 0;
    var event = packet[start] & 0xff;
    if (event >= KEYS.length()) return 0;
    if (any) {
      if (ssrc == lastSsrc && (int) (ts - lastTs) <= 0) return 0;
      if (now - lastNanos < SHORTEST_NANOS) return 0;
    }
    any = true;
    lastSsrc = ssrc;
    lastTs = ts;
    lastNanos = now;
    return KEYS.charAt(event);
  }
}
