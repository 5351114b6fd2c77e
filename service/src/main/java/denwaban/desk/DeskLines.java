package denwaban.desk;

import denwaban.access.CurrentUser;
import denwaban.call.Switchboard;
import denwaban.call.media.BadOffer;
import denwaban.call.media.LegHeadset;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.NoCapacity;
import denwaban.call.media.WebEvent;
import denwaban.call.media.WebLeg;
import denwaban.call.media.WebOffer;
import denwaban.kernel.PersonId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The operators' audio lines: one connection for the whole shift, calls are switched onto it.
final class DeskLines implements Headsets {

  private final MediaPlane media;
  private final Switchboard switchboard;
  private final Consumer<String> atWork;
  private final Map<PersonId, Open> open = new ConcurrentHashMap<>();

  private record Open(WebLeg leg, String session) {}

  /// @param atWork receives sessions of people who are at work without input
  DeskLines(MediaPlane media, Switchboard switchboard, Consumer<String> atWork) {
    this.media = media;
    this.switchboard = switchboard;
    this.atWork = atWork;
  }

  /// Opens this operator's line in place of the one before.
  ///
  /// @return our answer (SDP)
  String open(CurrentUser user, String offer) throws BadOffer, NoCapacity {
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
    var before = open.put(user.person(), new Open(leg, user.session()));
    if (before != null) before.leg().close();
    return leg.answer();
  }

  private void changed(PersonId operator, LegHeadset headset, WebEvent event) {
    switch (event) {
      case WebEvent.Up() -> switchboard.headsetUp(operator, headset);
      case WebEvent.Down _ -> {
        open.computeIfPresent(operator, (_, now) -> now.leg().equals(headset.leg()) ? null : now);
        switchboard.headsetDown(operator, headset);
      }
    }
  }

  @Override
  public boolean wornBy(CurrentUser user) {
    var line = open.get(user.person());
    return line != null && line.session().equals(user.session());
  }

  void close(PersonId operator) {
    var line = open.remove(operator);
    if (line != null) line.leg().close();
  }

  /// An operator with an open line who is not on pause is at work, even without touching the screen
  /// for an hour of calls. An operator who does not answer is soon put on pause
  /// ([CallQueue#MISSED_LIMIT]).
  void keepSessions() {
    open.forEach((operator, line) -> {
      if (switchboard.atWork(operator)) atWork.accept(line.session());
    });
  }
}
