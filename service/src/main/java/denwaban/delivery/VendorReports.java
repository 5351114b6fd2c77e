package denwaban.delivery;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.timer.Timers;
import denwaban.delivery.way.DeliveryWayHealth;
import denwaban.delivery.way.DeliveryWays;
import denwaban.kernel.ClientId;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What vendors say of tries afterwards: that a mail came back, that a person reacted.
@Component
class VendorReports {

  private final TenantTransactions transactions;
  private final DeliveryTable table;
  private final Deliveries deliveries;
  private final DeliveryWays deliveryWays;
  private final DeliveryWayHealth reachHealth;
  private final Timers timers;
  private final AuditLog audit;
  private final InstantSource clock;

  VendorReports(
      TenantTransactions transactions,
      DeliveryTable table,
      Deliveries deliveries,
      DeliveryWays deliveryWays,
      DeliveryWayHealth reachHealth,
      Timers timers,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.deliveries = deliveries;
    this.deliveryWays = deliveryWays;
    this.reachHealth = reachHealth;
    this.timers = timers;
    this.audit = audit;
    this.clock = clock;
  }

  /// A mail that was taken over came back: that way is refused, the next one's turn comes.
  void bounced(ClientId client, UUID attempt) {
    transactions.run(
        client,
        () -> {
          var now = clock.instant();
          for (var tried : table.carriedBy(client, attempt)) {
            if (tried.state() == Attempt.State.BOUNCED) continue;
            table.ended(client, tried.id(), Attempt.State.BOUNCED, "bounced", now);
            deliveryWays
                .way(client, tried.way())
                .ifPresent(it -> reachHealth.failed(client, it, "bounced", now));
            var delivery = table.lock(client, tried.delivery()).orElseThrow();
            var chain =
                delivery
                    .chain()
                    .after(tried.contact(), tried.way(), new Outcome.Refused("bounced"), now);
            table.save(client, delivery.id(), chain);
            if (chain.wake() != null) deliveries.wake(client, delivery);
          }
        });
    timers.look();
  }

  /// A vendor says that a person reacted to a try. Said again, or of a try by another account, it
  /// changes nothing; it never acknowledges.
  ///
  /// @param account whose vendor says so
  void opened(ClientId client, UUID account, UUID attempt) {
    transactions.run(
        client,
        () -> {
          var now = clock.instant();
          for (var tried : table.carriedBy(client, attempt)) {
            var way = deliveryWays.way(client, tried.way());
            if (way.isEmpty() || !account.equals(way.get().account())) continue;
            if (tried.state() == Attempt.State.OPENED) continue;
            table.ended(client, tried.id(), Attempt.State.OPENED, null, now);
            var _ = table.opened(client, tried.delivery(), now);
            audit.append(
                new Entry(
                    Action.NOTICE_OPENED,
                    client,
                    tried.delivery().toString(),
                    Actor.SERVICE,
                    Purpose.OPERATE,
                    Result.DONE,
                    Map.of("kind", way.get().kind().code(), "way", tried.way().toString())));
          }
        });
  }
}
