package denwaban.client.key;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Writes what happens to keys into the client's log, in the transaction of the action, so that a
/// swapped key cannot stay unseen.
@Component
class KeyLog {

  private final AuditLog audit;

  KeyLog(AuditLog audit) {
    this.audit = audit;
  }

  /// @param fingerprint of the statement that it is about
  void say(Action action, CurrentUser user, String fingerprint) {
    say(action, user, Map.of("fingerprint", fingerprint));
  }

  void say(Action action, CurrentUser user, Map<String, String> detail) {
    audit.append(
        new Entry(
            action,
            user.memberOf(),
            user.memberOf().toString(),
            user.actor(),
            Purpose.MANAGE,
            Result.DONE,
            detail));
  }
}
