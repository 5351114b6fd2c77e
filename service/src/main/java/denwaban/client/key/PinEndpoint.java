package denwaban.client.key;

import static java.util.Objects.requireNonNull;

import denwaban.access.JustInTime;
import denwaban.access.Permission;
import denwaban.access.Permits;
import denwaban.access.Who;
import denwaban.access.session.Presence;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the edge seals a client's calls to, for the office's administrators, who must touch their
/// passkey before they answer for a key.
@RestController
@RequestMapping("/api/office/clients/{id}/pin")
class PinEndpoint {

  private final Repinning repinning;
  private final Presence presence;

  PinEndpoint(Repinning repinning, Presence presence) {
    this.repinning = repinning;
    this.presence = presence;
  }

  /// @param standing `no-key`, `proven`, `to-compare` or `not-proven`
  /// @param before these three only if it waits to be compared
  record State(
      String standing,
      @Nullable String before,
      @Nullable String now,
      @Nullable Integer epoch,
      @Nullable Instant at) {

    static State of(KeyStanding standing) {
      return switch (standing) {
        case KeyStanding.NoKey() -> new State("no-key", null, null, null, null);
        case KeyStanding.Proven(var now) -> new State("proven", null, now, null, null);
        case KeyStanding.ToCompare(var before, var now, var epoch, var at) ->
            new State("to-compare", before, now, epoch, at);
        case KeyStanding.NotProven() -> new State("not-proven", null, null, null, null);
      };
    }
  }

  record Compared(String before, String now, String reason) {
    Compared {
      requireNonNull(before);
      requireNonNull(now);
      requireNonNull(reason);
    }
  }

  @GetMapping
  @Permits(Permission.MANAGE_OFFICE)
  State state(@PathVariable String id) {
    return State.of(repinning.look(client(id)));
  }

  @PostMapping
  @Permits(Permission.MANAGE_OFFICE)
  @JustInTime
  State repin(Who who, @PathVariable String id, @RequestBody Compared body) {
    var client = client(id);
    presence.demand(who);
    repinning.repin(who, client, body.before(), body.now(), body.reason());
    return State.of(repinning.look(client));
  }

  private static ClientId client(String id) {
    try {
      return ClientId.of(id);
    } catch (IllegalArgumentException malformed) {
      throw Problem.notFound();
    }
  }
}
