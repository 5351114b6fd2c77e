package denwaban.contract;

import denwaban.contract.termination.Terminations;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Contracts that run out: the time of erasure begins with the last day, without a notice
/// (controls.md §8, field 3).
@Component
public final class Expiry {

  private final TenantTransactions transactions;
  private final Agreements agreements;
  private final Contracts contracts;
  private final Terminations terminations;
  private final InstantSource clock;

  Expiry(
      TenantTransactions transactions,
      Agreements agreements,
      Contracts contracts,
      Terminations terminations,
      InstantSource clock) {
    this.transactions = transactions;
    this.agreements = agreements;
    this.contracts = contracts;
    this.terminations = terminations;
    this.clock = clock;
  }

  /// Says so ahead, once, where the newest terms of a client have a last day. Opens the client's
  /// scope.
  public void look(ClientId client) {
    var now = clock.instant();
    // terms that take effect later are agreed too
    var newest =
        transactions.as(
            client,
            () -> agreements.inForce(client, now.plus(NewTerms.AHEAD).plus(NewTerms.GRACE)));
    var end = newest.flatMap(Terms::end);
    if (end.isEmpty() || terminations.of(client).isPresent()) return;
    var keeping = contracts.keeping(client, now);
    terminations.runsOut(client, end.get(), keeping.returnDays(), keeping.eraseDays());
  }
}
