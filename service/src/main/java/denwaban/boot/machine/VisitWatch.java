package denwaban.boot.machine;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.Guests;
import denwaban.database.Visits;
import denwaban.database.tenant.Fence;
import denwaban.watch.rule.VisitedDatabase;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Somebody who opens the database by hand stands in the installation's log.
@Component
class VisitWatch {

  private final Fence fence;
  private final AuditLog log;
  private final Visits visits;

  VisitWatch(Fence fence, AuditLog log, Visits visits) {
    this.fence = fence;
    this.log = log;
    this.visits = visits;
  }

  /// Tells of everybody who came since the last look, also while the program did not run.
  ///
  /// @throws org.springframework.dao.DataAccessException if the log is away; they are told later
  void look() {
    fence.office(() -> {
      for (var visit : visits.untold()) {
        log.append(
            new Entry(
                Action.DATABASE_VISITED,
                null,
                kind(visit) + visit.first(),
                Actor.SERVICE,
                Purpose.OPERATE,
                Result.DONE,
                detail(visit)));
        visits.told(visit);
      }
    });
  }

  /// One whom two people let in is not a stranger.
  private static String kind(Visits.Visit visit) {
    return Guests.isGuest(visit.role()) ? VisitedDatabase.GUEST : "visit-";
  }

  private static Map<String, String> detail(Visits.Visit visit) {
    var address = visit.address();
    return Map.of(
        "role", visit.role(),
        "application", visit.application(),
        "address", address == null ? "" : address,
        "since", visit.since(),
        "times", Integer.toString(visit.times()));
  }
}
