package denwaban.message;

import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.key.CompanyKeys;
import denwaban.client.key.Line;
import denwaban.database.backlog.Backlog;
import denwaban.database.backlog.BacklogWriter;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Ids;
import denwaban.vault.BegunObject;
import denwaban.vault.ObjectStep;
import denwaban.vault.Vault;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Puts what an operator could not finish into the vault, with its entry, beside the call's
/// message: at once, or as soon as the database is there.
@Component
class DraftKeeper implements BacklogWriter {

  private static final Logger LOG = LoggerFactory.getLogger(DraftKeeper.class);

  private final Vault vault;
  private final TenantTransactions transactions;
  private final Backlog backlog;
  private final CompanyKeys keys;
  private final InboxTable holes;
  private final AuditLog audit;
  private final InboxNotifier inboxNotifier;
  private final Ids ids;
  private final InstantSource clock;

  DraftKeeper(
      Vault vault,
      TenantTransactions transactions,
      Backlog backlog,
      CompanyKeys keys,
      InboxTable holes,
      AuditLog audit,
      InboxNotifier inboxNotifier,
      Ids ids,
      InstantSource clock) {
    this.vault = vault;
    this.transactions = transactions;
    this.backlog = backlog;
    this.keys = keys;
    this.holes = holes;
    this.audit = audit;
    this.inboxNotifier = inboxNotifier;
    this.ids = ids;
    this.clock = clock;
  }

  record DraftStep(ObjectStep object, Entry entry, Instant arrivedAt) {}

  void keep(Drafts.Draft draft) {
    var message = draft.message();
    try {
      vault.put(message.object(), 0, message.payload());
    } catch (IOException away) {
      LOG.atError()
          .addKeyValue("object", message.object())
          .setCause(away)
          .log("a draft is lost: the store does not answer");
      return;
    }
    var object = MessageStore.step(vault, message, draft.manifest());
    var step = new DraftStep(object, entry(draft), draft.inHand().arrivedAt());
    var client = draft.inHand().client();
    try {
      transactions.run(client, () -> write(step));
      after(step);
    } catch (DataAccessException | TransactionException away) {
      LOG.atError().addKeyValue("object", message.object()).setCause(away).log("a draft waits");
      backlog.add(client, step);
    }
  }

  private Entry entry(Drafts.Draft draft) {
    return new Entry(
        Action.DRAFT_KEPT,
        draft.inHand().client(),
        draft.message().object().toString(),
        draft.who().actor(),
        Purpose.OPERATE,
        Result.DONE,
        Map.of(
            "call",
            draft.message().call().toString(),
            "key",
            draft.manifest().sealer().key().base64(),
            "at",
            clock.instant().toString()));
  }

  @Override
  public Set<Class<? extends Record>> steps() {
    return Set.of(DraftStep.class);
  }

  @Override
  public void write(Record step) {
    var draft = (DraftStep) step;
    var begunObject = draft.object().opened();
    vault.write(draft.object());
    audit.append(draft.entry());
    holes.addCall(
        ids.next(),
        begunObject.client(),
        begunObject.call(),
        line(begunObject),
        draft.arrivedAt(),
        true);
  }

  @Override
  public void after(Record step) {
    var begunObject = ((DraftStep) step).object().opened();
    inboxNotifier.ring(begunObject.client(), line(begunObject));
  }

  private Line line(BegunObject begunObject) {
    return keys.lineOf(begunObject.client(), begunObject.company()).orElse(Line.OWN);
  }
}
