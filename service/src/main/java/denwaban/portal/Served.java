package denwaban.portal;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.LogReading;
import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.Fence;
import denwaban.kernel.ClientId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells each client's log which screens are given to browsers, whenever they are others than the
/// last that its log knows of.
@Component
class Served {

  private final Bundle bundle;
  private final Clients clients;
  private final LogReading logs;
  private final AuditLog audit;
  private final Fence fence;

  Served(Bundle bundle, Clients clients, LogReading logs, AuditLog audit, Fence fence) {
    this.bundle = bundle;
    this.clients = clients;
    this.logs = logs;
    this.audit = audit;
    this.fence = fence;
  }

  @EventListener(ApplicationReadyEvent.class)
  void tellAll() {
    clients.all().stream().map(Client::id).forEach(this::tell);
  }

  /// A start that was cut short before its entry had a place in the log may tell the same twice.
  void tell(ClientId client) {
    bundle
        .digest()
        .filter(digest -> !known(client, digest))
        .ifPresent(digest -> say(client, digest));
  }

  private boolean known(ClientId client, String digest) {
    var told = logs.of(client, Action.RELEASE_SERVED);
    return !told.isEmpty() && told.getFirst().object().equals(digest);
  }

  private void say(ClientId client, String digest) {
    fence.office(() ->
        audit.append(
            Entry.done(Action.RELEASE_SERVED, client, digest, Actor.SERVICE, Purpose.OPERATE)));
  }
}
