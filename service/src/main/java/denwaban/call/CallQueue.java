package denwaban.call;

import denwaban.call.Call.Place;
import denwaban.call.Desk.State;
import denwaban.call.ledger.Ledger;
import denwaban.kernel.PersonId;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whose turn it is: the callers who wait, the desks that are free, and which rings for whom.
/// Called only under the switchboard's lock; so are its timers.
public final class CallQueue {

  /// After this many calls that rang in vain in a row, an empty chair no longer makes callers wait.
  static final int MISSED_LIMIT = 3;

  private final AudioRouting audioRouting;
  private final Ledger ledger;
  private final Screens screens;
  private final Timers timers;
  private final InstantSource clock;
  private final Patience patience;
  private final Consumer<Call> waits;
  private final Consumer<Call> giveUp;
  private final Map<PersonId, Desk> desks = new HashMap<>();
  private final ArrayDeque<Call> queue = new ArrayDeque<>();
  private long turns;

  /// @param timers whose work runs under the switchboard's lock
  /// @param waits told when a caller begins to wait, or waits again after an operator had them
  /// @param giveUp what happens to a caller who waited too long
  CallQueue(
      AudioRouting audioRouting,
      Ledger ledger,
      Screens screens,
      Timers timers,
      InstantSource clock,
      Patience patience,
      Consumer<Call> waits,
      Consumer<Call> giveUp) {
    this.audioRouting = audioRouting;
    this.ledger = ledger;
    this.screens = screens;
    this.timers = timers;
    this.clock = clock;
    this.patience = patience;
    this.waits = waits;
    this.giveUp = giveUp;
  }

  Desk desk(PersonId operator) {
    return desks.computeIfAbsent(operator, who -> new Desk(who, clock.instant()));
  }

  Collection<Desk> desks() {
    return desks.values();
  }

  /// @return null if there was none
  @Nullable Desk forget(PersonId operator) {
    return desks.remove(operator);
  }

  /// A new caller, behind all others.
  void enter(Call call) {
    call.place = new Place.Waiting();
    queue.addLast(call);
    call.waiting = timers.after(patience.queue(), () -> giveUp.accept(call));
    waits.accept(call);
    overflow(call);
    assign();
  }

  /// A caller who left the queue for nothing, before all others.
  void enterAgain(Call call) {
    call.waiting = timers.after(patience.queue(), () -> giveUp.accept(call));
    waits.accept(call);
    overflow(call);
    putBack(call);
  }

  private void overflow(Call call) {
    var groups = call.served().groups();
    if (groups.own() == null || call.overflowed) return;
    call.overflow =
        timers.after(
            groups.after(),
            () -> {
              call.overflowed = true;
              assign();
            });
  }

  /// Ready again, at the end of the line of idle operators.
  void idle(Desk desk) {
    desk.turn = ++turns;
    desk.become(new State.Ready(), clock.instant());
    assign();
  }

  /// Rings desks for as long as there are both a caller who waits and a free operator who may take
  /// them. A caller whom no free operator may take keeps their place; those behind them do not wait
  /// for that.
  void assign() {
    for (var call : List.copyOf(queue)) {
      var offered = offeredTo(call);
      var free =
          desks.values().stream()
              .filter(desk -> desk.free() && desk.mayTake(call) && offered.test(desk.operator))
              .min(Comparator.comparingLong(desk -> desk.turn));
      if (free.isPresent() && queue.remove(call)) {
        ring(free.get(), call);
      }
    }
    // those who are busy see the length of the queue
    desks.values().forEach(this::show);
  }

  /// Its own group; after a while, or at once if none of its operators can take the call, the
  /// overflow group too; and all operators, if none of the overflow group can either. A group never
  /// loses a call.
  private Predicate<PersonId> offeredTo(Call call) {
    var groups = call.served().groups();
    if (groups.own() == null) return _ -> true;
    if (!call.overflowed && anybody(call, groups::ofOwn)) return groups::ofOwn;
    return anybody(call, groups::ofOverflow)
        ? it -> groups.ofOwn(it) || groups.ofOverflow(it)
        : _ -> true;
  }

  /// Whether an operator of a group is there for a call, now or as soon as they are free.
  private boolean anybody(Call call, Predicate<PersonId> group) {
    return desks.values().stream()
        .anyMatch(it -> group.test(it.operator) && it.atWork() && it.mayTake(call));
  }

  /// Who takes calls at present, or after the one in hand.
  Set<PersonId> atWork() {
    return desks.values().stream()
        .filter(Desk::atWork)
        .map(it -> it.operator)
        .collect(Collectors.toSet());
  }

  private void ring(Desk desk, Call call) {
    call.place = new Place.Ringing(desk);
    var now = clock.instant();
    desk.become(new State.Ringing(call), now);
    ledger.say(call.shownAt(desk, now));
    call.ringing = timers.after(patience.ring(), () -> missed(desk, call));
    audioRouting.follow(call);
  }

  private void missed(Desk desk, Call call) {
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

  /// The desk lost its audio, and with it the call.
  void leave(Desk desk, Call call) {
    // first in line again: when the audio is back in a second, so is the call
    desk.turn = 0;
    desk.become(new State.Ready(), clock.instant());
    putBack(call);
  }

  /// Back to the queue, before all others.
  void putBack(Call call) {
    cancel(call.ringing);
    if (call.place instanceof Place.InHand) {
      call.waiting = timers.after(patience.queue(), () -> giveUp.accept(call));
      waits.accept(call);
    }
    call.place = new Place.Waiting();
    queue.addFirst(call);
    assign();
    if (call.place instanceof Place.Waiting) audioRouting.follow(call);
  }

  /// The call is in an operator's hands: nothing rings or waits for it any more.
  static void taken(Call call) {
    cancel(call.ringing);
    cancel(call.waiting);
  }

  /// The call is over.
  void drop(Call call) {
    queue.remove(call);
    cancel(call.overflow);
    taken(call);
  }

  void show(Desk desk) {
    if (desk.changed(queue.size())) screens.show(desk.operator, desk.view());
  }

  /// What this operator's screen shows now.
  DeskView look(PersonId operator) {
    var desk = desk(operator);
    desk.changed(queue.size());
    return desk.view();
  }

  private static void cancel(Timers.@Nullable Timer timer) {
    if (timer != null) timer.cancel();
  }
}
