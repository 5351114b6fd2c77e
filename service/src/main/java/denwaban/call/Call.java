package denwaban.call;

import denwaban.call.RecordingTap.Tapped;
import denwaban.call.event.CallOutcome;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
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

    record Over() implements Place {}
  }

  final CallId id;
  final Line line;
  final Caller caller;
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

  /// Whether that is kept; null as long as it is not known.
  @Nullable Boolean slipKept;

  Timers.@Nullable Timer ringing;
  Timers.@Nullable Timer waiting;

  Call(CallId id, Line line, Caller caller, Instant arrivedAt) {
    this.id = id;
    this.line = line;
    this.caller = caller;
    this.arrivedAt = arrivedAt;
  }

  ServiceTerms served() {
    if (serviceTerms == null) {
      throw new AssertionError("a call on a desk has a client");
    }
    return serviceTerms;
  }

  boolean over() {
    return place instanceof Place.Over;
  }

  /// `arriving`, `greeting`, `waiting`, `ringing`, `talking` or `held`.
  String where() {
    return switch (place) {
      case Place.Arriving _, Place.Over _ -> "arriving";
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
