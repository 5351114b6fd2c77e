package denwaban.vault;

import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.storage.key.KeyVault;
import denwaban.vault.ObjectTable.Lying;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What arrived while the vault was sealed is wrapped again under the key of its week. It can be
/// opened before that, too; what a crash leaves is done after the next unsealing.
@Component
public final class IntakeRewrap {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeRewrap.class);

  private final TenantTransactions transactions;
  private final ObjectTable objectTable;
  private final Headers headers;
  private final Clients clients;

  IntakeRewrap(
      TenantTransactions transactions, ObjectTable objectTable, Headers headers, Clients clients) {
    this.transactions = transactions;
    this.objectTable = objectTable;
    this.headers = headers;
    this.clients = clients;
  }

  /// Each object by itself.
  ///
  /// @return how many objects were wrapped anew
  /// @throws denwaban.http.Problem 503 if the vault was sealed again meanwhile
  public int run() {
    var done = 0;
    for (var client : clients.active()) {
      for (var object : transactions.as(client.id(), () -> objectTable.takenIn(client.id()))) {
        if (sort(client.id(), object)) {
          done++;
        }
      }
    }
    LOG.atInfo().addKeyValue("objects", done).log("what came in sealed is sorted");
    return done;
  }

  /// What lay there as it was taken in, and as it is to lie.
  private record Sorted(Lying before, Lying after) {}

  /// @return false if its key was destroyed, or another thread was first
  private boolean sort(ClientId client, ObjectId object) {
    var sorted = new ArrayList<Sorted>();
    // while no connection is held: the key service may be slow
    for (var lying : transactions.as(client, () -> takenIn(client, object))) {
      headers
          .again(client, object, lying.header())
          .map(again -> new Lying(again, lying.epoch(), lying.company(), lying.remade()))
          .ifPresent(after -> sorted.add(new Sorted(lying, after)));
    }
    return transactions.as(client, () -> keep(client, object, sorted));
  }

  private boolean keep(ClientId client, ObjectId object, List<Sorted> sorted) {
    objectTable.lock(object); // a member may make it anew right now
    var there = takenIn(client, object);
    var kept = sorted.stream().filter(it -> there.contains(it.before())).toList();
    for (var it : kept) {
      objectTable.drop(client, object, it.before().header().n());
      objectTable.add(client, object, it.after());
    }
    return !kept.isEmpty();
  }

  private List<Lying> takenIn(ClientId client, ObjectId object) {
    return objectTable.headers(client, object).stream()
        .filter(lying -> takenIn(lying.header().wrapped()))
        .toList();
  }

  private static boolean takenIn(Bytes wrapped) {
    var mark = KeyVault.INTAKE_MARK;
    return Bytes.of(Arrays.copyOf(wrapped.toArray(), mark.length())).equals(mark);
  }
}
