package denwaban.desk;

import denwaban.access.PasskeysHeld;
import denwaban.access.Permission;
import denwaban.access.Permits;
import denwaban.access.PersonDisabled;
import denwaban.access.PlaceStated;
import denwaban.access.SessionEnded;
import denwaban.access.Who;
import denwaban.access.session.Streams;
import denwaban.call.Deed;
import denwaban.call.Switchboard;
import denwaban.call.media.BadOffer;
import denwaban.call.media.NoCapacity;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The operator's desk over HTTP: one stream of states, and commands. What shows callers, or brings
/// them to the ear, asks first whether this session stated that its place is in order.
@RestController
@RequestMapping("/api/desk")
final class DeskEndpoint {

  /// An Ed25519 public key, in bytes.
  static final int KEY_LENGTH = 32;

  private final Switchboard switchboard;
  private final DeskScreens screens;
  private final DeskLines lines;
  private final Streams streams;
  private final PlaceStated place;
  private final PasskeysHeld passkeys;
  private final StricterClients stricter;

  /// Whose desk a session opened.
  private final Map<String, PersonId> desks = new ConcurrentHashMap<>();

  DeskEndpoint(
      Switchboard switchboard,
      DeskScreens screens,
      DeskLines lines,
      Streams streams,
      PlaceStated place,
      PasskeysHeld passkeys,
      StricterClients stricter) {
    this.passkeys = passkeys;
    this.stricter = stricter;
    this.switchboard = switchboard;
    this.screens = screens;
    this.lines = lines;
    this.streams = streams;
    this.place = place;
  }

  record LineOffer(@Nullable String offer) {}

  record LineAnswer(String answer) {}

  record SigningKey(@Nullable String publicKey) {}

  @GetMapping(path = "/events", produces = "text/event-stream")
  @Permits(Permission.ANSWER_CALLS)
  SseEmitter events(Who who) {
    place.demand(who);
    desks.put(who.session(), who.person());
    var opened = new AtomicReference<Streams.@Nullable Stream>();
    var stream =
        streams.open(
            who,
            () -> {
              var mine = opened.get();
              if (mine != null) screens.remove(who.person(), mine);
            });
    opened.set(stream);
    screens.add(who.person(), stream, switchboard.look(who.person()));
    return stream.emitter();
  }

  @PostMapping("/ready")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void ready(Who who) {
    place.demand(who);
    var held = passkeys.all(who.person());
    check(switchboard.ready(who.person(), place.home(who), held, stricter.beyond(held)));
  }

  @PostMapping("/away")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void away(Who who) {
    check(switchboard.away(who.person()));
  }

  @PostMapping("/line")
  @Permits(Permission.ANSWER_CALLS)
  LineAnswer line(Who who, @RequestBody LineOffer body) {
    place.demand(who);
    if (body.offer() == null) throw Problem.malformed();
    desks.put(who.session(), who.person());
    try {
      return new LineAnswer(lines.open(who, body.offer()));
    } catch (BadOffer unusable) {
      throw new Problem(
          400,
          "bad-offer",
          "このブラウザの音声回線は使えません。Chromium 系のブラウザをお使いください。",
          "The audio line of this browser cannot be used. Please use a Chromium-based browser.");
    } catch (NoCapacity full) {
      throw new Problem(
          503,
          "no-capacity",
          "音声回線がすべて使用中です。少し待って、もう一度お試しください。",
          "Every audio line is taken. Wait a moment and try again.");
    }
  }

  @PostMapping("/signing-key")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signingKey(Who who, @RequestBody SigningKey body) {
    if (body.publicKey() == null) throw Problem.malformed();
    // standard base64 or base64url: they differ in two characters and the padding
    var key = Bytes.ofBase64url(body.publicKey().replace('+', '-').replace('/', '_'));
    if (key.length() != KEY_LENGTH) throw Problem.malformed();
    switchboard.signingKey(who.person(), key);
  }

  @PostMapping("/calls/{id}/answer")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(Who who, @PathVariable String id) {
    place.demand(who);
    check(switchboard.answer(who.person(), CallId.of(id)));
  }

  @PostMapping("/calls/{id}/hold")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hold(Who who, @PathVariable String id) {
    check(switchboard.hold(who.person(), CallId.of(id)));
  }

  @PostMapping("/calls/{id}/resume")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(Who who, @PathVariable String id) {
    check(switchboard.resume(who.person(), CallId.of(id)));
  }

  @PostMapping("/calls/{id}/hangup")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hangUp(Who who, @PathVariable String id) {
    check(switchboard.hangUp(who.person(), CallId.of(id)));
  }

  @PostMapping("/calls/{id}/finish")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void finish(Who who, @PathVariable String id) {
    check(switchboard.finish(who.person(), CallId.of(id)));
  }

  @EventListener
  void sessionEnded(SessionEnded ended) {
    var operator = desks.remove(ended.session());
    if (operator != null && !desks.containsValue(operator)) leave(operator);
  }

  @EventListener
  void disabled(PersonDisabled disabled) {
    desks.values().removeIf(operator -> operator.equals(disabled.person()));
    leave(disabled.person());
  }

  private void leave(PersonId operator) {
    switchboard.gone(operator);
    lines.close(operator);
  }

  private static void check(Deed deed) {
    switch (deed) {
      case Deed.Done() -> {}
      case Deed.WrongState() ->
          throw new Problem(
              409,
              "wrong-state",
              "その操作は今の状態ではできません。画面の表示をご確認ください。",
              "That cannot be done in the present state. Please look at the screen again.");
    }
  }
}
