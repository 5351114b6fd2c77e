package denwaban.quality;

import denwaban.access.Person;
import denwaban.access.PersonalData;
import denwaban.database.tenant.TenantTransactions;
import org.springframework.stereotype.Component;

/// The ways in which a reviewer opened their own key are removed with them. What was given to them
/// ended when their access did.
@Component
class ReviewerPersonalData implements PersonalData {

  private final TenantTransactions transactions;
  private final ReviewerTable table;

  ReviewerPersonalData(TenantTransactions transactions, ReviewerTable table) {
    this.transactions = transactions;
    this.table = table;
  }

  @Override
  public void remove(Person person) {
    transactions.office(() -> table.dropUnlocks(person.id()));
  }
}
