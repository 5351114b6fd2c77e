package denwaban.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.Contracts;
import denwaban.contract.SealingForReview;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.seal.statement.ReviewApproval;
import denwaban.vault.ReviewerHeaders;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// A client's administrator approves reviewers to whom recordings are sealed too, and takes it
/// back. The contract's clause alone, which the office writes, seals nothing to anybody.
@Component
final class ReviewerApprovals {

  /// Reviewers under one version of the terms: each costs a header of each segment.
  static final int MOST = 5;

  private final TenantTransactions transactions;
  private final Contracts contracts;
  private final CompanyKeys keys;
  private final ReviewerKeys reviewers;
  private final ReviewerLeft left;
  private final ApprovalTable table;
  private final ReviewTable book;
  private final ReviewerHeaders headers;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Ids ids;

  ReviewerApprovals(
      TenantTransactions transactions,
      Contracts contracts,
      CompanyKeys keys,
      ReviewerKeys reviewers,
      ReviewerLeft left,
      ApprovalTable table,
      ReviewTable book,
      ReviewerHeaders headers,
      AuditLog audit,
      InstantSource clock,
      Ids ids) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.keys = keys;
    this.reviewers = reviewers;
    this.left = left;
    this.table = table;
    this.book = book;
    this.headers = headers;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /// What the terms in force say of it; empty if they do not allow it.
  Optional<SealingForReview> agreed(CurrentUser user) {
    return contracts.sealedForReview(user.memberOf(), clock.instant());
  }

  /// All there ever were, newest first.
  List<Approval> all(CurrentUser user) {
    var client = user.memberOf();
    return transactions.as(client, user.person(), () -> table.of(client, ReviewSharing.PAGE_LIMIT));
  }

  /// @throws Problem 403 if the contract does not allow it; 404 if no reviewer's key has that
  ///   fingerprint; 409 if other terms are in force, or it is approved already; 422 if it is not
  ///   signed by this member, or there are [#MOST]
  UUID approve(CurrentUser user, String statement, Bytes signature) {
    var agreed = agreed(user).orElseThrow(ReviewerApprovals::notAgreed);
    var said = checked(user, statement, signature);
    if (!said.terms().equals(agreed.terms())) {
      throw otherTerms();
    }
    var to =
        reviewers.all().stream()
            .filter(it -> it.key().fingerprint().equals(said.to()))
            .findFirst()
            .orElseThrow(Problem::notFound);
    var approval =
        new Approval(
            ids.next(),
            user.memberOf(),
            said.terms(),
            to.person().id(),
            said.to(),
            statement,
            signature,
            user.person(),
            clock.instant(),
            null);
    try {
      transactions.run(user.memberOf(), user.person(), () -> add(user, approval));
    } catch (DuplicateKeyException e) {
      throw already();
    }
    if (left.gone(approval.reviewer())) {
      left.end(approval);
      throw Problem.notFound();
    }
    return approval.id();
  }

  private void add(CurrentUser user, Approval approval) {
    if (table.open(approval.client(), approval.terms()).size() >= MOST) {
      throw tooMany();
    }
    table.add(approval);
    say(Action.REVIEW_APPROVED, user, approval);
  }

  /// From the next recording on nothing is sealed to the reviewer; what is being sealed now never
  /// opens for them. What they have is taken back one by one. Idempotent.
  ///
  /// @throws Problem 404 if this client has none under that id
  void takeBack(CurrentUser user, UUID id) {
    transactions.run(
        user.memberOf(),
        user.person(),
        () -> {
          var approval = table.find(id).orElseThrow(Problem::notFound);
          if (table.end(id, clock.instant())) {
            for (var waiting : book.waiting(id)) {
              book.end(waiting.id(), clock.instant());
              headers.drop(waiting.client(), waiting.object(), waiting.to());
            }
            say(Action.REVIEW_APPROVAL_ENDED, user, approval);
          }
        });
  }

  private void say(Action action, CurrentUser user, Approval approval) {
    audit.append(
        new Entry(
            action,
            approval.client(),
            approval.to(),
            user.actor(),
            Purpose.REVIEW,
            Result.DONE,
            Map.of("terms", approval.terms().base64())));
  }

  private ReviewApproval checked(CurrentUser user, String statement, Bytes signature) {
    var line = keys.proven(user.memberOf()).orElseThrow(ReviewerApprovals::misfit);
    try {
      var said =
          ReviewApproval.check(line, Bytes.of(statement.getBytes(UTF_8)), signature)
              .orElseThrow(ReviewerApprovals::misfit)
              .value();
      // each approves under their own name
      return line.member(said.by())
          .filter(it -> it.person().equals(user.person()))
          .map(_ -> said)
          .orElseThrow(ReviewerApprovals::misfit);
    } catch (IllegalArgumentException e) {
      throw misfit();
    }
  }

  private static Problem notAgreed() {
    return new Problem(403, "review-not-agreed.at-sealing");
  }

  private static Problem otherTerms() {
    return new Problem(409, "contract-changed.approval");
  }

  private static Problem already() {
    return new Problem(409, "already-approved");
  }

  private static Problem tooMany() {
    return new Problem(422, "too-many-reviewers");
  }

  private static Problem misfit() {
    return new Problem(422, "approval-does-not-fit");
  }
}
