package denwaban.boot.machine;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.ConnectionAudit;
import denwaban.database.TemporaryLogins;
import denwaban.database.tenant.TenantTransactions;
import denwaban.watch.rule.ManualDatabaseAccess;
import java.util.Map;
import org.springframework.stereotype.Component;

/// A person who opens the database by hand is recorded in the installation's log.
@Component
class DatabaseAccessWatch {

  private final TenantTransactions transactions;
  private final AuditLog log;
  private final ConnectionAudit connectionAudit;

  DatabaseAccessWatch(
      TenantTransactions transactions, AuditLog log, ConnectionAudit connectionAudit) {
    this.transactions = transactions;
    this.log = log;
    this.connectionAudit = connectionAudit;
  }

  /// Reports everyone who connected since the last check, also while the program did not run.
  ///
  /// @throws org.springframework.dao.DataAccessException if the log is unavailable; they are
  ///   reported later
  void look() {
    transactions.office(() -> {
      for (var visit : connectionAudit.untold()) {
        log.append(
            new Entry(
                Action.DATABASE_VISITED,
                null,
                kind(visit) + visit.first(),
                Actor.SERVICE,
                Purpose.OPERATE,
                Result.DONE,
                detail(visit)));
        connectionAudit.told(visit);
      }
    });
  }

  /// A login that two people opened is not a stranger.
  private static String kind(ConnectionAudit.Visit visit) {
    return TemporaryLogins.isGuest(visit.role()) ? ManualDatabaseAccess.GUEST : "visit-";
  }

  private static Map<String, String> detail(ConnectionAudit.Visit visit) {
    var address = visit.address();
    return Map.of(
        "role", visit.role(),
        "application", visit.application(),
        "address", address == null ? "" : address,
        "since", visit.since(),
        "times", Integer.toString(visit.times()));
  }
}
