package denwaban.client.key;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.access.session.Reauthentication;
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

/// What the edge seals a client's calls to, for the office's administrators, who must use their
/// passkey before they confirm a key.
@RestController
@RequestMapping("/api/office/clients/{id}/pin")
class PinEndpoint {

  private final PinConfirmation pinConfirmation;
  private final Reauthentication reauthentication;

  PinEndpoint(PinConfirmation pinConfirmation, Reauthentication reauthentication) {
    this.pinConfirmation = pinConfirmation;
    this.reauthentication = reauthentication;
  }

  /// @param standing `no-key`, `proven`, `to-compare` or `not-proven`
  /// @param before these three only if it waits to be compared
  record State(
      String standing,
      @Nullable String before,
      @Nullable String now,
      @Nullable Integer epoch,
      @Nullable Instant at) {

    static State of(EdgeKeyStatus standing) {
      return switch (standing) {
        case EdgeKeyStatus.NoKey() -> new State("no-key", null, null, null, null);
        case EdgeKeyStatus.Proven(var now) -> new State("proven", null, now, null, null);
        case EdgeKeyStatus.ToCompare(var before, var now, var epoch, var at) ->
            new State("to-compare", before, now, epoch, at);
        case EdgeKeyStatus.NotProven() -> new State("not-proven", null, null, null, null);
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
  @RequiresPermission(Permission.MANAGE_OFFICE)
  State state(@PathVariable String id) {
    return State.of(pinConfirmation.look(client(id)));
  }

  @PostMapping
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  State repin(CurrentUser user, @PathVariable String id, @RequestBody Compared body) {
    var client = client(id);
    reauthentication.demand(user);
    pinConfirmation.repin(user, client, body.before(), body.now(), body.reason());
    return State.of(pinConfirmation.look(client));
  }

  private static ClientId client(String id) {
    try {
      return ClientId.of(id);
    } catch (IllegalArgumentException malformed) {
      throw Problem.notFound();
    }
  }
}
