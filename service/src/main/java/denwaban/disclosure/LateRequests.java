package denwaban.disclosure;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.PeriodicTask;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes into a client's log that the time for an answer is over and there is none: once, as one
/// that is late gets no more time.
@Configuration(proxyBeanMethods = false)
class LateRequests {

  private static final String TELL =
      """
      update disclosure_request set late_told_at = :now
      where client_id = :client and state in ('open', 'identified') and due_at <= :now
        and late_told_at is null
      returning id
      """;

  private final Clients clients;
  private final TenantTransactions transactions;
  private final JdbcClient db;
  private final AuditLog audit;
  private final InstantSource clock;

  LateRequests(
      Clients clients,
      TenantTransactions transactions,
      JdbcClient db,
      AuditLog audit,
      InstantSource clock) {
    this.clients = clients;
    this.transactions = transactions;
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  @Bean
  PeriodicTask lateRequestsTask() {
    return new PeriodicTask("late-requests", this::round);
  }

  void round() {
    clients.active().stream().map(Client::id).forEach(this::tell);
  }

  private void tell(ClientId client) {
    transactions.run(
        client,
        () -> {
          for (var id : late(client)) {
            audit.append(
                Entry.done(
                    Action.REQUEST_LATE, client, id.toString(), Actor.SERVICE, Purpose.MANAGE));
          }
        });
  }

  private List<UUID> late(ClientId client) {
    return db.sql(TELL)
        .param("client", client.value())
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) -> Rows.uuid(row, "id"))
        .list();
  }
}
