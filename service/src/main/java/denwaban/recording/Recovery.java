package denwaban.recording;

import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.backlog.BacklogReplay;
import denwaban.vault.BegunObject;
import denwaban.vault.ObjectStep;
import denwaban.vault.Vault;
import java.io.IOException;
import java.time.InstantSource;
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
  private final RecordingManifests closing;
  private final DeferredWriter later;
  private final BacklogReplay catchingUp;
  private final InstantSource clock;

  Recovery(
      Clients clients,
      Vault vault,
      RecordingManifests closing,
      DeferredWriter later,
      BacklogReplay catchingUp,
      InstantSource clock) {
    this.clients = clients;
    this.vault = vault;
    this.closing = closing;
    this.later = later;
    this.catchingUp = catchingUp;
    this.clock = clock;
  }

  @EventListener(ApplicationStartedEvent.class)
  void run() {
    // what the run before left waiting comes first
    var _ = catchingUp.catchUp();
    clients.all().forEach(this::recover);
  }

  private void recover(Client client) {
    for (var opened : vault.unfinished(client.id())) {
      try {
        var signed = closing.brokenOff(opened, Purpose.RECOVER);
        if (signed.isPresent()) later.write(step(opened, signed.get()), false);
        LOG.atWarn().addKeyValue("object", opened.object()).log("recording broke off, closed now");
      } catch (IOException | RuntimeException away) {
        LOG.atError()
            .addKeyValue("object", opened.object())
            .setCause(away)
            .log("a broken-off recording cannot be closed; tried again at the next start");
      }
    }
  }

  private KeptStep step(BegunObject opened, RecordingManifests.Signed signed) {
    var object =
        new ObjectStep(opened, vault.process(), clock.instant(), false, null, signed.kept());
    return new KeptStep(object, signed.entry());
  }
}
