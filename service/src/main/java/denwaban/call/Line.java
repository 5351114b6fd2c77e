package denwaban.call;

import denwaban.call.event.Refusal;
import denwaban.kernel.Bytes;
import java.util.function.Consumer;

/// Port: one caller's line, however it came in (SIP trunk, demo telephone).
///
/// Every method returns at once and never calls the [Switchboard] on the same thread: the
/// switchboard holds its lock while it calls. After the line is gone each method does nothing.
public interface Line {

  /// Lets the caller hear that it rings. Before [#accept] only.
  void ring();

  /// Opens the line for audio.
  void accept();

  /// Turns the call away; the line is gone.
  void refuse(Refusal why);

  /// Ends the call in whatever state it is; the line is gone.
  void hangUp();

  /// Plays once, then runs `ended` on some thread. What played before stops; its `ended` is not
  /// run.
  ///
  /// @param ulaw G.711 µ-law, 8 kHz, mono
  void play(Bytes ulaw, Runnable ended);

  /// Plays over and over until something else is asked for.
  ///
  /// @param ulaw as for [#play]
  void loop(Bytes ulaw);

  /// Joins the caller with an operator, both ways, and stops what plays.
  void bridge(Headset operator);

  /// Tells which keys the caller presses from now on, each on some thread, until the line is gone.
  ///
  /// @param pressed takes `0` to `9`, `*`, `#`, `A` to `D`
  void keys(Consumer<Character> pressed);

  /// Copies both directions to `tap` from now on, until the line is gone.
  void tap(AudioTap tap);
}
