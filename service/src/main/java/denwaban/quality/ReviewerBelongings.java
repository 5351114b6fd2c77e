package denwaban.quality;

import denwaban.access.Person;
import denwaban.access.PersonalData;
import denwaban.database.tenant.TenantTransactions;
import org.springframework.stereotype.Component;

/// The ways in which a reviewer opened his own key go with him. What was given to him ended when
/// his access did.
@Component
class ReviewerBelongings implements PersonalData {

  private final TenantTransactions transactions;
  private final ReviewerTable shelf;

  ReviewerBelongings(TenantTransactions transactions, ReviewerTable shelf) {
    this.transactions = transactions;
    this.shelf = shelf;
  }

  @Override
  public void remove(Person person) {
    transactions.office(() -> shelf.dropUnlocks(person.id()));
  }
}
