package denwaban.client.key;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// The epochs of a line that who gets its key must be given, to open all that is kept. Each grant
/// stays in the chain for good: if newcomers got every epoch, it would grow with the square of the
/// years.
@Component
public final class NeededKeys {

  private final TenantTransactions transactions;
  private final LineTable table;
  private final List<KeyUse> uses;
  private final InstantSource clock;

  NeededKeys(
      TenantTransactions transactions, LineTable table, List<KeyUse> uses, InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.uses = List.copyOf(uses);
    this.clock = clock;
  }

  /// What may still arrive now, and what something kept is sealed to.
  ///
  /// @return from the oldest; empty if there is no such line
  public List<Integer> epochs(ClientId client, Line line) {
    return transactions.as(
        client,
        () -> {
          var all = table.epochs(client, line);
          if (all.isEmpty()) {
            return List.of();
          }
          var names = all.stream().map(CompanyKey::fingerprint).toList();
          var needed = new HashSet<String>();
          needed.add(names.getLast());
          for (var key : table.since(client, clock.instant().minus(CompanyKeys.GRACE))) {
            needed.add(key.fingerprint());
          }
          for (var use : uses) {
            needed.addAll(use.used(client, names));
          }
          return all.stream()
              .filter(key -> needed.contains(key.fingerprint()))
              .map(CompanyKey::epoch)
              .toList();
        });
  }
}
