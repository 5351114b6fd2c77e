package denwaban.quality;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Base64Text;
import denwaban.http.PathId;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
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

/// Approvals of reviewers to whom recordings are sealed too, over HTTP.
@RestController
@RequestMapping("/api/reviews/approvals")
class ApprovalEndpoint {

  private static final int SIGNATURE = 64;

  private final ReviewerApprovals reviewerApprovals;
  private final ReviewerKeys reviewers;
  private final People people;

  ApprovalEndpoint(ReviewerApprovals reviewerApprovals, ReviewerKeys reviewers, People people) {
    this.reviewerApprovals = reviewerApprovals;
    this.reviewers = reviewers;
    this.people = people;
  }

  /// @param terms base64 SHA-256 of the terms in force
  record Agreed(String clause, String terms, long days) {}

  /// @param standing `open`, `taken-back`, `other-terms` or `key-gone`
  record Approved(String id, String reviewer, String to, Instant at, String by, String standing) {}

  /// @param agreed null if the terms in force do not allow it
  record Approvals(@Nullable Agreed agreed, List<Approved> approvals) {}

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
    var agreed = reviewerApprovals.agreed(user);
    var terms = agreed.map(it -> it.terms()).orElse(null);
    var live =
        reviewers.all().stream().map(it -> it.key().fingerprint()).collect(Collectors.toSet());
    return new Approvals(
        agreed
            .map(it -> new Agreed(it.by().toString(), it.terms().base64(), it.time().toDays()))
            .orElse(null),
        reviewerApprovals.all(user).stream()
            .map(it ->
                new Approved(
                    it.id().toString(),
                    name(it.reviewer()),
                    it.to(),
                    it.at(),
                    name(it.by()),
                    standing(it, terms, live.contains(it.to()))))
            .toList());
  }

  private static String standing(Approval approval, @Nullable Bytes terms, boolean live) {
    if (approval.endedAt() != null) return "taken-back";
    if (terms == null || !approval.terms().equals(terms)) return "other-terms";
    return live ? "open" : "key-gone";
  }

  private String name(PersonId person) {
    return people.find(person).map(Person::name).orElse("");
  }

  @PostMapping
  @RequiresReauthentication
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.CREATED)
  Made approve(CurrentUser user, @RequestBody NewApproval body) {
    var signature = Base64Text.read(body.signature(), SIGNATURE);
    return new Made(reviewerApprovals.approve(user, body.statement(), signature).toString());
  }

  @DeleteMapping("/{id}")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeBack(CurrentUser user, @PathVariable String id) {
    reviewerApprovals.takeBack(user, PathId.of(id));
  }
}
