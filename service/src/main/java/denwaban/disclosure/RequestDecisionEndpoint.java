package denwaban.disclosure;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who may decide says until when a request is answered, answers or refuses it, and has what
/// belongs to it erased early, which a second one approves.
@RestController
@RequestMapping("/api/requests/{id}")
class RequestDecisionEndpoint {

  private final Requests requests;
  private final EarlyErasure erasure;

  RequestDecisionEndpoint(Requests requests, EarlyErasure erasure) {
    this.requests = requests;
    this.erasure = erasure;
  }

  /// @param things that are due earlier than they were
  record Approved(int things) {}

  @PutMapping("/due")
  @RequiresPermission(Permission.DECIDE_REQUESTS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setDue(CurrentUser user, @PathVariable UUID id, @RequestBody RequestBodies.Due body) {
    requests.setDue(user, id, body.at());
  }

  @PostMapping("/answer")
  @RequiresPermission(Permission.DECIDE_REQUESTS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(CurrentUser user, @PathVariable UUID id, @RequestBody RequestBodies.Answer body) {
    requests.end(user, id, body.read());
  }

  @PostMapping("/refusal")
  @RequiresPermission(Permission.DECIDE_REQUESTS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(CurrentUser user, @PathVariable UUID id, @RequestBody RequestBodies.Refusal body) {
    requests.end(user, id, body.read());
  }

  @PostMapping("/erasure")
  @RequiresPermission(Permission.DECIDE_REQUESTS)
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void ask(CurrentUser user, @PathVariable UUID id) {
    erasure.ask(user, id);
  }

  @PostMapping("/erasure/approval")
  @RequiresPermission(Permission.DECIDE_REQUESTS)
  @RequiresReauthentication
  Approved approve(CurrentUser user, @PathVariable UUID id) {
    return new Approved(erasure.approve(user, id));
  }

  @DeleteMapping("/erasure")
  @RequiresPermission(Permission.DECIDE_REQUESTS)
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(CurrentUser user, @PathVariable UUID id) {
    erasure.withdraw(user, id);
  }
}
