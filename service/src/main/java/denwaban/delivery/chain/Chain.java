package denwaban.delivery.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where one notice stands on its way to a person who acknowledges it. Immutable: each event gives
/// the next state and says what is to be done now.
///
/// - Only a person's acknowledgement ends it; that a vendor took it over does not.
/// - An acknowledgement ends every try that was still to come.
/// - Acknowledged is not done: then a second clock runs.
/// - A tier where no one can be reached, or all ways of everyone were refused for good, is passed
///   at once.
/// - When the last tier's time is over without an acknowledgement, the office telephones.
///
/// @param tier that is told now, from 0
/// @param at when that tier's turn came, and by so much later as it was put off since; while held,
///   when it will come
/// @param by the contact who acknowledged
/// @param recalledAt when an operator first held it back, while it is held; null if none did
public record Chain(
    State state,
    Pace pace,
    int tier,
    Instant at,
    List<Progress> people,
    @Nullable UUID by,
    @Nullable Instant remindAt,
    @Nullable Instant recalledAt) {

  public enum State {
    /// Not yet: an operator may still take it back, or a quiet time lasts.
    HELD,
    TELLING,
    ACKNOWLEDGED,
    DONE,
    /// All tiers were told in vain. It can still be acknowledged.
    UNANSWERED;

    public boolean waits() {
      return this == HELD || this == TELLING || this == UNANSWERED;
    }
  }

  public Chain {
    people = List.copyOf(people);
  }

  /// One that no operator holds back.
  private Chain(
      State state,
      Pace pace,
      int tier,
      Instant at,
      List<Progress> people,
      @Nullable UUID by,
      @Nullable Instant remindAt) {
    this(state, pace, tier, at, people, by, remindAt, null);
  }

  /// @param sends tries that are made now
  public record Step(Chain chain, List<Send> sends) {}

  public static Chain held(Pace pace, Instant until) {
    return new Chain(State.HELD, pace, 0, until, List.of(), null, null);
  }

  /// What is to be done at this time, and how it stands then.
  public Step due(Instant now, OnCall onCall) {
    return switch (state) {
      case HELD -> at.isAfter(now) ? still() : began(0, now, onCall).telling(now, onCall);
      case TELLING -> telling(now, onCall);
      case ACKNOWLEDGED -> reminding(now);
      case UNANSWERED, DONE -> still();
    };
  }

  /// What would come first comes at this time, and all else by so much later.
  public Step putOff(Instant until) {
    var next = wake();
    if (next == null || !next.isBefore(until)) return still();
    var by = Duration.between(next, until);
    var later = people.stream().map(it -> it.putOff(by)).toList();
    var remind = remindAt == null ? null : remindAt.plus(by);
    return new Step(
        new Chain(state, pace, tier, at.plus(by), later, this.by, remind, recalledAt), List.of());
  }

  /// When [#due] has to be asked next; null if never.
  public @Nullable Instant wake() {
    return switch (state) {
      case HELD -> at;
      case TELLING -> unreachable() ? at : nextTry();
      case ACKNOWLEDGED -> remindAt;
      case UNANSWERED, DONE -> null;
    };
  }

  private boolean unreachable() {
    return people.stream().allMatch(Progress::unreachable);
  }

  private Instant nextTry() {
    return Stream.concat(people.stream().flatMap(this::times), Stream.of(at.plus(pace.nextTier())))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private Stream<Instant> times(Progress one) {
    return Stream.of(one.next(), one.hasMore() ? one.wayAt().plus(pace.nextWay()) : null)
        .filter(Objects::nonNull);
  }

  /// What became of a try. Of a chain that ended, it changes nothing.
  public Chain after(UUID contact, UUID way, Outcome outcome, Instant now) {
    if (state != State.TELLING) return this;
    var told =
        people.stream()
            .map(it -> it.contact().equals(contact) ? it.after(way, outcome, now) : it)
            .toList();
    return new Chain(state, pace, tier, at, told, by, remindAt);
  }

  /// @param contact who acknowledges; null for a member who is no contact
  public Chain acknowledged(@Nullable UUID contact, Instant now) {
    if (!state.waits()) return this;
    var remind = pace.doneWithin().isZero() || contact == null ? null : now.plus(pace.doneWithin());
    return new Chain(State.ACKNOWLEDGED, pace, tier, at, people, contact, remind);
  }

  public Chain done() {
    return new Chain(State.DONE, pace, tier, at, List.of(), by, null);
  }

  /// Keeps it back, as long as no one has been told.
  public Chain heldUntil(Instant until) {
    return state == State.HELD ? heldUntil(until, recalledAt) : this;
  }

  /// The same, by an operator.
  public Chain recalled(Instant until, Instant now) {
    return state == State.HELD ? heldUntil(until, recalledAt == null ? now : recalledAt) : this;
  }

  private Chain heldUntil(Instant until, @Nullable Instant recalled) {
    return new Chain(State.HELD, pace, 0, until, List.of(), null, null, recalled);
  }

  /// It turned out to be urgent, and goes on by this pace from now on. Who is being told is told
  /// anew; who acknowledged it is reminded at once. Where no one would hear of it so, it begins
  /// anew. If the office is to telephone already, that stays.
  public Chain urgent(Pace hurry, Instant now) {
    return switch (state) {
      case HELD, DONE -> held(hurry, now);
      case TELLING ->
          new Chain(
              state, hurry, tier, now, people.stream().map(it -> it.anew(now)).toList(), by, null);
      case ACKNOWLEDGED ->
          people.stream().anyMatch(it -> it.contact().equals(by))
              ? new Chain(state, hurry, tier, at, people, by, now)
              : held(hurry, now);
      case UNANSWERED -> new Chain(state, hurry, tier, at, people, by, null);
    };
  }

  /// Nothing is done.
  public Step still() {
    return new Step(this, List.of());
  }

  private Chain began(int next, Instant now, OnCall onCall) {
    var people =
        onCall.at(next, now).people().stream()
            .filter(it -> !it.ways().isEmpty())
            .map(it -> Progress.begin(it, now))
            .toList();
    return new Chain(State.TELLING, pace, next, now, people, by, null);
  }

  private Step telling(Instant now, OnCall onCall) {
    var chain = this;
    while (chain.unreachable() || !chain.at.plus(pace.nextTier()).isAfter(now)) {
      if (chain.tier + 1 >= onCall.tiers()) return unanswered(chain);
      chain = chain.began(chain.tier + 1, now, onCall);
    }
    var sends = new ArrayList<Send>();
    var told = new ArrayList<Progress>();
    for (var one : chain.people) {
      var progress = one;
      if (progress.hasMore() && !progress.wayAt().plus(pace.nextWay()).isAfter(now)) {
        progress = progress.nextWay(now);
      }
      if (progress.due(now)) {
        progress = progress.tried(pace, now);
        var way = progress.ways().get(progress.way());
        sends.add(new Send(chain.tier, progress.contact(), way, progress.tries(), false));
      }
      told.add(progress);
    }
    return new Step(
        new Chain(State.TELLING, pace, chain.tier, chain.at, told, by, null), List.copyOf(sends));
  }

  private static Step unanswered(Chain last) {
    return new Step(
        new Chain(State.UNANSWERED, last.pace, last.tier, last.at, last.people, last.by, null),
        List.of());
  }

  /// Once: who does not react to it is seen on the boards.
  private Step reminding(Instant now) {
    if (remindAt == null || remindAt.isAfter(now)) return still();
    var sends =
        people.stream()
            .filter(it -> it.contact().equals(by) && !it.ways().isEmpty())
            .map(it -> new Send(tier, it.contact(), it.ways().getFirst(), 1, true))
            .toList();
    return new Step(new Chain(state, pace, tier, at, people, by, null), sends);
  }
}
