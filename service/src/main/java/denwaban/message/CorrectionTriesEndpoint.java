package denwaban.message;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.signin.guard.CopyAttempts;
import denwaban.vault.OperatorHeaders;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The desk's page reports that an operator tried to copy something of a message that they correct.
@RestController
final class CorrectionTriesEndpoint {

  private final OperatorHeaders own;
  private final CopyAttempts tries;

  CorrectionTriesEndpoint(OperatorHeaders own, CopyAttempts tries) {
    this.own = own;
    this.tries = tries;
  }

  /// @param client of the message, which an operator's session does not know
  record Tried(UUID client, @Nullable String how) {
    Tried {
      requireNonNull(client);
    }
  }

  /// 404 unless this session may correct the message now.
  @PostMapping("/api/messages/{id}/tries")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tried(CurrentUser user, @PathVariable String id, @RequestBody Tried body) {
    var client = new ClientId(body.client());
    var object = object(id);
    if (own.until(user, client, object).isEmpty()) {
      throw OperatorHeaders.over();
    }
    tries.note(user, client, object.toString(), new CopyAttempts.Tried(body.how()));
  }

  private static ObjectId object(String id) {
    try {
      return ObjectId.of(id);
    } catch (IllegalArgumentException e) {
      throw OperatorHeaders.over();
    }
  }
}
