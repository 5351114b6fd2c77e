package denwaban.call;

import denwaban.call.RecordingTap.Tapped;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.CallRang;
import denwaban.call.event.CallShown;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call at the switchboard. Touched only under the switchboard's lock.
final class Call {

  /// Where the call is.
  sealed interface Place {

    /// Its client is being looked up.
    record Arriving() implements Place {}

    record Waiting() implements Place {}

    record Ringing(Desk at) implements Place {}

    /// Talking or on hold; the desk knows which.
    record InHand(Desk of) implements Place {}

    /// Hears last words, after which the call ends.
    record Announced() implements Place {}

    /// Leaves a voicemail, or hears that they may.
    record Speaking() implements Place {}

    record Over() implements Place {}
  }

  final CallId id;
  final Line line;
  final Caller caller;
  final PhoneNumber called;
  final Instant arrivedAt;
  Place place = new Place.Arriving();
  @Nullable ServiceTerms serviceTerms;
  @Nullable Tapped tapped;
  boolean tapping;

  /// The recording ended before the call did.
  boolean brokeOff;

  /// The caller has heard the whole greeting, and the recording notice after it. Only then may an
  /// operator be joined.
  boolean greeted;

  @Nullable PersonId operator;
  @Nullable Instant answeredAt;
  @Nullable Instant endedAt;
  @Nullable CallOutcome how;
  boolean messageSent;

  /// Who rang is being sealed for the client, or is.
  boolean slipLeft;

  /// The call ended while that was under way: once more if it fails.
  boolean slipAgain;

  /// Whether that is kept; null as long as it is not known.
  @Nullable Boolean slipKept;

  /// The caller's wish to be called back is being sealed: the end of the call is said after it.
  boolean wishing;

  /// Since when the caller speaks after the tone.
  @Nullable Instant speaksSince;

  /// The choice by key is being said.
  boolean choosing;

  /// The choice was said once, so keys count.
  boolean mayChoose;

  /// When the choice is said, or a voicemail ends.
  Timers.@Nullable Timer unattended;

  /// The caller has waited for the client's own group as long as the office set.
  boolean overflowed;

  /// When that is.
  Timers.@Nullable Timer overflow;

  Timers.@Nullable Timer ringing;
  Timers.@Nullable Timer waiting;

  Call(CallId id, Line line, PhoneNumber called, Caller caller, Instant arrivedAt) {
    this.id = id;
    this.line = line;
    this.called = called;
    this.caller = caller;
    this.arrivedAt = arrivedAt;
  }

  ServiceTerms served() {
    if (serviceTerms == null) {
      throw new AssertionError("a call on a desk has a client");
    }
    return serviceTerms;
  }

  CallRang rang() {
    var of = served();
    return new CallRang(id, of.id(), of.mailbox(), called, arrivedAt);
  }

  CallShown shownAt(Desk desk, Instant now) {
    var instructions = served().script().instructions();
    var ids = instructions.stream().map(DeskView.Instruction::id).toList();
    return new CallShown(id, served().id(), desk.operator, ids, now);
  }

  /// Waits for an operator; one may be rung already.
  boolean inQueue() {
    return place instanceof Place.Waiting || place instanceof Place.Ringing;
  }

  /// Whose number was dialled; null as long as that is not known, and of a caller who is refused.
  @Nullable ClientId client() {
    return serviceTerms == null ? null : serviceTerms.id();
  }

  boolean over() {
    return place instanceof Place.Over;
  }

  /// `arriving`, `greeting`, `waiting`, `ringing`, `talking`, `held`, `announced` or `speaking`.
  String where() {
    return switch (place) {
      case Place.Arriving _, Place.Over _ -> "arriving";
      case Place.Announced _ -> "announced";
      case Place.Speaking _ -> "speaking";
      case Place.InHand(var desk) when desk.state instanceof Desk.State.Held -> "held";
      case Place.InHand _ when greeted -> "talking";
      case Place.Waiting _, Place.Ringing _, Place.InHand _ when !greeted -> "greeting";
      case Place.Ringing _, Place.InHand _ -> "ringing";
      case Place.Waiting _ -> "waiting";
    };
  }

  DeskView.Call view(String status) {
    var of = served();
    return new DeskView.Call(
        id.toString(),
        over() ? "over" : status,
        arrivedAt,
        answeredAt,
        endedAt,
        endedBy(),
        CallerRegion.of(caller, arrivedAt),
        slipKept,
        of.client(),
        of.script(),
        of.form(),
        recording(),
        of.seal(),
        of.mailboxes(),
        of.mailbox(),
        messageSent);
  }

  private @Nullable String endedBy() {
    return switch (how) {
      case null -> null;
      case BY_CALLER, ABANDONED -> "caller";
      case BY_OPERATOR, UNANSWERED -> "operator";
      case LINE_LOST, CRASHED -> "line";
    };
  }

  private DeskView.Recording recording() {
    return switch (tapped) {
      case null -> new DeskView.Recording(false, null);
      case Tapped.On _ when brokeOff -> new DeskView.Recording(false, "broke-off");
      case Tapped.On _ -> new DeskView.Recording(true, null);
      case Tapped.Off(var why) ->
          new DeskView.Recording(
              false,
              switch (why) {
                case NO_KEY -> "no-key";
                case NOT_AGREED -> "not-agreed";
                // to the operator one thing: what must be written cannot be written now
                case LOG_UNAVAILABLE, STORAGE_UNAVAILABLE -> "log-unavailable";
              });
    };
  }
}
