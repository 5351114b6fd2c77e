package denwaban.call;

import denwaban.call.Call.Place;
import denwaban.call.Desk.State;
import denwaban.call.Directory.Lookup;
import denwaban.call.Tapping.Tapped;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The office's switchboard: callers, desks, and who talks to whom.
///
/// One lock around everything; under it nothing blocks, for every port returns at once. What may
/// block (database, recording) runs in `arrivals` and comes back with its answer.
///
/// The desk rings at once, while the caller hears the greeting. An operator who is quicker than the
/// greeting waits for its end, because the recording notice follows it.
final class Switchboard implements Exchange, CallsInHand {

  /// After this many calls that rang in vain in a row, an empty chair no longer makes callers wait.
  static final int MISSED_LIMIT = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

  /// Refused callers whose client is looked up at one time.
  static final int REFUSED_AT_ONCE = 50;

  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  private final Directory directory;
  private final Tapping tapping;
  private final Sounds sounds;
  private final Ledger ledger;
  private final Slips slips;
  private final Screens screens;
  private final Timers timers;
  private final InstantSource clock;
  private final Executor arrivals;
  private final Patience patience;

  private final Map<CallId, Call> calls = new HashMap<>();
  private final Map<PersonId, Desk> desks = new HashMap<>();
  private final ArrayDeque<Call> queue = new ArrayDeque<>();
  private final Semaphore asking = new Semaphore(REFUSED_AT_ONCE);
  private long turns;

  Switchboard(
      Directory directory,
      Tapping tapping,
      Sounds sounds,
      Ledger ledger,
      Slips slips,
      Screens screens,
      Timers timers,
      InstantSource clock,
      Executor arrivals,
      Patience patience) {
    this.directory = directory;
    this.tapping = tapping;
    this.sounds = sounds;
    this.ledger = ledger;
    this.slips = slips;
    this.screens = screens;
    this.timers = timers;
    this.clock = clock;
    this.arrivals = arrivals;
    this.patience = patience;
  }

  // ---- callers

  @Override
  public synchronized void arrive(CallId id, Line line, PhoneNumber called, Caller caller) {
    if (calls.size() >= patience.lines()) {
      line.refuse(Refusal.NO_CAPACITY);
      turnedAway(id, called);
      return;
    }
    var call = new Call(id, line, caller, clock.instant());
    calls.put(id, call);
    arrivals.execute(() -> connect(call, called));
  }

  @Override
  public void turnedAway(CallId id, PhoneNumber called) {
    var at = clock.instant();
    arrivals.execute(() -> sayRefused(id, called, Refusal.NO_CAPACITY, at));
  }

  /// Unknown numbers belong to nobody, who has no log. In a flood of calls the log must not become
  /// the load that keeps the others from being answered.
  private void sayRefused(CallId id, PhoneNumber called, Refusal why, Instant at) {
    if (!asking.tryAcquire()) {
      LOG.atWarn().addKeyValue("call", id).log("a refused call is not logged: too many at once");
      return;
    }
    try {
      directory.owner(called).ifPresent(client -> ledger.say(new CallRefused(id, client, why, at)));
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", id).setCause(outage).log("a refused call is not logged");
    } finally {
      asking.release();
    }
  }

  /// Not under the lock: it asks the database.
  private void connect(Call call, PhoneNumber called) {
    Lookup found;
    try {
      found = directory.find(called, call.arrivedAt);
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("no directory");
      if (turnAway(call, Refusal.OUT_OF_ORDER)) {
        sayRefused(call.id, called, Refusal.OUT_OF_ORDER, call.arrivedAt);
      }
      return;
    }
    switch (found) {
      case Lookup.UnknownNumber() -> {
        var _ = turnAway(call, Refusal.UNKNOWN_NUMBER);
      }
      case Lookup.NoContract(var client) -> {
        if (turnAway(call, Refusal.NO_CONTRACT)) {
          ledger.say(new CallRefused(call.id, client, Refusal.NO_CONTRACT, call.arrivedAt));
        }
      }
      case Lookup.Found(var served) -> {
        if (admit(call, served)) greet(call, served);
      }
    }
  }

  /// False when the caller was gone before.
  private synchronized boolean turnAway(Call call, Refusal why) {
    if (call.over()) return false;
    call.place = new Place.Over();
    calls.remove(call.id);
    call.line.refuse(why);
    LOG.atInfo().addKeyValue("call", call.id).addKeyValue("why", why).log("caller turned away");
    return true;
  }

  private synchronized boolean admit(Call call, Served served) {
    if (call.over()) return false;
    call.served = served;
    call.place = new Place.Waiting();
    call.line.ring();
    queue.addLast(call);
    call.waiting = timers.after(patience.queue(), () -> giveUp(call));
    assign();
    ledger.say(new CallRang(call.id, served.id(), call.arrivedAt));
    return true;
  }

  /// The greeting for everybody, the notice for those who are recorded.
  private void greet(Call call, Served served) {
    var tapped = tapped(call, served);
    var heard = NOTHING;
    try {
      heard = sounds.greeting(served.id());
      if (tapped instanceof Tapped.On) heard = joined(heard, sounds.notice(served.id()));
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("no greeting, no notice");
      // without the notice nothing may be recorded
      if (tapped instanceof Tapped.On(var tap)) {
        tap.ended(true);
        tapped = new Tapped.Off(Tapping.Reason.STORAGE_UNAVAILABLE);
      }
    }
    welcome(call, tapped, heard);
  }

  private static Bytes joined(Bytes greeting, Bytes notice) {
    if (notice.length() == 0) throw new IllegalStateException("a notice without a sound");
    var both = Arrays.copyOf(greeting.toArray(), greeting.length() + notice.length());
    System.arraycopy(notice.toArray(), 0, both, greeting.length(), notice.length());
    return Bytes.of(both);
  }

  private Tapped tapped(Call call, Served served) {
    try {
      return tapping.begin(call.id, served.id(), call.arrivedAt);
    } catch (RuntimeException outage) {
      // a call must be answered even when nothing can be kept of it
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("not recorded");
      return new Tapped.Off(Tapping.Reason.STORAGE_UNAVAILABLE);
    }
  }

  private synchronized void welcome(Call call, Tapped tapped, Bytes heard) {
    call.tapped = tapped;
    if (call.over()) {
      endTap(call);
      return;
    }
    call.line.accept();
    if (heard.length() == 0) greeted(call);
    else call.line.play(heard, () -> greeted(call));
    showCall(call);
  }

  private synchronized void greeted(Call call) {
    if (call.over()) return;
    call.greeted = true;
    listen(call);
  }

  @Override
  public synchronized void hungUp(CallId id) {
    var call = calls.get(id);
    if (call == null) return;
    end(call, call.place instanceof Place.InHand ? Ended.BY_CALLER : Ended.ABANDONED);
  }

  @Override
  public synchronized void lost(CallId id) {
    var call = calls.get(id);
    if (call != null) end(call, Ended.LINE_LOST);
  }

  private synchronized void giveUp(Call call) {
    if (call.over() || call.place instanceof Place.InHand) return;
    call.line.hangUp();
    end(call, Ended.UNANSWERED);
  }

  // ---- operators

  /// What this operator's screen shows now.
  synchronized DeskView look(PersonId operator) {
    var desk = desk(operator);
    desk.changed(queue.size());
    return desk.view();
  }

  synchronized Deed ready(PersonId operator) {
    var desk = desk(operator);
    if (!(desk.state instanceof State.Away)) return Deed.WRONG_STATE;
    desk.missed = 0;
    idle(desk);
    return Deed.DONE;
  }

  /// From `ready` or `ringing`; a ringing call goes to the next operator.
  synchronized Deed away(PersonId operator) {
    var desk = desk(operator);
    return switch (desk.state) {
      case State.Ready() -> {
        desk.become(new State.Away(), clock.instant());
        show(desk);
        yield Deed.DONE;
      }
      case State.Ringing(var call) -> {
        desk.become(new State.Away(), clock.instant());
        putBack(call);
        show(desk);
        yield Deed.DONE;
      }
      case State.Away _, State.Talking _, State.Held _, State.WrapUp _ -> Deed.WRONG_STATE;
    };
  }

  synchronized Deed answer(PersonId operator, CallId id) {
    return doing(
        operator,
        id,
        (desk, call) -> {
          if (!(desk.state instanceof State.Ringing) || desk.headset == null) {
            return Deed.WRONG_STATE;
          }
          cancel(call.ringing);
          cancel(call.waiting);
          var now = clock.instant();
          desk.missed = 0;
          desk.become(new State.Talking(call), now);
          call.place = new Place.InHand(desk);
          call.operator = operator;
          if (call.answeredAt == null) {
            call.answeredAt = now;
            ledger.say(new CallAnswered(call.id, call.served().id(), operator, now));
          }
          listen(call);
          show(desk);
          return Deed.DONE;
        });
  }

  synchronized Deed hold(PersonId operator, CallId id) {
    return doing(
        operator,
        id,
        (desk, call) -> {
          if (!(desk.state instanceof State.Talking)) return Deed.WRONG_STATE;
          desk.become(new State.Held(call), clock.instant());
          quiet(desk);
          listen(call);
          show(desk);
          return Deed.DONE;
        });
  }

  synchronized Deed resume(PersonId operator, CallId id) {
    return doing(
        operator,
        id,
        (desk, call) -> {
          if (!(desk.state instanceof State.Held)) return Deed.WRONG_STATE;
          desk.become(new State.Talking(call), clock.instant());
          listen(call);
          show(desk);
          return Deed.DONE;
        });
  }

  synchronized Deed hangUp(PersonId operator, CallId id) {
    return doing(
        operator,
        id,
        (_, call) -> {
          if (!(call.place instanceof Place.InHand)) return Deed.WRONG_STATE;
          call.line.hangUp();
          end(call, Ended.BY_OPERATOR);
          return Deed.DONE;
        });
  }

  /// Ends the wrap-up; the desk is ready for the next call.
  synchronized Deed finish(PersonId operator, CallId id) {
    return doing(
        operator,
        id,
        (desk, _) -> {
          if (!(desk.state instanceof State.WrapUp)) return Deed.WRONG_STATE;
          idle(desk);
          return Deed.DONE;
        });
  }

  synchronized void signingKey(PersonId operator, Bytes key) {
    desk(operator).signingKey = key;
  }

  synchronized void headsetUp(PersonId operator, Headset headset) {
    var desk = desk(operator);
    desk.headset = headset;
    var call = desk.inHand();
    if (call != null && !call.over()) listen(call);
    assign();
  }

  /// The operator's audio broke. Ignored when another headset has taken its place. A call in hand
  /// goes back to the queue, before all others.
  synchronized void headsetDown(PersonId operator, Headset headset) {
    var desk = desk(operator);
    if (!headset.equals(desk.headset)) return;
    desk.headset = null;
    switch (desk.state) {
      case State.Ringing(var call) -> leave(desk, call);
      case State.Talking(var call) -> leave(desk, call);
      case State.Held(var call) -> leave(desk, call);
      case State.Away _, State.Ready _, State.WrapUp _ -> {}
    }
    show(desk);
  }

  /// The session ended or the account was disabled: the desk is given up.
  synchronized void gone(PersonId operator) {
    var desk = desks.remove(operator);
    if (desk == null) return;
    quiet(desk);
    desk.headset = null;
    var call = desk.call();
    if (call != null && !call.over()) putBack(call);
  }

  @Override
  public synchronized Optional<InHand> of(CallId id) {
    for (var desk : desks.values()) {
      var call = desk.inHand();
      if (call != null && call.id.equals(id)) {
        return Optional.of(
            new InHand(
                call.served().id(),
                desk.operator,
                desk.state instanceof State.WrapUp,
                call.arrivedAt,
                desk.signingKey));
      }
    }
    return Optional.empty();
  }

  /// Where a call is, in one word: `arriving`, `greeting`, `waiting`, `ringing`, `talking`, `held`.
  synchronized Optional<String> where(CallId id) {
    var call = calls.get(id);
    if (call == null) return Optional.empty();
    return Optional.of(
        switch (call.place) {
          case Place.Arriving _, Place.Over _ -> "arriving";
          case Place.InHand(var desk) when desk.state instanceof State.Held -> "held";
          case Place.InHand _ when call.greeted -> "talking";
          case Place.Waiting _, Place.Ringing _, Place.InHand _ when !call.greeted -> "greeting";
          case Place.Ringing _, Place.InHand _ -> "ringing";
          case Place.Waiting _ -> "waiting";
        });
  }

  @Override
  public synchronized void messageSent(CallId id) {
    for (var desk : desks.values()) {
      var call = desk.inHand();
      if (call != null && call.id.equals(id)) {
        call.messageSent = true;
        show(desk);
      }
    }
  }

  // ---- the rest is under the lock

  private Desk desk(PersonId operator) {
    return desks.computeIfAbsent(operator, who -> new Desk(who, clock.instant()));
  }

  private Deed doing(PersonId operator, CallId id, BiFunction<Desk, Call, Deed> work) {
    var desk = desk(operator);
    var call = desk.call();
    if (call == null || !call.id.equals(id)) return Deed.WRONG_STATE;
    return work.apply(desk, call);
  }

  /// Ready again, at the end of the line of idle operators.
  private void idle(Desk desk) {
    desk.turn = ++turns;
    desk.become(new State.Ready(), clock.instant());
    assign();
  }

  /// Rings desks for as long as there are both a caller who waits and a free operator.
  private void assign() {
    while (!queue.isEmpty()) {
      var free =
          desks.values().stream()
              .filter(Desk::free)
              .min(Comparator.comparingLong(desk -> desk.turn));
      if (free.isEmpty()) break;
      ring(free.get(), queue.removeFirst());
    }
    // those who are busy see the length of the queue
    desks.values().forEach(this::show);
  }

  private void ring(Desk desk, Call call) {
    call.place = new Place.Ringing(desk);
    desk.become(new State.Ringing(call), clock.instant());
    call.ringing = timers.after(patience.ring(), () -> missed(desk, call));
    listen(call);
  }

  private synchronized void missed(Desk desk, Call call) {
    if (!(desk.state instanceof State.Ringing(var here)) || here != call) return;
    desk.missed++;
    if (desk.missed >= MISSED_LIMIT) {
      desk.become(new State.Away(), clock.instant());
    } else {
      desk.turn = ++turns;
      desk.become(new State.Ready(), clock.instant());
    }
    putBack(call);
  }

  private void leave(Desk desk, Call call) {
    // first in line again: when the audio is back in a second, so is the call
    desk.turn = 0;
    desk.become(new State.Ready(), clock.instant());
    putBack(call);
  }

  /// Back to the queue, before all others.
  private void putBack(Call call) {
    cancel(call.ringing);
    if (call.place instanceof Place.InHand) {
      call.waiting = timers.after(patience.queue(), () -> giveUp(call));
    }
    call.place = new Place.Waiting();
    queue.addFirst(call);
    assign();
    if (call.place instanceof Place.Waiting) listen(call);
  }

  /// Lets the caller hear what fits the state of things.
  private void listen(Call call) {
    if (!call.greeted) return;
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
      case Place.Arriving _, Place.Over _ -> {}
    }
  }

  private static void startTap(Call call) {
    if (call.tapping || !(call.tapped instanceof Tapped.On(var tap))) return;
    call.tapping = true;
    call.line.tap(tap);
  }

  /// A tap that the line never got must hear from us that nothing will come.
  private static void endTap(Call call) {
    if (!call.tapping && call.tapped instanceof Tapped.On(var tap)) {
      call.tapping = true;
      tap.ended(true);
    }
  }

  /// The caller is gone, whoever hung up.
  private void end(Call call, Ended how) {
    if (call.over()) return;
    var was = call.place;
    var now = clock.instant();
    call.place = new Place.Over();
    call.how = how;
    call.endedAt = now;
    calls.remove(call.id);
    queue.remove(call);
    cancel(call.ringing);
    cancel(call.waiting);
    endTap(call);
    switch (was) {
      case Place.Ringing(var desk) -> desk.become(new State.Ready(), now);
      case Place.InHand(var desk) -> {
        desk.become(new State.WrapUp(call), now);
        quiet(desk);
      }
      case Place.Arriving _, Place.Waiting _, Place.Over _ -> {}
    }
    if (call.served != null) {
      ledger.say(
          new CallEnded(
              call.id, call.served.id(), how, call.operator, call.arrivedAt, call.answeredAt, now));
      if (call.answeredAt == null) {
        leaveSlip(new Slip(call.id, call.served.id(), call.caller, how, call.arrivedAt, now));
      }
    }
    assign();
  }

  private void leaveSlip(Slip slip) {
    arrivals.execute(() -> {
      try {
        slips.keep(slip);
      } catch (RuntimeException away) {
        LOG.atError().addKeyValue("call", slip.call()).setCause(away).log("a slip is lost");
      }
    });
  }

  private void showCall(Call call) {
    switch (call.place) {
      case Place.Ringing(var desk) -> show(desk);
      case Place.InHand(var desk) -> show(desk);
      case Place.Arriving _, Place.Waiting _, Place.Over _ -> {}
    }
  }

  private void show(Desk desk) {
    if (desk.changed(queue.size())) screens.show(desk.operator, desk.view());
  }

  private static void quiet(Desk desk) {
    if (desk.headset != null) desk.headset.quiet();
  }

  private static void cancel(Timers.@Nullable Timer timer) {
    if (timer != null) timer.cancel();
  }
}
