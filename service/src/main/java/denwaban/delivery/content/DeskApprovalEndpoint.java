package denwaban.delivery.content;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.call.ledger.CallsInHand;
import denwaban.http.PathId;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What the client of a call approved to leave in mails, for the page of the operator who has the
/// call: the page believes the client's signature and not this answer.
@RestController
class DeskApprovalEndpoint {

  private final CallsInHand calls;
  private final NoticeApprovals approvals;

  DeskApprovalEndpoint(CallsInHand calls, NoticeApprovals approvals) {
    this.calls = calls;
    this.approvals = approvals;
  }

  record Signed(String statement, String signature) {}

  /// @param approval null for none
  record Answer(@Nullable Signed approval) {}

  /// @throws Problem 404 if this call is not in the operator's hands
  @GetMapping("/api/desk/calls/{id}/notice-approval")
  @RequiresPermission(Permission.ANSWER_CALLS)
  Answer of(CurrentUser user, @PathVariable String id) {
    var client =
        calls
            .of(call(id))
            .filter(it -> it.operator().equals(user.person()))
            .orElseThrow(Problem::notFound)
            .client();
    var open = approvals.open(client);
    return new Answer(
        open.map(it -> new Signed(it.statement(), it.signature().base64())).orElse(null));
  }

  private static CallId call(String id) {
    return new CallId(PathId.of(id));
  }
}
