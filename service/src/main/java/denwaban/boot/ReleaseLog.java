package denwaban.boot;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Program;
import denwaban.audit.Purpose;
import denwaban.audit.reading.LogReader;
import denwaban.boot.pages.Bundle;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells each client's log which screens are given to browsers, and which program seals at the
/// edge, whenever it is another than the last that its log knows of.
@Component
public class ReleaseLog {

  private final Bundle bundle;
  private final Program program;
  private final Clients clients;
  private final LogReader logs;
  private final AuditLog audit;
  private final TenantTransactions transactions;

  ReleaseLog(
      Bundle bundle,
      Program program,
      Clients clients,
      LogReader logs,
      AuditLog audit,
      TenantTransactions transactions) {
    this.bundle = bundle;
    this.program = program;
    this.clients = clients;
    this.logs = logs;
    this.audit = audit;
    this.transactions = transactions;
  }

  @EventListener(ApplicationReadyEvent.class)
  void tellAll() {
    clients.active().stream().map(Client::id).forEach(this::tell);
  }

  /// A start that was cut short before its entry had a place in the log may tell the same twice.
  public void tell(ClientId client) {
    tell(client, Action.RELEASE_SERVED, bundle.digest());
    tell(client, Action.RELEASE_SEALS, program.digest().map(Bytes::base64));
  }

  private void tell(ClientId client, Action action, Optional<String> digest) {
    digest
        .filter(it -> !known(client, action, it))
        .ifPresent(it ->
            transactions.office(() ->
                audit.append(Entry.done(action, client, it, Actor.SERVICE, Purpose.OPERATE))));
  }

  private boolean known(ClientId client, Action action, String digest) {
    var told = logs.of(client, action);
    return !told.isEmpty() && told.getFirst().object().equals(digest);
  }
}
