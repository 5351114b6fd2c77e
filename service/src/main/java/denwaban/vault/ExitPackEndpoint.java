package denwaban.vault;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// An exit pack in two steps: the first writes the log, the second downloads, once, soon after.
@RestController
@RequestMapping("/api/exit-packs")
class ExitPackEndpoint {

  /// From the first step to the second.
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /// Packs of one client that wait for their download at once; its oldest gives way, and never
  /// another client's.
  static final int WAITING_LIMIT = 10;

  private final ExitPacks packs;
  private final InstantSource clock;
  private final Ids ids;
  private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();

  ExitPackEndpoint(ExitPacks packs, InstantSource clock, Ids ids) {
    this.packs = packs;
    this.clock = clock;
    this.ids = ids;
  }

  private record Waiting(
      ClientId client, PersonId person, ExitPacks.Leaving leaving, Instant until) {}

  /// @param id of the download
  /// @param logged entries for what the pack will hold
  /// @param erased objects that it will only name
  record Ready(UUID id, int logged, int erased) {}

  @PostMapping
  @RequiresReauthentication
  @RequiresPermission(Permission.EXPORT_OWN)
  Ready prepare(CurrentUser user) {
    var leaving = packs.release(user);
    var id = ids.next();
    synchronized (waiting) {
      waiting.values().removeIf(this::over);
      var until = clock.instant().plus(PATIENCE);
      waiting.put(id, new Waiting(user.memberOf(), user.person(), leaving, until));
      var own =
          waiting.entrySet().stream()
              .filter(it -> it.getValue().client().equals(user.memberOf()))
              .map(Map.Entry::getKey)
              .toList();
      if (own.size() > WAITING_LIMIT) waiting.remove(own.getFirst());
    }
    return new Ready(id, leaving.logged(), leaving.erased().size());
  }

  /// @throws Problem 404 if there is no such pack of this person, or it was fetched, or is too old
  @GetMapping("/{id}")
  @RequiresPermission(Permission.EXPORT_OWN)
  void download(CurrentUser user, @PathVariable String id, HttpServletResponse response)
      throws IOException {
    var pack = take(user, id).orElseThrow(Problem::notFound);
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"denwaban-exit-pack.zip\"");
    packs.write(user.memberOf(), pack.leaving(), response.getOutputStream());
  }

  private Optional<Waiting> take(CurrentUser user, String id) {
    UUID key;
    try {
      key = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    synchronized (waiting) {
      var found = waiting.get(key);
      if (found == null || !found.person().equals(user.person())) {
        return Optional.empty();
      }
      waiting.remove(key);
      return over(found) ? Optional.empty() : Optional.of(found);
    }
  }

  private boolean over(Waiting it) {
    return it.until().isBefore(clock.instant());
  }
}
