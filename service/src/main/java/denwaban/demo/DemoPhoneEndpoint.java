package denwaban.demo;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.call.Caller;
import denwaban.call.Switchboard;
import denwaban.call.media.BadOffer;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.NoCapacity;
import denwaban.call.media.WebEvent;
import denwaban.call.media.WebOffer;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.Ids;
import denwaban.kernel.PhoneNumber;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The demo's telephone: a browser rings a client's number. The same way through the switchboard as
/// a trunk's call. Exists in the demo only.
@RestController
@RequestMapping("/api/demo/phone/calls")
@ConditionalOnProperty(name = "denwaban.mode", havingValue = "demo")
final class DemoPhoneEndpoint {

  /// Calls from browsers at one time.
  static final int LIMIT = 20;

  private final Switchboard switchboard;
  private final MediaPlane media;
  private final Ids ids;
  private final Map<CallId, Runnable> calls = new ConcurrentHashMap<>();

  DemoPhoneEndpoint(Switchboard switchboard, MediaPlane media, Ids ids) {
    this.switchboard = switchboard;
    this.media = media;
    this.ids = ids;
  }

  record Dialled(@Nullable String offer, @Nullable String to, @Nullable String from) {}

  record Dialling(String call, String answer) {}

  record State(String state) {}

  @PostMapping
  @RequiresPermission(Permission.ANYONE)
  Dialling dial(@RequestBody Dialled body) {
    if (body.offer() == null || body.to() == null) throw Problem.malformed();
    if (calls.size() >= LIMIT) throw full();
    var called = new PhoneNumber(body.to());
    var caller = body.from() == null ? Caller.WITHHELD : Caller.of(new PhoneNumber(body.from()));
    var id = new CallId(ids.next());
    try {
      return new Dialling(id.toString(), open(id, body.offer(), called, caller));
    } catch (BadOffer unusable) {
      throw new Problem(400, "bad-offer.demo");
    } catch (NoCapacity none) {
      switchboard.turnedAway(id, called);
      throw full();
    }
  }

  private String open(CallId id, String offer, PhoneNumber called, Caller caller)
      throws BadOffer, NoCapacity {
    var line = new AtomicReference<@Nullable WebLine>();
    var leg =
        media.web(
            WebOffer.read(offer),
            event -> {
              var mine = line.get();
              if (mine == null) return;
              switch (event) {
                case WebEvent.Up _ -> mine.changed(event);
                case WebEvent.Down _ -> {
                  calls.remove(id);
                  switchboard.hungUp(id);
                }
              }
            });
    var mine = new WebLine(leg, media, () -> calls.remove(id));
    line.set(mine);
    calls.put(id, leg::close);
    switchboard.arrive(id, mine, called, caller);
    return leg.answer();
  }

  @GetMapping("/{id}")
  @RequiresPermission(Permission.ANYONE)
  State state(@PathVariable String id) {
    var call = CallId.of(id);
    // of its own calls only: a caller that knows the id of another call learns nothing here
    if (!calls.containsKey(call)) throw Problem.notFound();
    return switchboard.where(call).map(State::new).orElseThrow(Problem::notFound);
  }

  @DeleteMapping("/{id}")
  @RequiresPermission(Permission.ANYONE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hangUp(@PathVariable String id) {
    var call = CallId.of(id);
    var close = calls.remove(call);
    if (close == null) return;
    close.run();
    switchboard.hungUp(call);
  }

  private static Problem full() {
    return new Problem(503, "no-capacity.demo");
  }
}
