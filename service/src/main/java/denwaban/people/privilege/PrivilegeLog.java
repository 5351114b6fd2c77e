package denwaban.people.privilege;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What privileges and the break-glass sheets tell the log, in the transaction of the action.
@Component
final class PrivilegeLog {

  private final AuditLog log;

  PrivilegeLog(AuditLog log) {
    this.log = log;
  }

  void privilegeAsked(Privilege it, CurrentUser by) {
    privilege(
        Action.PRIVILEGE_ASKED,
        it,
        by,
        Result.DONE,
        Map.of(
            "kind", it.kind().code(),
            "ticket", it.ticket(),
            "minutes", Integer.toString(it.minutes())));
  }

  void privilegeDecided(Privilege it, CurrentUser by) {
    if (it.until() == null) {
      privilege(Action.PRIVILEGE_REFUSED, it, by, Result.REFUSED, Map.of());
    } else {
      privilege(
          Action.PRIVILEGE_OPENED,
          it,
          by,
          Result.DONE,
          Map.of("kind", it.kind().code(), "until", it.until().toString()));
    }
  }

  void privilegeEnded(Privilege it, CurrentUser by) {
    privilege(Action.PRIVILEGE_ENDED, it, by, Result.DONE, Map.of());
  }

  /// A privilege to change the office was opened by the person who asked, because no one else
  /// could: each client is told.
  void privilegeAlone(Privilege it, ClientId client, CurrentUser by) {
    log.append(
        new Entry(
            Action.PRIVILEGE_ALONE,
            client,
            it.id().toString(),
            by.actor(),
            Purpose.MANAGE,
            Result.DONE,
            it.until() == null ? Map.of() : Map.of("until", it.until().toString())));
  }

  /// A login for the database was made for it, and shown once.
  void databaseLogin(Privilege it, String role, CurrentUser by) {
    privilege(Action.DATABASE_LOGIN, it, by, Result.DONE, Map.of("role", role));
  }

  private void privilege(
      Action action, Privilege it, CurrentUser by, Result result, Map<String, String> detail) {
    log.append(
        new Entry(
            action, it.client(), it.id().toString(), by.actor(), Purpose.MANAGE, result, detail));
  }

  /// @param sheet `first` or `second`
  void glassPrepared(UUID glass, String sheet, CurrentUser by) {
    log.append(
        new Entry(
            Action.GLASS_PREPARED,
            null,
            glass.toString(),
            by.actor(),
            Purpose.MANAGE,
            Result.DONE,
            Map.of("sheet", sheet)));
  }

  /// @param client whose log; null for the installation's
  /// @param how `sheets` or `console`
  void glassBroken(UUID glass, @Nullable ClientId client, PersonId person, String how) {
    log.append(
        new Entry(
            Action.GLASS_BROKEN,
            client,
            glass.toString(),
            new Actor(person, Role.ADMIN.code(), null),
            Purpose.MANAGE,
            Result.DONE,
            Map.of("how", how)));
  }

  /// Sheets were tried that do not open.
  void glassRefused() {
    log.append(
        new Entry(
            Action.GLASS_BROKEN,
            null,
            "sheets",
            new Actor(null, "stranger", null),
            Purpose.MANAGE,
            Result.REFUSED,
            Map.of()));
  }
}
