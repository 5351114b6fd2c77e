package denwaban.retention;

import denwaban.audit.sequencing.LogExpiry;
import denwaban.client.Clients;
import denwaban.contract.Keeping;
import denwaban.contract.termination.Termination;
import denwaban.contract.termination.Terminations;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/// The lease of a client's log, which is evidence of all others: it ends as many days after the
/// newest entry as the contract says (`retention.accessLog`), and only when the client is closed
/// and nothing else of it has a lease. Then nothing of the client ends any more, and no one is told
/// of it.
@Component
class LogLeases {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final Clients clients;
  private final Terminations terminations;
  private final TenantTransactions transactions;
  private final LeaseTable leases;
  private final LogExpiry logs;

  LogLeases(
      Clients clients,
      Terminations terminations,
      TenantTransactions transactions,
      LeaseTable leases,
      LogExpiry logs) {
    this.clients = clients;
    this.terminations = terminations;
    this.transactions = transactions;
    this.leases = leases;
    this.logs = logs;
  }

  /// Moves the lease on to the newest entry, in whole days of Japan: kept for a part of a day
  /// longer rather than shorter.
  ///
  /// @return whether the log may be decided to be due in this round: its time is over, what else
  ///   has a lease was erased in an earlier one, and its entries have their place
  boolean follow(ClientId client, Keeping keeping, Instant now) {
    var end = terminations.of(client).filter(it -> it.closedAt() != null);
    var closed = end.isPresent();
    if (closed) clients.close(client);
    // an entry of the end may wait for its place: not sooner than all else
    var earliest = end.map(Termination::due).orElse(Instant.MIN);
    return transactions.as(
        client,
        () -> {
          logs.newest(client).ifPresent(it -> renew(client, keeping, it, earliest));
          // in this order: the last reads all that was ever appended
          return closed
              && leases.logDue(client, now)
              && leases.nothingButLog(client)
              && !logs.waits(client);
        });
  }

  /// Whether it was removed.
  boolean ended(ClientId client) {
    return transactions.as(client, () -> logs.ended(client));
  }

  /// The installation's log says that it ended, also if a restore took it out again.
  void told(ClientId client) {
    logs.tell(client);
  }

  /// After it has ended nothing can be told of the client, also while something of it is found.
  /// Nothing happens before.
  void over(ClientId client) {
    if (ended(client)) clients.over(client);
  }

  private void renew(ClientId client, Keeping keeping, Instant newest, Instant earliest) {
    var begins = LocalDate.ofInstant(newest, TOKYO).plusDays(1);
    var due = begins.plusDays(keeping.days(LeaseKind.LOG.term(), LeaseKind.LOG.usual()));
    var at = start(due).isBefore(earliest) ? earliest : start(due);
    leases.log(client, keeping.contract(), start(begins), at);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(TOKYO).toInstant();
  }
}
