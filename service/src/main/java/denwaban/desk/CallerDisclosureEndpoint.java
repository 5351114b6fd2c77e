package denwaban.desk;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.WorkplaceCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The whole number of the caller in hand, over HTTP. A POST, because it leaves an entry in a log.
@RestController
final class CallerDisclosureEndpoint {

  private final CallerDisclosure callerDisclosure;
  private final WorkplaceCheck place;

  CallerDisclosureEndpoint(CallerDisclosure callerDisclosure, WorkplaceCheck place) {
    this.callerDisclosure = callerDisclosure;
    this.place = place;
  }

  /// @param number in E.164; null if there is none
  /// @param withheld whether that is the caller's wish
  record Shown(@Nullable String number, boolean withheld) {}

  @PostMapping("/api/desk/calls/{id}/number")
  @RequiresPermission(Permission.ANSWER_CALLS)
  Shown show(CurrentUser user, @PathVariable String id) {
    place.demand(user);
    var caller = callerDisclosure.show(user, place.home(user), CallPath.call(id));
    var number = caller.number();
    return new Shown(number == null ? null : number.e164(), caller.withheld());
  }
}
