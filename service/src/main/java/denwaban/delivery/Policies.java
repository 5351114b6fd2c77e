package denwaban.delivery;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.time.InstantSource;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// The clients' rules. A chain that runs keeps the one that it began with.
@Component
class Policies {

  /// Versions that are shown.
  static final int SHOWN = 50;

  private final TenantTransactions transactions;
  private final PolicyTable table;
  private final AuditLog audit;
  private final InstantSource clock;

  Policies(
      TenantTransactions transactions, PolicyTable table, AuditLog audit, InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.audit = audit;
    this.clock = clock;
  }

  record Current(int version, Policy policy) {}

  Current of(ClientId client) {
    return transactions.as(
        client,
        () ->
            table
                .newest(client)
                .map(it -> new Current(it.version(), it.policy()))
                .orElseGet(() -> new Current(Policy.NONE, Policy.USUAL)));
  }

  /// The rule of this version. In the client's scope.
  Policy of(ClientId client, int version) {
    return version == Policy.NONE ? Policy.USUAL : table.find(client, version);
  }

  List<PolicyTable.Version> versions(ClientId client) {
    return transactions.as(client, () -> table.versions(client, SHOWN));
  }

  /// @throws Problem 409 if another version is the newest now
  void set(CurrentUser user, int version, Policy policy) {
    var client = user.memberOf();
    try {
      transactions.run(
          client,
          () -> {
            if (of(client).version() != version) throw changed();
            table.add(client, version + 1, policy, clock.instant(), user.person());
            audit.append(
                Entry.done(
                    Action.DELIVERY_POLICY_SET,
                    client,
                    client.toString(),
                    user.actor(),
                    Purpose.MANAGE));
          });
    } catch (DuplicateKeyException e) {
      throw changed();
    }
  }

  private static Problem changed() {
    return new Problem(409, "policy-changed");
  }
}
