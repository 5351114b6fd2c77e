package denwaban.desk;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.call.Callers;
import denwaban.http.Problem;
import denwaban.signin.guard.CopyAttempts;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The desk's page reports that an operator tried to copy something of the current call.
@RestController
final class CopyAttemptsEndpoint {

  private final Callers callers;
  private final CopyAttempts tries;

  CopyAttemptsEndpoint(Callers callers, CopyAttempts tries) {
    this.callers = callers;
    this.tries = tries;
  }

  /// 404 unless the call is in this operator's hands.
  @PostMapping("/api/desk/calls/{id}/tries")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tried(CurrentUser user, @PathVariable String id, @RequestBody CopyAttempts.Tried body) {
    var call = CallPath.call(id);
    var rang = callers.inHandOf(user.person(), call).orElseThrow(Problem::notFound);
    tries.note(user, rang.client(), call.toString(), body);
  }
}
