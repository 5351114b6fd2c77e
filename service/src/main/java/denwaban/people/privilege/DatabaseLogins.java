package denwaban.people.privilege;

import denwaban.access.CurrentUser;
import denwaban.database.TemporaryLogins;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Logins for the database, as long as the privilege that each is for is open.
@Component
class DatabaseLogins {

  private final Privileges privileges;
  private final TemporaryLogins temporaryLogins;
  private final TenantTransactions transactions;
  private final PrivilegeLog privilegeLog;

  DatabaseLogins(
      Privileges privileges,
      TemporaryLogins temporaryLogins,
      TenantTransactions transactions,
      PrivilegeLog privilegeLog) {
    this.privileges = privileges;
    this.temporaryLogins = temporaryLogins;
    this.transactions = transactions;
    this.privilegeLog = privilegeLog;
  }

  boolean possible() {
    return temporaryLogins.possible();
  }

  /// Its entry is committed before it exists.
  ///
  /// @throws Problem 404 if this person has no such open privilege, 409 if the database is an
  ///   external one
  TemporaryLogins.Guest make(UUID id, CurrentUser user) {
    if (!temporaryLogins.possible()) {
      throw new Problem(409, "database-elsewhere");
    }
    var privilege =
        privileges.open(Privilege.Kind.DATABASE).stream()
            .filter(it -> it.id().equals(id) && it.person().equals(user.person()))
            .findFirst()
            .orElseThrow(Problem::notFound);
    transactions.office(
        () -> privilegeLog.databaseLogin(privilege, TemporaryLogins.role(id), user));
    return temporaryLogins.let(id, Objects.requireNonNull(privilege.until()));
  }

  /// Ends those whose privilege is not open any more, sessions too.
  void round() {
    if (!temporaryLogins.any()) {
      return;
    }
    temporaryLogins.keep(
        privileges.open(Privilege.Kind.DATABASE).stream()
            .map(Privilege::id)
            .collect(Collectors.toSet()));
  }
}
