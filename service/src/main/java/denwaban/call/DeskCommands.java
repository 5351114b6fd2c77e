package denwaban.call;

import denwaban.access.PasskeyRequirement;
import denwaban.call.Call.Place;
import denwaban.call.Desk.State;
import denwaban.call.event.CallAnswered;
import denwaban.call.event.CallLeft;
import denwaban.call.event.CallTaken;
import denwaban.call.event.CallTakenAtHome;
import denwaban.call.ledger.Ledger;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;

/// What operators do at their desks. Called only under the switchboard's lock.
final class DeskCommands {

  private final CallQueue callQueue;
  private final AudioRouting audioRouting;
  private final Ledger ledger;
  private final InstantSource clock;

  DeskCommands(CallQueue callQueue, AudioRouting audioRouting, Ledger ledger, InstantSource clock) {
    this.callQueue = callQueue;
    this.audioRouting = audioRouting;
    this.ledger = ledger;
    this.clock = clock;
  }

  CommandResult ready(PersonId operator, boolean home, PasskeyRequirement passkeys, int passing) {
    var desk = callQueue.desk(operator);
    if (!(desk.state instanceof State.Away)) return CommandResult.WRONG_STATE;
    desk.missed = 0;
    desk.home = home;
    desk.passkeys = passkeys;
    desk.passing = passing;
    callQueue.idle(desk);
    return CommandResult.DONE;
  }

  CommandResult away(PersonId operator) {
    var desk = callQueue.desk(operator);
    return switch (desk.state) {
      case State.Ready() -> {
        desk.become(new State.Away(), clock.instant());
        // who waits for this operator's group may have to be offered to others
        callQueue.assign();
        yield CommandResult.DONE;
      }
      case State.Ringing(var call) -> {
        desk.become(new State.Away(), clock.instant());
        callQueue.putBack(call);
        callQueue.show(desk);
        yield CommandResult.DONE;
      }
      case State.Away _, State.Talking _, State.Held _, State.WrapUp _ -> CommandResult.WRONG_STATE;
    };
  }

  CommandResult lineAt(PersonId operator, boolean home) {
    var desk = callQueue.desk(operator);
    // when the desk is made ready, it is said where it stands
    if (desk.state instanceof State.Away || desk.home == home) return CommandResult.DONE;
    var left = away(operator);
    return left instanceof CommandResult.Done ? left : CommandResult.ELSEWHERE;
  }

  CommandResult answer(PersonId operator, boolean home, CallId id) {
    return doing(
        operator,
        id,
        (desk, call) -> {
          if (desk.home != home) return CommandResult.ELSEWHERE;
          if (!(desk.state instanceof State.Ringing) || desk.headset == null) {
            return CommandResult.WRONG_STATE;
          }
          CallQueue.taken(call);
          var now = clock.instant();
          if (!operator.equals(call.operator)) lost(call);
          desk.missed = 0;
          desk.become(new State.Talking(call), now);
          call.place = new Place.InHand(desk);
          call.operator = operator;
          ledger.say(new CallTaken(call.id, call.served().id(), operator, now));
          if (call.answeredAt == null) {
            call.answeredAt = now;
            ledger.say(new CallAnswered(call.id, call.served().id(), operator, now));
          }
          if (desk.home) {
            ledger.say(new CallTakenAtHome(call.id, call.served().id(), operator, now));
          }
          AudioRouting.taken(call);
          audioRouting.follow(call);
          callQueue.show(desk);
          return CommandResult.DONE;
        });
  }

  CommandResult hold(PersonId operator, CallId id) {
    return doing(
        operator,
        id,
        (desk, call) -> {
          if (!(desk.state instanceof State.Talking)) return CommandResult.WRONG_STATE;
          desk.become(new State.Held(call), clock.instant());
          AudioRouting.quiet(desk);
          audioRouting.follow(call);
          callQueue.show(desk);
          return CommandResult.DONE;
        });
  }

  CommandResult resume(PersonId operator, CallId id) {
    return doing(
        operator,
        id,
        (desk, call) -> {
          if (!(desk.state instanceof State.Held)) return CommandResult.WRONG_STATE;
          desk.become(new State.Talking(call), clock.instant());
          audioRouting.follow(call);
          callQueue.show(desk);
          return CommandResult.DONE;
        });
  }

  CommandResult finish(PersonId operator, CallId id) {
    return doing(
        operator,
        id,
        (desk, call) -> {
          if (!(desk.state instanceof State.WrapUp)) return CommandResult.WRONG_STATE;
          AudioRouting.left(call);
          callQueue.idle(desk);
          left(call, operator, false);
          return CommandResult.DONE;
        });
  }

  /// Does something with the call that this desk shows, if it is that one.
  CommandResult doing(PersonId operator, CallId id, BiFunction<Desk, Call, CommandResult> work) {
    var desk = callQueue.desk(operator);
    var call = desk.call();
    if (call == null || !call.id.equals(id)) return CommandResult.WRONG_STATE;
    return work.apply(desk, call);
  }

  /// An operator who had the call before does not get it back.
  void lost(Call call) {
    if (call.operator != null) {
      left(call, call.operator, !call.messageSent);
    }
  }

  private void left(Call call, PersonId operator, boolean unfinished) {
    ledger.say(new CallLeft(call.id, call.served().id(), operator, unfinished, clock.instant()));
  }

  void signingKey(PersonId operator, Bytes key) {
    callQueue.desk(operator).signingKey = key;
  }

  void headsetUp(PersonId operator, Headset headset) {
    var desk = callQueue.desk(operator);
    desk.headset = headset;
    var call = desk.inHand();
    if (call != null && !call.over()) audioRouting.follow(call);
    callQueue.assign();
  }

  void headsetDown(PersonId operator, Headset headset) {
    var desk = callQueue.desk(operator);
    if (!headset.equals(desk.headset)) return;
    desk.headset = null;
    var held = desk.inHand();
    if (held != null && !held.over()) AudioRouting.left(held);
    switch (desk.state) {
      case State.Ringing(var call) -> callQueue.leave(desk, call);
      case State.Talking(var call) -> callQueue.leave(desk, call);
      case State.Held(var call) -> callQueue.leave(desk, call);
      case State.Away _, State.Ready _, State.WrapUp _ -> callQueue.assign();
    }
    callQueue.show(desk);
  }

  void gone(PersonId operator) {
    var desk = callQueue.forget(operator);
    if (desk == null) return;
    AudioRouting.quiet(desk);
    desk.headset = null;
    var held = desk.inHand();
    if (held != null) {
      AudioRouting.left(held);
      left(held, operator, !held.messageSent);
    }
    var call = desk.call();
    if (call != null && !call.over()) callQueue.putBack(call);
    else callQueue.assign();
  }

  /// Which desk holds the call: talking, on hold, or in the wrap-up after it.
  Optional<Desk> holding(CallId id) {
    for (var desk : callQueue.desks()) {
      var call = desk.inHand();
      if (call != null && call.id.equals(id)) return Optional.of(desk);
    }
    return Optional.empty();
  }
}
