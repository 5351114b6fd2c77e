package denwaban.message;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.key.CompanyKeys;
import denwaban.client.key.Line;
import denwaban.database.backlog.Backlog;
import denwaban.database.backlog.BacklogWriter;
import denwaban.kernel.Ids;
import denwaban.seal.statement.Manifest;
import denwaban.vault.BegunObject;
import denwaban.vault.ObjectStep;
import denwaban.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Messages that were taken while the database or the log was unavailable. The operator has no
/// header of such a message: it cannot be corrected, only followed by a call.
@Component
final class LateMessages implements BacklogWriter {

  private final Backlog backlog;
  private final Vault vault;
  private final CompanyKeys keys;
  private final InboxTable holes;
  private final AuditLog audit;
  private final InboxNotifier inboxNotifier;
  private final Ids ids;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;

  LateMessages(
      Backlog backlog,
      Vault vault,
      CompanyKeys keys,
      InboxTable holes,
      AuditLog audit,
      InboxNotifier inboxNotifier,
      Ids ids,
      InstantSource clock,
      ApplicationEventPublisher events) {
    this.backlog = backlog;
    this.vault = vault;
    this.keys = keys;
    this.holes = holes;
    this.audit = audit;
    this.inboxNotifier = inboxNotifier;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  record MessageStep(ObjectStep object, Entry entry, Instant arrivedAt, boolean urgent) {}

  /// When this returns, the message survives a crash; its payload is in the store already.
  ///
  /// @throws denwaban.database.backlog.BacklogFull if it cannot wait
  void add(CurrentUser user, SealedMessage message, Manifest manifest, Instant arrivedAt) {
    var step = MessageStore.step(vault, message, manifest);
    backlog.add(
        manifest.client(),
        new MessageStep(step, entry(user, message, manifest), arrivedAt, message.urgent()));
  }

  private Entry entry(CurrentUser user, SealedMessage message, Manifest manifest) {
    return new Entry(
        Action.MESSAGE_KEPT,
        manifest.client(),
        message.object().toString(),
        user.actor(),
        Purpose.OPERATE,
        Result.DONE,
        Map.of("key", manifest.sealer().key().base64(), "at", clock.instant().toString()));
  }

  @Override
  public Set<Class<? extends Record>> steps() {
    return Set.of(MessageStep.class);
  }

  @Override
  public void write(Record step) {
    var late = (MessageStep) step;
    var begunObject = late.object().opened();
    vault.write(late.object());
    audit.append(late.entry());
    var line = line(begunObject);
    holes.addCall(
        ids.next(), begunObject.client(), begunObject.call(), line, late.arrivedAt(), true);
    if (!put(begunObject, line, late.urgent())) {
      throw new DataIntegrityViolationException("the call has a message already");
    }
    events.publishEvent(
        new ItemWaits(
            begunObject.client(),
            line,
            begunObject.call(),
            ItemWaits.Kind.MESSAGE,
            late.urgent(),
            null));
  }

  /// False also if it is in another box: that is not the same step, written before.
  private boolean put(BegunObject it, Line line, boolean urgent) {
    try {
      return holes.putMessage(it.client(), it.call(), line, it.object(), urgent);
    } catch (DuplicateKeyException elsewhere) {
      return false;
    }
  }

  @Override
  public void after(Record step) {
    var begunObject = ((MessageStep) step).object().opened();
    inboxNotifier.ring(begunObject.client(), line(begunObject));
  }

  private Line line(BegunObject begunObject) {
    return keys.lineOf(begunObject.client(), begunObject.company()).orElse(Line.OWN);
  }
}
