package denwaban.recording;

import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.database.backlog.Backlog;
import denwaban.database.backlog.BacklogWriter;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.seal.statement.Manifest;
import denwaban.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Writes what recordings and slips leave, with its entries: at once, or, while the database or the
/// log is unavailable, as soon as it can. Either way it survives a crash when [#write] has
/// returned.
@Component
final class DeferredWriter implements BacklogWriter {

  /// After it was away it is not asked for so long: few threads write down the recordings of all
  /// calls, and what they hear meanwhile has room for six seconds.
  static final Duration AWAY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(DeferredWriter.class);

  private final Vault vault;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Backlog backlog;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;
  private volatile Instant notBefore = Instant.MIN;

  DeferredWriter(
      Vault vault,
      TenantTransactions transactions,
      AuditLog audit,
      Backlog backlog,
      ApplicationEventPublisher events,
      InstantSource clock) {
    this.clock = clock;
    this.vault = vault;
    this.transactions = transactions;
    this.audit = audit;
    this.backlog = backlog;
    this.events = events;
  }

  /// @param waits whether something that must come before it waits
  /// @return whether it waits, and all that comes after it must
  /// @throws denwaban.database.backlog.BacklogFull if it cannot wait
  boolean write(KeptStep step, boolean waits) {
    var begunObject = step.object().opened();
    if (!waits && there()) {
      try {
        transactions.run(begunObject.client(), () -> write(step));
        after(step);
        return false;
      } catch (DataAccessException | TransactionException away) {
        rest();
        LOG.atError()
            .addKeyValue("object", begunObject.object())
            .setCause(away)
            .log("written down later");
      }
    }
    backlog.add(begunObject.client(), step);
    return true;
  }

  private boolean there() {
    return !clock.instant().isBefore(notBefore);
  }

  private void rest() {
    notBefore = clock.instant().plus(AWAY);
  }

  /// An entry that belongs to no object.
  record NotedStep(ClientId client, Entry entry) {}

  /// @throws denwaban.database.backlog.BacklogFull if it cannot wait
  void note(ClientId client, Entry entry) {
    if (there()) {
      try {
        transactions.run(client, () -> audit.append(entry));
        return;
      } catch (DataAccessException | TransactionException away) {
        rest();
        LOG.atError().addKeyValue("client", client).setCause(away).log("noted later");
      }
    }
    backlog.add(client, new NotedStep(client, entry));
  }

  @Override
  public Set<Class<? extends Record>> steps() {
    return Set.of(KeptStep.class, NotedStep.class);
  }

  @Override
  public void write(Record step) {
    switch (step) {
      case KeptStep(var object, var entry) -> {
        vault.write(object);
        if (entry != null) audit.append(entry);
      }
      case NotedStep(_, var entry) -> audit.append(entry);
      default -> throw new IllegalArgumentException("not ours");
    }
  }

  /// The object is there for its client.
  @Override
  public void after(Record step) {
    if (!(step instanceof KeptStep(var object, _))) return;
    var signedManifest = object.kept();
    if (signedManifest == null) return;
    var begunObject = object.opened();
    events.publishEvent(
        begunObject.kind() == Manifest.Kind.SLIP
            ? new SlipKept(
                begunObject.client(),
                begunObject.call(),
                begunObject.object(),
                begunObject.company())
            : new RecordingKept(
                begunObject.client(),
                begunObject.call(),
                begunObject.object(),
                signedManifest.complete(),
                begunObject.company()));
  }
}
