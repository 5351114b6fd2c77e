package denwaban.call.media;

import denwaban.call.AudioTap;
import denwaban.kernel.Bytes;
import java.util.function.Consumer;

/// One end of a call: the telephone network or a browser.
///
/// What the peer hears is one continuous RTP stream whatever feeds it. All methods may be called
/// from any thread, take effect in the order they were called, and do not block.
public sealed interface Leg permits TrunkLeg, WebLeg {

  /// Plays G.711 µ-law (8000 bytes a second) once, in place of whatever the peer hears now.
  ///
  /// @param ended runs once when the last packet was sent; not at all if something replaces it
  void play(Bytes ulaw, Runnable ended);

  /// Plays µ-law again and again until something replaces it; see [Melody].
  void hold(Bytes ulaw);

  /// Plays nothing.
  void silence();

  /// Ends the bridge on both sides, if there is one; see [MediaPlane#bridge].
  void unbridge();

  /// Copies both directions from now on: what this peer says (CALLER) and hears (OPERATOR).
  ///
  /// The heard side includes music and announcements, so a recording shows what the caller heard.
  void tap(AudioTap tap);

  /// Ends the tap normally, if there is one. Closing the leg does the same.
  void untap();

  /// Hears the peer's keypad (RFC 4733): `0`-`9`, `*`, `#`, `A`-`D`, once per key press.
  void keys(Consumer<Character> pressed);

  LegStats stats();

  /// Ends the leg and frees its ports; a second call does nothing.
  void close();
}
