package denwaban.delivery.way;

import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Asks each vendor once a day whether it still knows the account, so that a token that was taken
/// back is seen before the night when a person must be told.
@Component
public class AccountChecks {

  private static final Logger LOG = LoggerFactory.getLogger(AccountChecks.class);

  /// From one check of an account to the next.
  static final Duration EVERY = Duration.ofHours(24);

  private final DeliveryWays deliveryWays;
  private final DeliveryWayHealth health;
  private final Clients clients;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  AccountChecks(
      DeliveryWays deliveryWays,
      DeliveryWayHealth health,
      Clients clients,
      TenantTransactions transactions,
      InstantSource clock) {
    this.deliveryWays = deliveryWays;
    this.health = health;
    this.clients = clients;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Those whose day is over, one after another.
  public void round() {
    for (var client : clients.active()) {
      deliveryWays.accounts(client.id()).stream()
          .filter(this::due)
          .forEach(it -> check(client, it));
    }
  }

  private boolean due(Account it) {
    var last = it.checkedAt();
    if (it.disabled()) return false;
    return last == null || !last.plus(EVERY).isAfter(clock.instant());
  }

  private void check(Client client, Account account) {
    try {
      var address = deliveryWays.address(client.id(), account);
      var said =
          address.isEmpty()
              ? Optional.<Outcome>of(new Outcome.Refused("not-this-clients"))
              : deliveryWays.channel(account.kind()).look(client.id(), address.get());
      said.ifPresent(it ->
          transactions.run(
              client.id(), () -> health.checked(client.id(), account, it, clock.instant())));
    } catch (IOException vault) {
      // nothing can be said of the account; the next round tries again
      LOG.atInfo().addKeyValue("account", account.id()).log("the key vault is away or sealed");
    } catch (DataAccessException | TransactionException away) {
      throw away;
    } catch (RuntimeException fault) {
      // one bad account hurts only itself
      LOG.atError().addKeyValue("account", account.id()).setCause(fault).log("not asked about");
    }
  }
}
