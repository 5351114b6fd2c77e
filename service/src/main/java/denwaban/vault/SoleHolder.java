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
    return Optional.of(
        new Problem(
            409,
            "sole-key-holder",
            "この人だけが委託元の鍵を持っています。消去すると伝言や録音をだれも開けなくなります。" + "先に委託元の管理者に、別のメンバーへ鍵を付与するよう依頼してください。",
            "This person alone holds a key of the client; without it no one could open its messages"
                + " and recordings. Ask the client's administrator to grant the key to someone"
                + " else first."));
  }
}
