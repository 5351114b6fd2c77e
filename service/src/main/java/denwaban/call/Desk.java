package denwaban.call;

import denwaban.access.PasskeyRequirement;
import denwaban.call.ledger.CallsInHand.InHand;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One operator's desk. Touched only under the switchboard's lock.
final class Desk {

  /// What the operator is doing. `Ready` is not enough to be rung: the headset must be up too.
  sealed interface State {

    record Away() implements State {}

    record Ready() implements State {}

    record Ringing(Call call) implements State {}

    record Talking(Call call) implements State {}

    record Held(Call call) implements State {}

    record WrapUp(Call call) implements State {}
  }

  final PersonId operator;
  State state = new State.Away();
  Instant since;
  @Nullable Headset headset;
  @Nullable Bytes signingKey;

  /// Whether the operator who sits there stated that it is a home.
  boolean home;

  /// What all passkeys of the operator who sits there are.
  PasskeyRequirement passkeys = PasskeyRequirement.ANY;

  /// Clients whose calls pass this desk by, as their contracts ask for better passkeys.
  int passing;

  /// The smaller, the longer idle.
  long turn;

  /// Calls in a row that rang here in vain.
  int missed;

  private long seq;
  private @Nullable DeskView view;

  Desk(PersonId operator, Instant since) {
    this.operator = operator;
    this.since = since;
  }

  void become(State next, Instant now) {
    state = next;
    since = now;
  }

  boolean free() {
    return state instanceof State.Ready && headset != null;
  }

  /// Whether the operator who sits there takes calls: this one, or the next.
  boolean atWork() {
    return inHand() != null || (!(state instanceof State.Away) && headset != null);
  }

  /// Whether the client's contract lets its calls ring here.
  boolean mayTake(Call call) {
    return (!home || call.served().homes()) && passkeys.suffices(call.served().passkeys());
  }

  /// The call that this desk's screen shows.
  @Nullable Call call() {
    return switch (state) {
      case State.Away _, State.Ready _ -> null;
      case State.Ringing(var call) -> call;
      case State.Talking(var call) -> call;
      case State.Held(var call) -> call;
      case State.WrapUp(var call) -> call;
    };
  }

  /// The call in this operator's hands: not one that only rings.
  @Nullable Call inHand() {
    return state instanceof State.Ringing ? null : call();
  }

  /// The call in hand, as others may know it.
  InHand holds() {
    var call = held();
    return new InHand(
        call.served().id(),
        operator,
        state instanceof State.WrapUp,
        call.arrivedAt,
        call.served().form().messages(),
        signingKey);
  }

  Call held() {
    var call = inHand();
    if (call == null) {
      throw new AssertionError("asked of a desk that holds a call");
    }
    return call;
  }

  /// What the screen shows, as of the last [#changed].
  DeskView view() {
    if (view == null) {
      throw new AssertionError("drawn before it is shown");
    }
    return view;
  }

  /// Draws the desk again.
  ///
  /// @param waiting callers in the queue
  /// @return whether it looks different now; then it has the next sequence number
  boolean changed(int waiting) {
    var next = draw(seq, waiting);
    if (next.equals(view)) return false;
    view = draw(++seq, waiting);
    return true;
  }

  private DeskView draw(long number, int waiting) {
    var call = call();
    var status =
        switch (state) {
          case State.Away _ -> "away";
          case State.Ready _ -> "ready";
          case State.Ringing _ -> "ringing";
          case State.Talking _ -> "talking";
          case State.Held _ -> "held";
          case State.WrapUp _ -> "wrapup";
        };
    return new DeskView(
        number,
        status,
        since,
        waiting,
        headset == null ? "down" : "up",
        state instanceof State.Away ? 0 : passing,
        call == null ? null : call.view(status));
  }
}
