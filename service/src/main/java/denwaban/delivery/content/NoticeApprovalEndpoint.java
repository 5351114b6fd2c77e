package denwaban.delivery.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Base64Text;
import denwaban.http.PathId;
import denwaban.kernel.Bytes;
import denwaban.people.People;
import denwaban.seal.statement.NoticeApproval;
import denwaban.seal.statement.NoticeApproval.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the own company approved to leave in mails.
@RestController
@RequestMapping("/api/notices/approvals")
class NoticeApprovalEndpoint {

  private static final int SIGNATURE = 64;

  private final NoticeApprovals approvals;
  private final People people;

  NoticeApprovalEndpoint(NoticeApprovals approvals, People people) {
    this.approvals = approvals;
    this.people = people;
  }

  /// @param standing `open`; `taken-back`; `over` when its time has come, or the key line answers
  ///   for it no more
  record Approved(
      String id,
      List<String> content,
      Instant until,
      String by,
      Instant at,
      @Nullable Instant endedAt,
      String standing) {}

  /// @param agreed what the contract in force lets a member approve
  record Approvals(List<String> agreed, List<Approved> approvals) {}

  record NewApproval(String statement, String signature) {
    NewApproval {
      requireNonNull(statement);
      requireNonNull(signature);
    }
  }

  record Made(String id) {}

  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  Approvals all(CurrentUser user) {
    var client = user.memberOf();
    return new Approvals(
        approvals.agreed(client), approvals.all(client).stream().map(this::shown).toList());
  }

  private Approved shown(KeptApproval kept) {
    var said = NoticeApproval.parse(Bytes.of(kept.statement().getBytes(UTF_8)));
    return new Approved(
        kept.id().toString(),
        said.content().stream().map(Content::word).sorted().toList(),
        said.until(),
        people.find(kept.by()).map(Person::name).orElse(""),
        kept.at(),
        kept.endedAt(),
        standing(kept));
  }

  private String standing(KeptApproval kept) {
    if (kept.endedAt() != null) return "taken-back";
    return approvals.standing(kept).isPresent() ? "open" : "over";
  }

  @PostMapping
  @RequiresReauthentication
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.CREATED)
  Made approve(CurrentUser user, @RequestBody NewApproval body) {
    var signature = Base64Text.read(body.signature(), SIGNATURE);
    return new Made(approvals.approve(user, body.statement(), signature).toString());
  }

  @DeleteMapping("/{id}")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeBack(CurrentUser user, @PathVariable String id) {
    approvals.takeBack(user, PathId.of(id));
  }
}
