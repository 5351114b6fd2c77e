package denwaban.call;

import denwaban.access.PasskeyRequirement;
import denwaban.call.Call.Place;
import denwaban.call.Desk.State;
import denwaban.call.RecordingTap.Tapped;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.Refusal;
import denwaban.call.ledger.CallsInHand;
import denwaban.call.ledger.Ledger;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.script.Sound;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The office's switchboard: the calls, and the one lock around everything. [Reception] looks after
/// callers until they can be answered, [CallQueue] says which desk rings for whom, [DeskCommands]
/// does what operators command, [AudioRouting] lets each hear what fits, [Unattended] does what is
/// left for callers whom no operator takes, [CallSlips] has who rang sealed for the client.
///
/// Under the lock nothing blocks, for every port returns at once. What may block (database,
/// recording) runs in `arrivals` and comes back with its answer.
///
/// The desk rings at once, while the caller hears the greeting. An operator who is quicker than the
/// greeting waits for its end, because the recording notice follows it.
public final class Switchboard
    implements Exchange, CallsInHand, Callers, OperatorLines, Reception.Board, Unattended.Board {

  /// After a call an operator counts as at work for so long, without any input.
  static final Duration WRAP_UP = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

  private final Reception reception;
  private final CallQueue callQueue;
  private final DeskCommands deskCommands;
  private final AudioRouting audioRouting;
  private final Unattended unattended;
  private final Ledger ledger;
  private final CallSlips callSlips;
  private final InstantSource clock;
  private final Patience patience;
  private final Map<CallId, Call> calls = new HashMap<>();

  public Switchboard(
      Directory directory,
      RecordingTap recordingTap,
      Sounds sounds,
      Ledger ledger,
      Slips slips,
      CallerWatchlist callerWatchlist,
      BlockList blockList,
      Screens screens,
      Timers timers,
      InstantSource clock,
      Executor arrivals,
      Patience patience) {
    this.ledger = ledger;
    this.clock = clock;
    this.patience = patience;
    CallerRegion.warmUp();
    this.audioRouting = new AudioRouting(sounds);
    Timers locked = (delay, work) -> timers.after(delay, () -> underLock(work));
    this.unattended = new Unattended(audioRouting, ledger, locked, clock, arrivals, this);
    this.callQueue =
        new CallQueue(
            audioRouting,
            ledger,
            screens,
            locked,
            clock,
            patience,
            unattended::waiting,
            this::giveUp);
    this.callSlips = new CallSlips(slips, clock, arrivals, this::underLock, this::showWhoHas);
    this.deskCommands = new DeskCommands(callQueue, audioRouting, ledger, clock);
    this.reception =
        new Reception(
            directory, recordingTap, sounds, ledger, callerWatchlist, blockList, arrivals, this);
  }

  private synchronized void underLock(Runnable work) {
    work.run();
  }

  // ---- callers

  @Override
  public synchronized void arrive(CallId id, Line line, PhoneNumber called, Caller caller) {
    if (calls.size() >= patience.lines()) {
      line.refuse(Refusal.NO_CAPACITY);
      turnedAway(id, called);
      return;
    }
    var call = new Call(id, line, called, caller, clock.instant());
    calls.put(id, call);
    reception.receive(call);
  }

  @Override
  public void turnedAway(CallId id, PhoneNumber called) {
    reception.turnedAway(id, called, clock.instant());
  }

  @Override
  public synchronized boolean turnAway(Call call, Refusal why) {
    if (call.over()) return false;
    call.place = new Place.Over();
    calls.remove(call.id);
    call.line.refuse(why);
    LOG.atInfo().addKeyValue("call", call.id).addKeyValue("why", why).log("caller turned away");
    return true;
  }

  @Override
  public synchronized boolean admit(Call call, ServiceTerms serviceTerms) {
    if (call.over()) return false;
    call.serviceTerms = serviceTerms;
    call.line.ring();
    callQueue.enter(call);
    ledger.say(call.rang());
    return true;
  }

  @Override
  public synchronized boolean take(Call call, ServiceTerms serviceTerms) {
    if (call.over()) return false;
    call.serviceTerms = serviceTerms;
    call.place = new Place.Announced();
    call.line.ring();
    ledger.say(call.rang());
    return true;
  }

  @Override
  public synchronized boolean refuseAloud(Call call) {
    if (call.over()) return false;
    call.place = new Place.Announced();
    return true;
  }

  @Override
  public synchronized void announce(Call call, List<Sound> sounds) {
    unattended.announce(call, sounds);
  }

  @Override
  public synchronized void voicemail(Call call, Tapped tapped, List<Sound> prompt) {
    unattended.voicemail(call, tapped, prompt);
  }

  @Override
  public synchronized void welcome(Call call, Tapped tapped, List<Sound> sounds) {
    call.tapped = tapped;
    if (call.over()) {
      AudioRouting.endTap(call);
      return;
    }
    call.line.accept();
    unattended.listen(call);
    unattended.heard(call, sounds);
    var heard = Unattended.joined(sounds, null);
    if (heard.length() == 0) greeted(call);
    else call.line.play(heard, () -> greeted(call));
    switch (call.place) {
      case Place.Ringing(var desk) -> callQueue.show(desk);
      case Place.InHand(var desk) -> {
        AudioRouting.taken(call);
        callQueue.show(desk);
      }
      case Place.Arriving _,
          Place.Waiting _,
          Place.Announced _,
          Place.Speaking _,
          Place.Over _ -> {}
    }
  }

  @Override
  public synchronized void brokeOff(Call call) {
    call.brokeOff = true;
    unattended.brokeOff(call);
    showWhoHas(call);
  }

  private synchronized void greeted(Call call) {
    if (call.over()) return;
    call.greeted = true;
    audioRouting.follow(call);
  }

  @Override
  public synchronized void hungUp(CallId id) {
    var call = calls.get(id);
    if (call == null) return;
    end(call, call.place instanceof Place.InHand ? CallOutcome.BY_CALLER : CallOutcome.ABANDONED);
  }

  @Override
  public synchronized void lost(CallId id) {
    var call = calls.get(id);
    if (call != null) end(call, CallOutcome.LINE_LOST);
  }

  private void giveUp(Call call) {
    if (!call.inQueue()) return;
    if (unattended.mayVoicemail(call)) {
      unattended.voicemail(call);
      return;
    }
    call.line.hangUp();
    end(call, CallOutcome.UNANSWERED);
  }

  // ---- operators

  /// What this operator's screen shows now.
  public synchronized DeskView look(PersonId operator) {
    return callQueue.look(operator);
  }

  /// Whether this operator has a call, has just had one, or waits for the next. Who writes for
  /// longer after a call is known by what they type.
  public synchronized boolean atWork(PersonId operator) {
    var desk = callQueue.desk(operator);
    return switch (desk.state) {
      case State.Away _ -> false;
      case State.WrapUp _ -> clock.instant().isBefore(desk.since.plus(WRAP_UP));
      case State.Ready _, State.Ringing _, State.Talking _, State.Held _ -> true;
    };
  }

  /// Who takes calls at present, or after the one in hand.
  public synchronized Set<PersonId> atWork() {
    return callQueue.atWork();
  }

  /// @param home whether the desk stands in a home: only calls whose contract says so ring there
  /// @param passing clients whose calls pass it by for its operator's passkeys, for its screen
  ///   alone
  public synchronized CommandResult ready(
      PersonId operator, boolean home, PasskeyRequirement passkeys, int passing) {
    return deskCommands.ready(operator, home, passkeys, passing);
  }

  /// From `ready` or `ringing`; a ringing call goes to the next operator.
  public synchronized CommandResult away(PersonId operator) {
    return deskCommands.away(operator);
  }

  /// Before a line is opened. Which calls may ring there was asked of the place where the desk was
  /// made ready: at the other kind it is away first.
  ///
  /// @param home whether the line's session stated a home
  /// @return [CommandResult.Elsewhere] if a call is in hand at the other kind of place
  public synchronized CommandResult lineAt(PersonId operator, boolean home) {
    return deskCommands.lineAt(operator, home);
  }

  /// @param home whether the session that answers stated a home
  /// @return [CommandResult.Elsewhere] if the desk was made ready at the other kind of place
  public synchronized CommandResult answer(PersonId operator, boolean home, CallId id) {
    var commandResult = deskCommands.answer(operator, home, id);
    var call = calls.get(id);
    if (commandResult instanceof CommandResult.Done && call != null) callSlips.leave(call);
    return commandResult;
  }

  public synchronized CommandResult hold(PersonId operator, CallId id) {
    return deskCommands.hold(operator, id);
  }

  public synchronized CommandResult resume(PersonId operator, CallId id) {
    return deskCommands.resume(operator, id);
  }

  public synchronized CommandResult hangUp(PersonId operator, CallId id) {
    return deskCommands.doing(
        operator,
        id,
        (_, call) -> {
          if (!(call.place instanceof Place.InHand)) return CommandResult.WRONG_STATE;
          call.line.hangUp();
          end(call, CallOutcome.BY_OPERATOR);
          return CommandResult.DONE;
        });
  }

  /// Ends the wrap-up; the desk is ready for the next call.
  public synchronized CommandResult finish(PersonId operator, CallId id) {
    return deskCommands.finish(operator, id);
  }

  @Override
  public synchronized boolean lineUp(PersonId operator) {
    return callQueue.desks().stream()
        .anyMatch(it -> it.operator.equals(operator) && it.headset != null);
  }

  public synchronized void signingKey(PersonId operator, Bytes key) {
    deskCommands.signingKey(operator, key);
  }

  public synchronized void headsetUp(PersonId operator, Headset headset) {
    deskCommands.headsetUp(operator, headset);
  }

  /// The operator's audio broke. Ignored when another headset has taken its place. A call in hand
  /// goes back to the queue, before all others.
  public synchronized void headsetDown(PersonId operator, Headset headset) {
    deskCommands.headsetDown(operator, headset);
  }

  /// The session ended or the account was disabled: the desk is given up.
  public synchronized void gone(PersonId operator) {
    deskCommands.gone(operator);
  }

  @Override
  public synchronized Optional<InHand> of(CallId id) {
    return deskCommands.holding(id).map(Desk::holds);
  }

  @Override
  public synchronized Optional<Rang> inHandOf(PersonId operator, CallId id) {
    return deskCommands
        .holding(id)
        .filter(desk -> desk.operator.equals(operator))
        .map(Desk::held)
        .map(call -> {
          var served = call.served();
          return new Rang(served.id(), call.caller, served.form().number(), served.homes());
        });
  }

  @Override
  public synchronized void messageSent(CallId id, @Nullable UUID mailbox) {
    // or it went back to the queue meanwhile
    var call = deskCommands.holding(id).map(Desk::held).orElseGet(() -> calls.get(id));
    if (call == null) return;
    call.messageSent = true;
    showWhoHas(call);
    callSlips.alsoFor(call, mailbox);
  }

  private void showWhoHas(Call call) {
    callQueue.desks().stream().filter(it -> call.equals(it.call())).forEach(callQueue::show);
  }

  /// Where a call is, in one word: `arriving`, `greeting`, `waiting`, `ringing`, `talking`, `held`.
  public synchronized Optional<String> where(CallId id) {
    return Optional.ofNullable(calls.get(id)).map(Call::where);
  }

  /// The caller is gone, no matter which side hung up.
  @Override
  public void end(Call call, CallOutcome how) {
    if (call.over()) return;
    var was = call.place;
    var now = clock.instant();
    call.place = new Place.Over();
    call.how = how;
    call.endedAt = now;
    calls.remove(call.id);
    callQueue.drop(call);
    AudioRouting.endTap(call);
    switch (was) {
      case Place.Ringing(var desk) -> {
        desk.become(new State.Ready(), now);
        deskCommands.lost(call);
      }
      case Place.Waiting _ -> deskCommands.lost(call);
      case Place.InHand(var desk) -> {
        desk.become(new State.WrapUp(call), now);
        AudioRouting.quiet(desk);
      }
      case Place.Arriving _, Place.Announced _, Place.Speaking _, Place.Over _ -> {}
    }
    unattended.over(call);
    if (call.serviceTerms != null) {
      if (!call.wishing) sayEnd(call);
      callSlips.leave(call);
    }
    callQueue.assign();
  }

  private void sayEnd(Call call) {
    var of = call.served();
    var how = Objects.requireNonNull(call.how);
    var at = Objects.requireNonNull(call.endedAt);
    ledger.say(
        new CallEnded(
            call.id,
            of.id(),
            of.mailbox(),
            how,
            call.operator,
            call.arrivedAt,
            call.answeredAt,
            at));
  }

  @Override
  public void locked(Runnable work) {
    underLock(work);
  }

  @Override
  public void leavesQueue(Call call) {
    var was = call.place;
    callQueue.drop(call);
    call.choosing = false;
    call.place = new Place.Announced();
    if (was instanceof Place.Ringing(var desk)) desk.become(new State.Ready(), clock.instant());
    deskCommands.lost(call);
    callQueue.assign();
  }

  @Override
  public void putBack(Call call) {
    callQueue.enterAgain(call);
  }

  @Override
  public void sealNumber(Call call, Consumer<Boolean> done) {
    call.wishing = true;
    callSlips.unanswered(
        call,
        kept -> {
          call.wishing = false;
          done.accept(kept);
          if (call.over()) sayEnd(call);
        });
  }
}
