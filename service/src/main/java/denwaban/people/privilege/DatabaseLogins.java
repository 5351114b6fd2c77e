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
  private final TemporaryLogins guests;
  private final TenantTransactions fence;
  private final PrivilegeLog deeds;

  DatabaseLogins(
      Privileges privileges, TemporaryLogins guests, TenantTransactions fence, PrivilegeLog deeds) {
    this.privileges = privileges;
    this.guests = guests;
    this.fence = fence;
    this.deeds = deeds;
  }

  boolean possible() {
    return guests.possible();
  }

  /// Its entry is committed before it exists.
  ///
  /// @throws Problem 404 if there is no such privilege of this person's that is open, 409 if the
  ///   database is somebody else's
  TemporaryLogins.Guest make(UUID id, CurrentUser who) {
    if (!guests.possible()) {
      throw new Problem(
          409,
          "database-elsewhere",
          "データベースは外部のものです。そのデータベースの管理者に頼んでください。",
          "The database is an external one: ask whoever administers it.");
    }
    var privilege =
        privileges.open(Privilege.Kind.DATABASE).stream()
            .filter(it -> it.id().equals(id) && it.person().equals(who.person()))
            .findFirst()
            .orElseThrow(Problem::notFound);
    fence.office(() -> deeds.databaseLogin(privilege, TemporaryLogins.role(id), who));
    return guests.let(id, Objects.requireNonNull(privilege.until()));
  }

  /// Ends those whose privilege is not open any more, sessions too.
  void round() {
    if (!guests.any()) {
      return;
    }
    guests.keep(
        privileges.open(Privilege.Kind.DATABASE).stream()
            .map(Privilege::id)
            .collect(Collectors.toSet()));
  }
}
