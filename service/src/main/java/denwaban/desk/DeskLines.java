package denwaban.desk;

import denwaban.access.CurrentUser;
import denwaban.call.CommandResult;
import denwaban.call.Switchboard;
import denwaban.call.media.BadOffer;
import denwaban.call.media.LegHeadset;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.NoCapacity;
import denwaban.call.media.WebEvent;
import denwaban.call.media.WebLeg;
import denwaban.call.media.WebOffer;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The operators' audio lines: one connection for the whole shift, calls are switched onto it.
///
/// Its lock is held while the switchboard is told of a line, and never the other way round.
final class DeskLines implements Headsets {

  private final MediaPlane media;
  private final Switchboard switchboard;
  private final Consumer<String> atWork;
  private final Map<PersonId, Lines> open = new HashMap<>();

  /// @param home whether that session is at a home
  /// @param window of the operator's that opened it; null if it did not say
  private record Open(WebLeg leg, String session, boolean home, @Nullable String window) {}

  /// An operator's line, and the one that takes its place as soon as it is up: until then a call in
  /// hand stays where it is.
  private record Lines(Open now, boolean up, @Nullable Open next) {

    Stream<Open> both() {
      return Stream.concat(Stream.of(now), Stream.ofNullable(next));
    }

    @Nullable Lines without(WebLeg gone) {
      if (!now.leg().equals(gone)) {
        return next != null && next.leg().equals(gone) ? new Lines(now, up, null) : this;
      }
      return next == null ? null : new Lines(next, false, null);
    }
  }

  /// @param atWork receives sessions of people who are at work without input
  DeskLines(MediaPlane media, Switchboard switchboard, Consumer<String> atWork) {
    this.media = media;
    this.switchboard = switchboard;
    this.atWork = atWork;
  }

  /// Opens this operator's line. It takes the place of the one before when it is up; if it never
  /// is, that one stays. A desk that was made ready at another kind of place is away then.
  ///
  /// @param home whether the session stated a home
  /// @param window which of the operator's windows it is for; null if it does not say
  /// @param again whether the window had a line that it lost, and asks by itself
  /// @return our answer (SDP)
  /// @throws Problem 409 if another window has taken the line meanwhile: two would take it from
  ///   each other for ever; or if a call is in hand at another kind of place
  String open(CurrentUser user, boolean home, String offer, @Nullable String window, boolean again)
      throws BadOffer, NoCapacity {
    if (again && elsewhere(user.person(), window)) throw taken();
    var headset = new AtomicReference<@Nullable LegHeadset>();
    var leg =
        media.line(
            WebOffer.read(offer),
            event -> {
              // called off the media thread; a connection needs a round trip before it says Up
              var mine = headset.get();
              if (mine != null) changed(user.person(), mine, event);
            });
    headset.set(new LegHeadset(leg));
    put(user.person(), new Open(leg, user.session(), home, window));
    // asked when it is there, so that one who makes the desk ready meanwhile finds and closes it
    if (switchboard.lineAt(user.person(), home) instanceof CommandResult.Elsewhere) {
      closeAll(user.person(), line -> line.leg().equals(leg));
      throw taken();
    }
    return leg.answer();
  }

  private static Problem taken() {
    return new Problem(409, "line-elsewhere");
  }

  private synchronized boolean elsewhere(PersonId operator, @Nullable String window) {
    var held = open.get(operator);
    return held != null && !Objects.equals(held.now().window(), window);
  }

  private synchronized void put(PersonId operator, Open line) {
    var held = open.get(operator);
    if (held == null) {
      open.put(operator, new Lines(line, false, null));
      return;
    }
    open.put(
        operator, held.up() ? new Lines(held.now(), true, line) : new Lines(line, false, null));
    if (held.next() != null) held.next().leg().close();
    if (!held.up()) held.now().leg().close();
  }

  private synchronized void changed(PersonId operator, LegHeadset headset, WebEvent event) {
    switch (event) {
      case WebEvent.Up() -> up(operator, headset);
      case WebEvent.Down _ -> {
        open.computeIfPresent(operator, (_, held) -> held.without(headset.leg()));
        switchboard.headsetDown(operator, headset);
      }
    }
  }

  private void up(PersonId operator, LegHeadset headset) {
    var held = open.get(operator);
    if (held == null) return;
    var next = held.next();
    if (next != null && next.leg().equals(headset.leg())) {
      open.put(operator, new Lines(next, true, null));
      switchboard.headsetUp(operator, headset);
      held.now().leg().close();
    } else if (held.now().leg().equals(headset.leg())) {
      open.put(operator, new Lines(held.now(), true, next));
      switchboard.headsetUp(operator, headset);
    }
    // else it was closed in the same moment, and the one that took its place stays
  }

  @Override
  public synchronized boolean wornBy(CurrentUser user) {
    var held = open.get(user.person());
    return held != null && held.now().session().equals(user.session());
  }

  void close(PersonId operator) {
    closeAll(operator, _ -> true);
  }

  /// Closes what this session opened: its screen is gone, and nobody would hear the next caller.
  void close(PersonId operator, String session) {
    closeAll(operator, line -> line.session().equals(session));
  }

  /// Closes what was opened where the desk does not stand: at a home, or at a site.
  void closeElsewhere(PersonId operator, boolean home) {
    closeAll(operator, line -> line.home() != home);
  }

  private synchronized void closeAll(PersonId operator, Predicate<Open> which) {
    var held = open.get(operator);
    if (held == null) return;
    held.both()
        .filter(which)
        .forEach(line -> {
          open.computeIfPresent(operator, (_, now) -> now.without(line.leg()));
          line.leg().close();
        });
  }

  /// An operator with an open line who is not on pause is at work, even without touching the screen
  /// for an hour of calls. An operator who does not answer is soon put on pause
  /// ([CallQueue#MISSED_LIMIT]); no call rings at one who left after a call.
  void keepSessions() {
    worn()
        .forEach((operator, session) -> {
          if (switchboard.atWork(operator)) atWork.accept(session);
        });
  }

  /// Who has a line, and the session that opened it. A copy: what is done with it may block.
  private synchronized Map<PersonId, String> worn() {
    var sessions = new HashMap<PersonId, String>();
    open.forEach((operator, held) -> sessions.put(operator, held.now().session()));
    return sessions;
  }
}
