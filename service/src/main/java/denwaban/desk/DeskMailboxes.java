package denwaban.desk;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.call.ClientDirectory;
import denwaban.call.DeskView;
import denwaban.call.ledger.CallsInHand;
import denwaban.client.key.CompanyKeys;
import denwaban.client.mailbox.Mailboxes;
import denwaban.http.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What an operator's browser needs to seal a message to a mailbox of the client whose call it has.
@RestController
final class DeskMailboxes {

  private final CallsInHand calls;
  private final Mailboxes mailboxes;
  private final CompanyKeys keys;

  DeskMailboxes(CallsInHand calls, Mailboxes mailboxes, CompanyKeys keys) {
    this.calls = calls;
    this.mailboxes = mailboxes;
    this.keys = keys;
  }

  /// The mailbox's newest key and its chain, which the browser checks.
  ///
  /// @throws Problem 404 if this call is not in the operator's hands, or its client has no such
  ///   open mailbox
  @GetMapping("/api/desk/calls/{id}/mailboxes/{mailbox}")
  @RequiresPermission(Permission.ANSWER_CALLS)
  DeskView.Seal seal(CurrentUser user, @PathVariable String id, @PathVariable String mailbox) {
    var inHand =
        calls
            .of(CallPath.call(id))
            .filter(it -> it.operator().equals(user.person()))
            .orElseThrow(Problem::notFound);
    var box =
        mailboxes.open(inHand.client()).stream()
            .filter(it -> it.id().toString().equals(mailbox))
            .findFirst()
            .orElseThrow(Problem::notFound)
            .id();
    var key = keys.newest(inHand.client(), box).orElseThrow(Problem::notFound);
    return ClientDirectory.seal(key, keys.chainText(inHand.client(), box));
  }
}
