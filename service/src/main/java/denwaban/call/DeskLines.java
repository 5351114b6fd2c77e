package denwaban.call;

import denwaban.call.media.BadOffer;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.NoCapacity;
import denwaban.call.media.WebEvent;
import denwaban.call.media.WebLeg;
import denwaban.call.media.WebOffer;
import denwaban.kernel.PersonId;
import denwaban.people.Sessions;
import denwaban.people.Who;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The operators' audio lines: one connection for the whole shift, calls are switched onto it.
final class DeskLines implements Headsets {

  private final MediaPlane media;
  private final Switchboard switchboard;
  private final Sessions sessions;
  private final Map<PersonId, Open> open = new ConcurrentHashMap<>();

  private record Open(WebLeg leg, String session) {}

  DeskLines(MediaPlane media, Switchboard switchboard, Sessions sessions) {
    this.media = media;
    this.switchboard = switchboard;
    this.sessions = sessions;
  }

  /// Opens this operator's line in place of the one before.
  ///
  /// @return our answer (SDP)
  String open(Who who, String offer) throws BadOffer, NoCapacity {
    var headset = new AtomicReference<@Nullable LegHeadset>();
    var leg =
        media.line(
            WebOffer.read(offer),
            event -> {
              // told off the media thread; a connection needs a round trip before it says Up
              var mine = headset.get();
              if (mine != null) changed(who.person(), mine, event);
            });
    headset.set(new LegHeadset(leg));
    var before = open.put(who.person(), new Open(leg, who.session()));
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
  public boolean wornBy(Who who) {
    var line = open.get(who.person());
    return line != null && line.session().equals(who.session());
  }

  void close(PersonId operator) {
    var line = open.remove(operator);
    if (line != null) line.leg().close();
  }

  /// Who wears a headset is at work, even without touching the screen for an hour of calls.
  void keepSessions() {
    open.values().forEach(line -> sessions.stillHere(line.session()));
  }
}
