package denwaban.desk;

import denwaban.access.Permission;
import denwaban.access.Permits;
import denwaban.access.Who;
import denwaban.call.Callers;
import denwaban.http.Problem;
import denwaban.signin.guard.CopyTries;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The desk's page states that somebody tried to take something of the call in hand along.
@RestController
final class CopyTriesEndpoint {

  private final Callers callers;
  private final CopyTries tries;

  CopyTriesEndpoint(Callers callers, CopyTries tries) {
    this.callers = callers;
    this.tries = tries;
  }

  /// 404 unless the call is in this operator's hands.
  @PostMapping("/api/desk/calls/{id}/tries")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void tried(Who who, @PathVariable String id, @RequestBody CopyTries.Tried body) {
    var call = CallPath.call(id);
    var rang = callers.inHandOf(who.person(), call).orElseThrow(Problem::notFound);
    tries.note(who, rang.client(), call.toString(), body);
  }
}
