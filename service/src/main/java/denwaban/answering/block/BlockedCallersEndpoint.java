package denwaban.answering.block;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.call.NumberParser;
import denwaban.http.PathId;
import denwaban.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The client's list of callers from whom it takes no calls; the client's own affair.
@RestController
@RequestMapping("/api/answering/blocked")
final class BlockedCallersEndpoint {

  private final BlockedCallers callers;
  private final NumberParser reading;

  BlockedCallersEndpoint(BlockedCallers callers, NumberParser reading) {
    this.callers = callers;
    this.reading = reading;
  }

  /// @param calls that were refused
  /// @param lastAt when the last of these came; null if none did
  record BlockedView(UUID id, String label, Instant addedAt, int calls, @Nullable Instant lastAt) {}

  /// @param number as a user writes it
  record NewBlocked(@Nullable String number, @Nullable String label) {

    /// Without the number.
    @Override
    public String toString() {
      return "a number to be blocked";
    }
  }

  @GetMapping
  @RequiresPermission(Permission.SET_ANSWERING)
  List<BlockedView> all(CurrentUser user) {
    return callers.all(user.memberOf()).stream()
        .map(it -> new BlockedView(it.id(), it.label(), it.addedAt(), it.calls(), it.lastAt()))
        .toList();
  }

  @PostMapping
  @RequiresPermission(Permission.SET_ANSWERING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(CurrentUser user, @RequestBody NewBlocked body) {
    var number = reading.read(body.number()).orElseThrow(BlockedCallersEndpoint::unfit);
    var label = body.label();
    try {
      callers.add(user.memberOf(), number, label == null ? "" : label, user);
    } catch (IllegalArgumentException malformed) {
      throw unfit();
    }
  }

  @DeleteMapping("/{id}")
  @RequiresPermission(Permission.SET_ANSWERING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(CurrentUser user, @PathVariable String id) {
    callers.remove(user.memberOf(), PathId.of(id), user);
  }

  private static Problem unfit() {
    return new Problem(422, "blocked-unfit", BlockedCaller.LABEL_LIMIT, BlockedCaller.LABEL_DIGITS);
  }
}
