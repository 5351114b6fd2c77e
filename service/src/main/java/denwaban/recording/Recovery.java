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
/// so no one can finish or change them; all full chunks open.
@Component
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Clients clients;
  private final Vault vault;
  private final RecordingManifests recordingManifests;
  private final DeferredWriter deferredWriter;
  private final BacklogReplay backlogReplay;
  private final InstantSource clock;

  Recovery(
      Clients clients,
      Vault vault,
      RecordingManifests recordingManifests,
      DeferredWriter deferredWriter,
      BacklogReplay backlogReplay,
      InstantSource clock) {
    this.clients = clients;
    this.vault = vault;
    this.recordingManifests = recordingManifests;
    this.deferredWriter = deferredWriter;
    this.backlogReplay = backlogReplay;
    this.clock = clock;
  }

  @EventListener(ApplicationStartedEvent.class)
  void run() {
    // what the run before left waiting comes first
    var _ = backlogReplay.catchUp();
    clients.active().forEach(this::recover);
  }

  private void recover(Client client) {
    for (var begunObject : vault.unfinished(client.id())) {
      try {
        var signed = recordingManifests.brokenOff(begunObject, Purpose.RECOVER);
        if (signed.isPresent()) deferredWriter.write(step(begunObject, signed.get()), false);
        LOG.atWarn()
            .addKeyValue("object", begunObject.object())
            .log("recording broke off, closed now");
      } catch (IOException | RuntimeException away) {
        LOG.atError()
            .addKeyValue("object", begunObject.object())
            .setCause(away)
            .log("a broken-off recording cannot be closed; tried again at the next start");
      }
    }
  }

  private KeptStep step(BegunObject begunObject, RecordingManifests.Signed signed) {
    var object =
        new ObjectStep(begunObject, vault.process(), clock.instant(), false, null, signed.kept());
    return new KeptStep(object, signed.entry());
  }
}
