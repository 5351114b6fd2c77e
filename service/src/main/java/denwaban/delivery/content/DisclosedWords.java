package denwaban.delivery.content;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.key.Line;
import denwaban.contract.Contracts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.message.NoticeWords;
import denwaban.seal.statement.NoticeApproval;
import denwaban.seal.statement.NoticeApproval.Content;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The words that a mail may carry: what the page gave, as far as the client's own approval and the
/// contract name it at this moment. An entry for each is committed before it leaves; whatever goes
/// wrong, the notice leaves without. Outside of scopes.
@Component
public class DisclosedWords {

  private static final Logger LOG = LoggerFactory.getLogger(DisclosedWords.class);

  private final TenantTransactions transactions;
  private final Contracts contracts;
  private final NoticeApprovals approvals;
  private final NewestMessage newest;
  private final HeldWords held;
  private final AuditLog audit;
  private final InstantSource clock;

  DisclosedWords(
      TenantTransactions transactions,
      Contracts contracts,
      NoticeApprovals approvals,
      NewestMessage newest,
      HeldWords held,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.approvals = approvals;
    this.newest = newest;
    this.held = held;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param operator who sent the message
  /// @return null for none
  public @Nullable NoticeWords of(ClientId client, CallId call, @Nullable PersonId operator) {
    if (operator == null) return null;
    try {
      var object = transactions.as(client, () -> newest.of(client, Line.OWN, call));
      var given = object.flatMap(it -> held.of(operator, it));
      if (given.isEmpty()) return null;
      var it = given.get();
      if (!it.client().equals(client) || !it.call().equals(call)) return null;
      return transactions.as(client, () -> entered(client, it));
    } catch (RuntimeException fault) {
      LOG.atWarn().addKeyValue("call", call).setCause(fault).log("told of without words");
      return null;
    }
  }

  /// The approval stays as it is until the entries are committed.
  private @Nullable NoticeWords entered(ClientId client, NoticeWords.Given it) {
    var words = only(it.words(), allowed(client));
    if (words.none()) return null;
    enter(client, it.object(), words);
    return words;
  }

  /// By the terms in force and by the approval that is open, both.
  private Set<Content> allowed(ClientId client) {
    var agreed = contracts.noticeContent(client, clock.instant());
    var allowed = EnumSet.noneOf(Content.class);
    approvals.inForce(client).map(NoticeApproval::content).ifPresent(allowed::addAll);
    allowed.removeIf(it -> !agreed.contains(it.word()));
    return allowed;
  }

  private static NoticeWords only(NoticeWords words, Set<Content> allowed) {
    return new NoticeWords(
        allowed.contains(Content.CALLER_NAME) ? words.callerName() : null,
        allowed.contains(Content.SUBJECT) ? words.subject() : null,
        allowed.contains(Content.TEXT) ? words.text() : null);
  }

  private void enter(ClientId client, ObjectId object, NoticeWords words) {
    if (words.callerName() != null) enter(client, object, Action.NOTICE_DISCLOSED_NAME);
    if (words.subject() != null) enter(client, object, Action.NOTICE_DISCLOSED_SUBJECT);
    if (words.text() != null) enter(client, object, Action.NOTICE_DISCLOSED_TEXT);
  }

  private void enter(ClientId client, ObjectId object, Action action) {
    audit.append(Entry.done(action, client, object.toString(), Actor.SERVICE, Purpose.OPERATE));
  }
}
