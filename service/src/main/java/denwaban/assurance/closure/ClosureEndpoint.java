package denwaban.assurance.closure;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office sees that reads of the store are closed, and two of its people open them again.
@RestController
final class ClosureEndpoint {

  private final Closures closures;

  ClosureEndpoint(Closures closures) {
    this.closures = closures;
  }

  /// @param check that failed
  /// @param openings people who have opened it so far; two are needed
  /// @param own whether the reader is one of them
  record Closed(UUID id, String check, Instant at, int openings, boolean own) {}

  /// @param closed null while reads go on
  record Page(@Nullable Closed closed) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/assurance/closure")
  Page page(CurrentUser user) {
    return new Page(
        closures
            .standing()
            .map(it ->
                new Closed(
                    it.id(), it.check(), it.at(), it.openings(), closures.openedBy(it.id(), user)))
            .orElse(null));
  }

  @RequiresPermission(Permission.WATCH)
  @RequiresReauthentication
  @PostMapping("/api/office/assurance/closure/{id}/opening")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void open(@PathVariable UUID id, CurrentUser user) {
    closures.open(user, id);
  }
}
