package denwaban.desk;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.PersonDisabled;
import denwaban.access.RequiresPermission;
import denwaban.access.SessionEnded;
import denwaban.access.StaffPasskeys;
import denwaban.access.WorkplaceCheck;
import denwaban.access.session.EventStream;
import denwaban.access.session.EventStreams;
import denwaban.call.CommandResult;
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

  /// In characters: room for a UUID.
  static final int WINDOW_LENGTH = 40;

  private final Switchboard switchboard;
  private final DeskScreens screens;
  private final DeskLines lines;
  private final EventStreams eventStreams;
  private final WorkplaceCheck place;
  private final StaffPasskeys passkeys;
  private final StricterClients stricter;

  /// Whose desk a session opened.
  private final Map<String, PersonId> desks = new ConcurrentHashMap<>();

  DeskEndpoint(
      Switchboard switchboard,
      DeskScreens screens,
      DeskLines lines,
      EventStreams eventStreams,
      WorkplaceCheck place,
      StaffPasskeys passkeys,
      StricterClients stricter) {
    this.passkeys = passkeys;
    this.stricter = stricter;
    this.switchboard = switchboard;
    this.screens = screens;
    this.lines = lines;
    this.eventStreams = eventStreams;
    this.place = place;
  }

  /// @param window which of the operator's windows it is, by a word of its own; null if it does not
  ///   say
  /// @param again whether that window had a line that it lost, and asks by itself
  record LineOffer(@Nullable String offer, @Nullable String window, @Nullable Boolean again) {}

  record LineAnswer(String answer) {}

  record SigningKey(@Nullable String publicKey) {}

  @GetMapping(path = "/events", produces = "text/event-stream")
  @RequiresPermission(Permission.ANSWER_CALLS)
  SseEmitter events(CurrentUser user) {
    place.demand(user);
    desks.put(user.session(), user.person());
    var opened = new AtomicReference<@Nullable EventStream>();
    var stream =
        eventStreams.open(
            user,
            () -> {
              var mine = opened.get();
              if (mine != null) screens.remove(user.person(), mine);
            });
    opened.set(stream);
    screens.add(user.person(), stream, () -> switchboard.look(user.person()));
    return stream.emitter();
  }

  @PostMapping("/ready")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void ready(CurrentUser user) {
    place.demand(user);
    var held = passkeys.all(user.person());
    var home = place.home(user);
    check(switchboard.ready(user.person(), home, held, stricter.beyond(held)));
    lines.closeElsewhere(user.person(), home);
  }

  @PostMapping("/away")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void away(CurrentUser user) {
    check(switchboard.away(user.person()));
  }

  @PostMapping("/line")
  @RequiresPermission(Permission.ANSWER_CALLS)
  LineAnswer line(CurrentUser user, @RequestBody LineOffer body) {
    place.demand(user);
    var window = body.window();
    if (body.offer() == null || (window != null && window.length() > WINDOW_LENGTH)) {
      throw Problem.malformed();
    }
    desks.put(user.session(), user.person());
    try {
      return new LineAnswer(
          lines.open(
              user, place.home(user), body.offer(), window, Boolean.TRUE.equals(body.again())));
    } catch (BadOffer unusable) {
      throw new Problem(400, "bad-offer");
    } catch (NoCapacity full) {
      throw new Problem(503, "no-capacity");
    }
  }

  @PostMapping("/signing-key")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signingKey(CurrentUser user, @RequestBody SigningKey body) {
    if (body.publicKey() == null) throw Problem.malformed();
    // standard base64 or base64url: they differ in two characters and the padding
    var key = Bytes.ofBase64url(body.publicKey().replace('+', '-').replace('/', '_'));
    if (key.length() != KEY_LENGTH) throw Problem.malformed();
    switchboard.signingKey(user.person(), key);
  }

  @PostMapping("/calls/{id}/answer")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(CurrentUser user, @PathVariable String id) {
    place.demand(user);
    check(switchboard.answer(user.person(), place.home(user), CallId.of(id)));
  }

  @PostMapping("/calls/{id}/hold")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hold(CurrentUser user, @PathVariable String id) {
    check(switchboard.hold(user.person(), CallId.of(id)));
  }

  @PostMapping("/calls/{id}/resume")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(CurrentUser user, @PathVariable String id) {
    check(switchboard.resume(user.person(), CallId.of(id)));
  }

  @PostMapping("/calls/{id}/hangup")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hangUp(CurrentUser user, @PathVariable String id) {
    check(switchboard.hangUp(user.person(), CallId.of(id)));
  }

  @PostMapping("/calls/{id}/finish")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void finish(CurrentUser user, @PathVariable String id) {
    check(switchboard.finish(user.person(), CallId.of(id)));
  }

  @EventListener
  void sessionEnded(SessionEnded ended) {
    var operator = desks.remove(ended.session());
    if (operator == null) return;
    if (desks.containsValue(operator)) lines.close(operator, ended.session());
    else leave(operator);
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

  private static void check(CommandResult commandResult) {
    switch (commandResult) {
      case CommandResult.Done() -> {}
      case CommandResult.WrongState() -> throw new Problem(409, "wrong-state");
      case CommandResult.Elsewhere() -> throw new Problem(409, "desk-elsewhere");
    }
  }
}
