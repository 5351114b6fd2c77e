package denwaban.retention;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.session.RequestOrigin;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import denwaban.kernel.ObjectId;
import denwaban.storage.ObjectStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The negative probe of a certificate of erasure: a person who has an id asks what is left of it.
/// Of what is kept it says no more than of an id that never was.
@RestController
final class ErasedEndpoint {

  /// Questions of one visitor, within [#WINDOW].
  static final int QUESTIONS = 120;

  static final Duration WINDOW = Duration.ofMinutes(10);

  private final Leases leases;
  private final ObjectStore store;
  private final HostSettings settings;
  private final RateLimiter limiter;

  ErasedEndpoint(Leases leases, ObjectStore store, HostSettings settings, InstantSource clock) {
    this.leases = leases;
    this.store = store;
    this.settings = settings;
    this.limiter = new RateLimiter(QUESTIONS, WINDOW, clock);
  }

  /// @param kind such as `recording`
  /// @param unreadable when its keys were gone
  /// @param erased when the rest was gone
  /// @param left how many files or versions of it the store has at this moment
  record Answer(String kind, Instant unreadable, Instant erased, int left) {}

  @GetMapping("/api/erased/{id}")
  @RequiresPermission(Permission.ANYONE)
  Answer of(@PathVariable UUID id, HttpServletRequest request) {
    var visitor = RequestOrigin.of(request, settings).address();
    limiter.check(visitor);
    limiter.count(visitor);
    var it = leases.erasedOfAny(id).orElseThrow(Problem::notFound);
    try {
      return new Answer(
          it.kind().code(),
          Objects.requireNonNull(it.unreadableAt()),
          Objects.requireNonNull(it.erasedAt()),
          it.kind().sealed() ? store.remains(new ObjectId(id)).size() : 0);
    } catch (IOException away) {
      throw new Problem(503, "storage-unavailable");
    }
  }
}
