package denwaban.people.token;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What API tokens tell the log, in the transaction of the action.
@Component
final class TokenLog {

  private final AuditLog log;

  TokenLog(AuditLog log) {
    this.log = log;
  }

  void tokenMade(UUID token, Map<String, String> detail, CurrentUser by) {
    token(Action.TOKEN_MADE, token, by, detail);
  }

  void tokenConfirmed(UUID token, CurrentUser by) {
    token(Action.TOKEN_CONFIRMED, token, by, Map.of());
  }

  /// @param why a fixed word
  /// @param by null for the program itself
  void tokenEnded(UUID token, String why, @Nullable CurrentUser by) {
    token(Action.TOKEN_ENDED, token, by, Map.of("why", why));
  }

  private void token(
      Action action, UUID token, @Nullable CurrentUser by, Map<String, String> detail) {
    log.append(
        new Entry(
            action,
            null,
            token.toString(),
            by == null ? Actor.SERVICE : by.actor(),
            Purpose.MANAGE,
            Result.DONE,
            detail));
  }
}
