package denwaban.quality;

import denwaban.access.PersonDisabled;
import denwaban.database.tenant.TenantTransactions;
import denwaban.vault.ReviewerHeaders;
import java.time.InstantSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What was given to a reviewer whose access was ended ends with it, and its headers are deleted;
/// so are the approvals that name them. With access again, they start with nothing.
@Component
final class ReviewerLeft {

  private final TenantTransactions transactions;
  private final ReviewTable book;
  private final ApprovalTable approvals;
  private final ReviewerHeaders headers;
  private final InstantSource clock;

  ReviewerLeft(
      TenantTransactions transactions,
      ReviewTable book,
      ApprovalTable approvals,
      ReviewerHeaders headers,
      InstantSource clock) {
    this.transactions = transactions;
    this.book = book;
    this.approvals = approvals;
    this.headers = headers;
    this.clock = clock;
  }

  @EventListener
  void gone(PersonDisabled person) {
    for (var approval : transactions.office(() -> approvals.open(person.person()))) {
      transactions.run(approval.client(), () -> approvals.end(approval.id(), clock.instant()));
    }
    var open = transactions.office(() -> book.unended(person.person(), clock.instant()));
    for (var review : open) {
      transactions.run(
          review.client(),
          () -> {
            book.end(review.id(), clock.instant());
            headers.drop(review.client(), review.object(), review.to());
          });
    }
  }
}
