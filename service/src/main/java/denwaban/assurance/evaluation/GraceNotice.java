package denwaban.assurance.evaluation;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.LogPage;
import denwaban.audit.Purpose;
import denwaban.audit.reading.LogReader;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.confirmation.Confirmations;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A client that was here before its own word was asked for has thirty days. The office's alarm and
/// the client's log say so once, at the first start after the upgrade: when they are over, its
/// calls are not answered.
@Component
final class GraceNotice {

  static final String CHECK = "contract.confirmed";

  private final Clients clients;
  private final Confirmations confirmations;
  private final LogReader log;
  private final TenantTransactions transactions;
  private final AuditLog audit;

  GraceNotice(
      Clients clients,
      Confirmations confirmations,
      LogReader log,
      TenantTransactions transactions,
      AuditLog audit) {
    this.clients = clients;
    this.confirmations = confirmations;
    this.log = log;
    this.transactions = transactions;
    this.audit = audit;
  }

  @EventListener(ApplicationReadyEvent.class)
  void started() {
    clients.active().stream().map(Client::id).filter(this::owes).forEach(this::tell);
  }

  private boolean owes(ClientId client) {
    return confirmations.grace(client).isPresent()
        && confirmations.newest(client).isEmpty()
        && log.of(client, Action.CHECK_FAILED).stream()
            .map(LogPage.About::object)
            .noneMatch(CHECK::equals);
  }

  private void tell(ClientId client) {
    transactions.run(
        client,
        () ->
            audit.append(
                Entry.done(Action.CHECK_FAILED, client, CHECK, Actor.SERVICE, Purpose.OPERATE)));
  }
}
