package denwaban.vault;

import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.storage.key.KeyVault;
import java.util.Arrays;
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

  /// Each object in a transaction of its own.
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

  /// @return false if its key was destroyed, or another thread was first
  private boolean sort(ClientId client, ObjectId object) {
    return transactions.as(
        client,
        () -> {
          var sorted = false;
          objectTable.lock(object); // a member may make it anew right now
          for (var lying : objectTable.headers(client, object)) {
            if (takenIn(lying.header().wrapped())) {
              var again = headers.again(client, object, lying.header());
              if (again.isPresent()) {
                objectTable.drop(client, object, lying.header().n());
                objectTable.add(
                    client,
                    object,
                    new ObjectTable.Lying(
                        again.get(), lying.epoch(), lying.company(), lying.remade()));
                sorted = true;
              }
            }
          }
          return sorted;
        });
  }

  private static boolean takenIn(Bytes wrapped) {
    var mark = KeyVault.INTAKE_MARK;
    return Bytes.of(Arrays.copyOf(wrapped.toArray(), mark.length())).equals(mark);
  }
}
