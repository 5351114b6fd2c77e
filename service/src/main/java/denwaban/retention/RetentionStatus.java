package denwaban.retention;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is kept of one client, for how long, and what is overdue. Opens the client's scope.
@Component
public class RetentionStatus {

  /// Within which what is due must be gone, where no contract says it.
  static final Duration USUAL_DELAY = Duration.ofHours(24);

  private final TenantTransactions transactions;
  private final LegalFloors floors;
  private final LeaseTable leases;
  private final ErasureTable erasures;
  private final InstantSource clock;

  RetentionStatus(
      TenantTransactions transactions,
      LegalFloors floors,
      LeaseTable leases,
      ErasureTable erasures,
      InstantSource clock) {
    this.transactions = transactions;
    this.floors = floors;
    this.leases = leases;
    this.erasures = erasures;
    this.clock = clock;
  }

  /// @param days of the contract, or the usual
  /// @param kept things
  /// @param overdue things that should be gone by now
  /// @param held things that are due and held
  /// @param next when the first of those that are kept is due
  public record OfKind(
      LeaseKind kind,
      int days,
      long kept,
      long overdue,
      long held,
      long erased,
      @Nullable Instant next) {}

  /// @param contract version of the contract that says so; 0 if none is in force
  /// @param delayHours by when what is due must be gone
  /// @param open batches that are not erased, or not found gone
  public record OfClient(int contract, int delayHours, List<OfKind> kinds, List<Erasure> open) {

    public long overdue() {
      return kinds.stream().mapToLong(OfKind::overdue).sum();
    }

    public long erased() {
      return kinds.stream().mapToLong(OfKind::erased).sum();
    }
  }

  /// What is erased is not counted, which takes long after some years.
  ///
  /// @return with 0 for it
  public OfClient still(ClientId client) {
    return of(client, _ -> Map.of());
  }

  public OfClient of(ClientId client) {
    return of(client, leases::erased);
  }

  private OfClient of(ClientId client, Function<ClientId, Map<LeaseKind, Long>> gone) {
    var now = clock.instant();
    var keeping = floors.keeping(client, now);
    var delay = keeping.delayHours((int) USUAL_DELAY.toHours());
    return transactions.as(
        client,
        () -> {
          var counts = leases.counts(client, now, now.minus(Duration.ofHours(delay)));
          var erased = gone.apply(client);
          var kinds =
              Arrays.stream(LeaseKind.values())
                  .filter(it -> it.ofCallers() || it == LeaseKind.LOG)
                  .map(kind -> {
                    var found = counts.stream().filter(it -> it.kind() == kind).findFirst();
                    return new OfKind(
                        kind,
                        keeping.days(kind.term(), kind.usual()),
                        found.map(LeaseTable.Count::kept).orElse(0L),
                        found.map(LeaseTable.Count::overdue).orElse(0L),
                        found.map(LeaseTable.Count::held).orElse(0L),
                        erased.getOrDefault(kind, 0L),
                        found.map(LeaseTable.Count::next).orElse(null));
                  })
                  .toList();
          return new OfClient(keeping.contract(), delay, kinds, erasures.open(client));
        });
  }

  /// Clients of which something is kept that has the client itself for its subject: also of those
  /// whose log has ended. Opens the office's scope.
  List<ClientId> unfinished() {
    return transactions.office(leases::unfinished);
  }

  /// Newest first, of those with a number below `before`.
  List<ErasureTable.Line> certificates(ClientId client, int before, int limit) {
    return transactions.as(client, () -> erasures.certificates(client, before, limit));
  }

  /// The text of a certificate, as its digest stands in the log.
  Optional<String> certificate(ClientId client, int n) {
    return transactions.as(client, () -> erasures.certificate(client, n));
  }
}
