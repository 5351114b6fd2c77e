package denwaban.signin;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where a person is signed in, and the end of one of these.
@RestController
final class SessionsEndpoint {

  private final OwnSessions sessions;
  private final OwnPasskeys passkeys;

  SessionsEndpoint(OwnSessions sessions, OwnPasskeys passkeys) {
    this.sessions = sessions;
    this.passkeys = passkeys;
  }

  /// @param here whether it is the one that asks
  /// @param device coarse words, or empty
  /// @param how it began: `passkey`, `provider` or `both`
  /// @param bound whether a copy of its cookie opens nothing in another browser
  /// @param idle whether it tells no more than how many items are new, until the passkey is used
  ///   again
  record Own(
      String id,
      boolean here,
      String device,
      String how,
      boolean bound,
      Instant began,
      Instant seen,
      Instant ends,
      boolean idle) {}

  /// @param sessions the newest first
  record All(List<Own> sessions) {}

  @RequiresPermission(Permission.SIGNED_IN)
  @GetMapping("/api/sessions")
  All all(CurrentUser user) {
    return new All(
        sessions.all(user).stream()
            .map(it ->
                new Own(
                    it.id(),
                    it.id().equals(user.session()),
                    it.device(),
                    it.how(),
                    it.bound(),
                    it.began(),
                    it.seen(),
                    it.ends(),
                    it.idle()))
            .toList());
  }

  @RequiresPermission(Permission.SIGNED_IN)
  @DeleteMapping("/api/sessions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(CurrentUser user, @PathVariable UUID id) {
    sessions.end(user, id);
  }

  /// All but this one, in one press.
  @RequiresPermission(Permission.SIGNED_IN)
  @PostMapping("/api/sessions/end-others")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endOthers(CurrentUser user) {
    passkeys.endOthers(user);
  }

  /// @param name short, in hex
  /// @param model as its maker proved; null if it was not asked for
  /// @param used null if not since it was added
  record Key(
      String name,
      boolean synced,
      @Nullable String model,
      String transports,
      Instant added,
      @Nullable Instant used) {}

  /// @param passkeys at this host, the oldest first
  record Keys(List<Key> passkeys) {}

  @RequiresPermission(Permission.SIGNED_IN)
  @GetMapping("/api/passkeys")
  Keys passkeys(CurrentUser user, Site site) {
    return new Keys(
        passkeys.all(user, site).stream()
            .map(it ->
                new Key(it.name(), it.synced(), it.model(), it.transports(), it.added(), it.used()))
            .toList());
  }

  @RequiresPermission(Permission.SIGNED_IN)
  @RequiresReauthentication
  @DeleteMapping("/api/passkeys/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(CurrentUser user, Site site, @PathVariable String name) {
    passkeys.forget(user, site, name);
  }

  /// The user confirms the reported passkeys: they added or removed them themselves.
  @RequiresPermission(Permission.SIGNED_IN)
  @RequiresReauthentication
  @PostMapping("/api/passkeys/known")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void knownChanges(CurrentUser user) {
    passkeys.knows(user);
  }

  /// The user confirms that they signed in with all of them themselves.
  @RequiresPermission(Permission.SIGNED_IN)
  @RequiresReauthentication
  @PostMapping("/api/devices/known")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void known(CurrentUser user) {
    sessions.knows(user);
  }
}
