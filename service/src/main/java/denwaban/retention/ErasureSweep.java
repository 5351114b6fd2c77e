package denwaban.retention;

import denwaban.contract.termination.Terminations;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Looks again, days later: whether what was erased is still gone, and whether anything of a
/// contract that ended is left (controls.md S6.2).
@Component
public class ErasureSweep {

  private final TenantTransactions transactions;
  private final Terminations terminations;
  private final LeaseTable leases;
  private final RoundTable rounds;
  private final ErasureVerifier verifier;
  private final InstantSource clock;

  ErasureSweep(
      TenantTransactions transactions,
      Terminations terminations,
      LeaseTable leases,
      RoundTable rounds,
      ErasureVerifier verifier,
      InstantSource clock) {
    this.transactions = transactions;
    this.terminations = terminations;
    this.leases = leases;
    this.rounds = rounds;
    this.verifier = verifier;
    this.clock = clock;
  }

  /// @param looked things that were looked for again
  /// @param found where something of them is
  public record Again(int looked, List<String> found) {}

  /// Of one client the newest that were erased.
  ///
  /// @throws IOException if the store is away
  public Again look(ClientId client, int most) throws IOException {
    var kinds = new EnumMap<LeaseKind, List<UUID>>(LeaseKind.class);
    for (var one : transactions.as(client, () -> leases.newestErased(client, most))) {
      kinds.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one.subject());
    }
    var found = new ArrayList<String>();
    for (var kind : kinds.entrySet()) {
      found.addAll(verifier.look(client, kind.getKey(), kind.getValue()));
    }
    return new Again(kinds.values().stream().mapToInt(List::size).sum(), List.copyOf(found));
  }

  /// How many things of a contract that ended are there though all should be gone; empty if the
  /// contract has not ended.
  public Optional<Long> leftOfEnded(ClientId client) {
    var now = clock.instant();
    return terminations
        .of(client)
        .filter(it -> it.ended(now))
        .map(it ->
            it.due().plus(RetentionStatus.USUAL_DELAY).isBefore(now)
                ? transactions.as(client, () -> leases.left(client))
                : 0L);
  }

  /// When what is due was looked for last.
  public Optional<Instant> lastRound() {
    return transactions.office(rounds::last);
  }
}
