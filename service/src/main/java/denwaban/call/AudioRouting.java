package denwaban.call;

import denwaban.call.Call.Place;
import denwaban.call.Desk.State;
import denwaban.call.RecordingTap.Tapped;

/// Who hears what: caller, operator, recorder. Called only under the switchboard's lock.
record AudioRouting(Sounds sounds) {

  /// Lets the caller hear what fits the state of things.
  void follow(Call call) {
    if (!call.greeted) return;
    // the choice is heard to its end, whatever rings meanwhile
    if (call.choosing && call.inQueue()) return;
    call.choosing = false;
    switch (call.place) {
      case Place.Waiting() -> call.line.loop(sounds.waiting());
      case Place.Ringing _ -> call.line.loop(sounds.ringing());
      case Place.InHand(var desk) -> {
        if (desk.state instanceof State.Held || desk.headset == null) {
          call.line.loop(sounds.hold());
        } else {
          startTap(call);
          call.line.bridge(desk.headset);
        }
      }
      case Place.Arriving _, Place.Announced _, Place.Speaking _, Place.Over _ -> {}
    }
  }

  static void startTap(Call call) {
    if (call.tapping || !(call.tapped instanceof Tapped.On(var tap))) return;
    call.tapping = true;
    call.line.tap(tap);
  }

  /// A tap that the line never got must hear from us that nothing will come.
  static void endTap(Call call) {
    if (!call.tapping && call.tapped instanceof Tapped.On(var tap)) {
      call.tapping = true;
      tap.ended(true);
    }
  }

  /// The call is in an operator's hands now.
  static void taken(Call call) {
    if (call.tapped instanceof Tapped.On(var tap)) tap.taken();
  }

  /// The call left its operator's hands.
  static void left(Call call) {
    if (call.tapped instanceof Tapped.On(var tap)) tap.left();
  }

  static void quiet(Desk desk) {
    if (desk.headset != null) desk.headset.quiet();
  }
}
