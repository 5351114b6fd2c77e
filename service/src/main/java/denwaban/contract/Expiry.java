package denwaban.contract;

import denwaban.audit.Actor;
import denwaban.contract.termination.Terminations;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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

  /// Says so ahead, once, where the newest terms of a client have a last day; takes it back where
  /// they have another, or none: they may have been agreed in the moment in which the former was
  /// said. Opens the client's scope.
  public void look(ClientId client) {
    var newest = newest(client);
    var end = newest.flatMap(Terms::end);
    if (newest.filter(it -> !it.ended(it.effectiveFrom())).isPresent()) {
      transactions.run(client, () -> terminations.renewed(client, end, Actor.SERVICE));
    }
    if (end.isEmpty() || terminations.of(client).isPresent()) return;
    var keeping = contracts.keeping(client, clock.instant());
    terminations.runsOut(client, end.get(), keeping.returnDays(), keeping.eraseDays());
  }

  /// When the newest terms of a client end by themselves; empty if they do not. Opens the client's
  /// scope, or joins it.
  public Optional<Instant> end(ClientId client) {
    return newest(client).flatMap(Terms::end);
  }

  /// Terms that take effect later are agreed too.
  private Optional<Terms> newest(ClientId client) {
    var latest = clock.instant().plus(NewTerms.AHEAD).plus(NewTerms.GRACE);
    return transactions.as(client, () -> agreements.inForce(client, latest));
  }
}
