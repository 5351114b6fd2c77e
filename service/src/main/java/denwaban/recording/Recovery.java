package denwaban.recording;

import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.vault.Vault;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// At the start: closes the recordings of a run that died, as incomplete. Their keys died with it,
/// so nobody can finish or change them; all full chunks open.
@Component
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Clients clients;
  private final Vault vault;
  private final Closing closing;

  Recovery(Clients clients, Vault vault, Closing closing) {
    this.clients = clients;
    this.vault = vault;
    this.closing = closing;
  }

  @EventListener(ApplicationStartedEvent.class)
  void run() {
    clients.all().forEach(this::recover);
  }

  private void recover(Client client) {
    for (var opened : vault.unfinished(client.id())) {
      try {
        closing.brokenOff(opened, Purpose.RECOVER);
        LOG.atWarn().addKeyValue("object", opened.object()).log("recording broke off, closed now");
      } catch (IOException | RuntimeException away) {
        LOG.atError()
            .addKeyValue("object", opened.object())
            .setCause(away)
            .log("a broken-off recording cannot be closed; tried again at the next start");
      }
    }
  }
}
