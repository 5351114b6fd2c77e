package denwaban.people.place;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Where people work, in the installation's log.
@Component
final class WorkplaceLog {

  private final AuditLog log;

  WorkplaceLog(AuditLog log) {
    this.log = log;
  }

  /// @param place `site` or `home`
  /// @param version of the list
  void placeStated(CurrentUser user, String place, int version) {
    log.append(
        new Entry(
            Action.PLACE_STATED,
            null,
            place,
            user.actor(),
            Purpose.OPERATE,
            Result.DONE,
            Map.of("list", Integer.toString(version))));
  }

  /// What was found is in the list of inspections; the entry says whether anything was.
  void placeInspected(CurrentUser user, String inspection, boolean clear) {
    log.append(
        new Entry(
            Action.PLACE_INSPECTED,
            null,
            inspection,
            user.actor(),
            Purpose.MANAGE,
            Result.DONE,
            Map.of("found", clear ? "nothing" : "something")));
    if (!clear) {
      // a detail is not in the leaf, where rules look
      log.append(Entry.done(Action.PLACE_FAULTY, null, inspection, user.actor(), Purpose.MANAGE));
    }
  }
}
