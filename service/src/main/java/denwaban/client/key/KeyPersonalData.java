package denwaban.client.key;

import denwaban.access.Person;
import denwaban.access.PersonalData;
import denwaban.database.tenant.TenantTransactions;
import org.springframework.stereotype.Component;

/// The ways in which a member opened their own key are removed with them. Their public statements
/// stay: chains of others hang on them, and they name the member by id alone.
@Component
class KeyPersonalData implements PersonalData {

  private final TenantTransactions transactions;
  private final Keyring keyring;

  KeyPersonalData(TenantTransactions transactions, Keyring keyring) {
    this.transactions = transactions;
    this.keyring = keyring;
  }

  @Override
  public void remove(Person person) {
    var client = person.client();
    if (client != null) {
      transactions.run(client, () -> keyring.dropUnlocks(client, person.id()));
    }
  }
}
