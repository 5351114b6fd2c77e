package denwaban.vault;

import denwaban.access.Person;
import denwaban.access.PersonalData;
import denwaban.client.key.CompanyKeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// A person who alone can open something of their company must stay: no one else has a key to it,
/// and neither have we.
@Component
class SoleHolder implements PersonalData {

  private final TenantTransactions transactions;
  private final CompanyKeys keys;
  private final ObjectTable objectTable;

  SoleHolder(TenantTransactions transactions, CompanyKeys keys, ObjectTable objectTable) {
    this.transactions = transactions;
    this.keys = keys;
    this.objectTable = objectTable;
  }

  @Override
  public Optional<Problem> hindrance(Person person) {
    var client = person.client();
    if (client == null) {
      return Optional.empty();
    }
    var his = new ArrayList<>(keys.heldOnlyBy(client, person.id()));
    var needed = new ArrayList<>(his);
    needed.removeAll(Set.copyOf(keys.superseded(client)));
    if (needed.isEmpty()
        && transactions.as(client, () -> objectTable.countStale(client, his)) == 0) {
      return Optional.empty();
    }
    return Optional.of(new Problem(409, "sole-key-holder"));
  }
}
