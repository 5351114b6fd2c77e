package denwaban.message;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.PathId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who has an item, and until when they call back, over HTTP.
@RestController
@RequestMapping("/api/inbox/{id}")
class HandlingEndpoint {

  private final ItemHandling handling;

  HandlingEndpoint(ItemHandling handling) {
    this.handling = handling;
  }

  /// @param from who has it, as the page shows; null for no one
  record Take(@Nullable UUID from) {}

  record Due(Instant at) {
    Due {
      requireNonNull(at);
    }
  }

  @PostMapping("/take")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void take(CurrentUser user, @PathVariable String id, @RequestBody Take body) {
    var from = body.from();
    handling.take(user, PathId.of(id), from == null ? null : new PersonId(from));
  }

  @PostMapping("/give-back")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveBack(CurrentUser user, @PathVariable String id) {
    handling.giveBack(user, PathId.of(id));
  }

  @PutMapping("/due")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setDue(CurrentUser user, @PathVariable String id, @RequestBody Due body) {
    handling.setDue(user, PathId.of(id), body.at());
  }

  @DeleteMapping("/due")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeDue(CurrentUser user, @PathVariable String id) {
    handling.removeDue(user, PathId.of(id));
  }
}
