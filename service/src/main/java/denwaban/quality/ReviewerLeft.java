package denwaban.quality;

import denwaban.access.Person;
import denwaban.access.PersonDisabled;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.vault.ReviewerHeaders;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What was given to a reviewer whose access was ended ends with it, and its headers are deleted;
/// so are the approvals that name them. With access again, they start with nothing.
///
/// The event comes after the commit, and is lost if the program ends in between: a round looks for
/// what it missed. Who gives something asks once more after their own commit ([#gone(PersonId)]):
/// one of the two sees the other, whichever was later.
@Component
final class ReviewerLeft {

  private final TenantTransactions transactions;
  private final People people;
  private final ReviewTable book;
  private final ApprovalTable approvals;
  private final ReviewerHeaders headers;
  private final InstantSource clock;

  ReviewerLeft(
      TenantTransactions transactions,
      People people,
      ReviewTable book,
      ApprovalTable approvals,
      ReviewerHeaders headers,
      InstantSource clock) {
    this.transactions = transactions;
    this.people = people;
    this.book = book;
    this.approvals = approvals;
    this.headers = headers;
    this.clock = clock;
  }

  @EventListener
  void gone(PersonDisabled person) {
    end(person.person());
  }

  /// Ends what is left of reviewers whose access was ended.
  void round() {
    withSomething().stream().filter(this::gone).forEach(this::end);
  }

  private List<PersonId> withSomething() {
    return transactions.office(() ->
        Stream.concat(book.reviewers(clock.instant()).stream(), approvals.reviewers().stream())
            .distinct()
            .toList());
  }

  /// Whether this reviewer's access was ended. Called outside of any scope.
  boolean gone(PersonId reviewer) {
    return people.find(reviewer).map(Person::disabled).orElse(true);
  }

  private void end(PersonId reviewer) {
    transactions.office(() -> approvals.open(reviewer)).forEach(this::end);
    transactions.office(() -> book.unended(reviewer, clock.instant())).forEach(this::end);
  }

  void end(Approval approval) {
    transactions.run(approval.client(), () -> approvals.end(approval.id(), clock.instant()));
  }

  void end(Review review) {
    transactions.run(
        review.client(),
        () -> {
          book.end(review.id(), clock.instant());
          headers.drop(review.client(), review.object(), review.to());
        });
  }
}
