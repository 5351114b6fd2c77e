package denwaban.message;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallerWaits.Wish;
import denwaban.call.ledger.CallerWishes;
import denwaban.client.key.CompanyKeys;
import denwaban.client.key.Line;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.recording.RecordingKept;
import denwaban.recording.Recordings;
import denwaban.recording.SlipKept;
import denwaban.seal.statement.Manifest;
import denwaban.vault.HeaderReleased;
import denwaban.vault.OfCall;
import denwaban.vault.Vault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// What waits for a client, and what members did about it.
@Component
final class Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /// Items in one page.
  static final int PAGE = 50;

  /// What it is released for when a person looks at it.
  private static final Set<Purpose> READINGS = Set.of(Purpose.READ, Purpose.PLAY, Purpose.DOWNLOAD);

  private final InboxTable holes;
  private final Recordings recordings;
  private final CallerWishes wishes;
  private final Vault vault;
  private final CompanyKeys keys;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Ids ids;
  private final InboxNotifier inboxNotifier;
  private final ApplicationEventPublisher events;

  Inbox(
      InboxTable holes,
      Recordings recordings,
      CallerWishes wishes,
      Vault vault,
      CompanyKeys keys,
      TenantTransactions transactions,
      AuditLog audit,
      Ids ids,
      InboxNotifier inboxNotifier,
      ApplicationEventPublisher events) {
    this.holes = holes;
    this.recordings = recordings;
    this.wishes = wishes;
    this.vault = vault;
    this.keys = keys;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.inboxNotifier = inboxNotifier;
    this.events = events;
  }

  /// What waits, with everything of its call that this member may know of.
  ///
  /// @param wish what the caller left when no operator took the call; null if nothing
  /// @param versions of the message, the oldest first; the last one is the item's
  /// @param drafts what operators who lost the call had written, the oldest first
  record Row(
      InboxTable.Item item,
      @Nullable Wish wish,
      List<Vault.Version> versions,
      @Nullable OfCall recording,
      @Nullable OfCall slip,
      List<OfCall> drafts) {}

  /// @param box whose items alone are wanted; null for all that this member may know of
  /// @param before an item's id, or null for the newest
  List<Row> page(CurrentUser user, @Nullable Line box, @Nullable UUID before) {
    var client = user.memberOf();
    return transactions.as(
        client, user.person(), () -> rows(client, holes.page(client, box, before, PAGE)));
  }

  /// In the order of the items, newest first; calls of which nothing waits are left out.
  List<Row> ofCalls(CurrentUser user, List<CallId> calls) {
    var client = user.memberOf();
    return calls.isEmpty()
        ? List.of()
        : transactions.as(client, user.person(), () -> rows(client, holes.ofCalls(client, calls)));
  }

  private List<Row> rows(ClientId client, List<InboxTable.Item> items) {
    var calls = items.stream().map(InboxTable.Item::call).toList();
    var wanted = wishes.of(client, calls);
    var heard = byCall(recordings.ofCalls(client, calls));
    var slips =
        recordings.slipsOfCalls(client, calls).stream()
            .collect(Collectors.groupingBy(OfCall::call));
    var drafts =
        vault.ofCalls(client, Manifest.Kind.DRAFT, calls).stream()
            .collect(Collectors.groupingBy(OfCall::call));
    var versions =
        vault.versions(client, calls).stream().collect(Collectors.groupingBy(Vault.Version::call));
    return items.stream()
        .map(item ->
            new Row(
                item,
                wanted.get(item.call()),
                item.message() == null ? List.of() : versions.getOrDefault(item.call(), List.of()),
                heard.get(item.call()),
                slip(item, slips.getOrDefault(item.call(), List.of())),
                drafts.getOrDefault(item.call(), List.of())))
        .toList();
  }

  /// There is one in each box that has something of the call: the box's own, for its members have
  /// the key.
  private static @Nullable OfCall slip(InboxTable.Item item, List<OfCall> slips) {
    return slips.stream()
        .filter(it -> it.line().equals(item.line()))
        .findFirst()
        .orElse(slips.isEmpty() ? null : slips.getFirst());
  }

  private static Map<CallId, OfCall> byCall(List<OfCall> objects) {
    return objects.stream()
        .collect(Collectors.toMap(OfCall::call, Function.identity(), (a, b) -> b));
  }

  int unread(CurrentUser user) {
    return transactions
        .as(user.memberOf(), user.person(), () -> holes.news(user.memberOf()))
        .unread();
  }

  /// How many new items there are in each box of the client, also in those that this administrator
  /// does not hold: that something waits, so that someone can be told.
  Map<Line, Integer> waiting(CurrentUser user) {
    return transactions.as(user.memberOf(), () -> holes.waiting(user.memberOf()));
  }

  /// @throws Problem 404 if this client has no such item
  void done(CurrentUser user, UUID id) {
    change(user, id, Action.MESSAGE_DONE, item -> holes.done(user.memberOf(), id, user.person()));
  }

  /// @throws Problem 404 if this client has no such item
  void reopen(CurrentUser user, UUID id) {
    change(user, id, Action.MESSAGE_REOPENED, item -> holes.reopen(user.memberOf(), id));
  }

  /// Changes an item and says so: to the log if anything changed, and to the client's open inboxes.
  ///
  /// @throws Problem 404 if this member knows of no such item; whatever `change` throws undoes it
  void change(CurrentUser user, UUID id, Action action, Change change) {
    var client = user.memberOf();
    var line =
        transactions.as(
            client,
            user.person(),
            () -> {
              var item = holes.find(client, id).orElseThrow(Problem::notFound);
              if (change.made(item)) {
                audit.append(
                    Entry.done(action, client, id.toString(), user.actor(), Purpose.OPERATE));
                said(action)
                    .ifPresent(to ->
                        events.publishEvent(
                            new ItemChanged(client, item.line(), item.call(), to, user.person())));
              }
              return item.line();
            });
    inboxNotifier.ring(client, line);
  }

  /// What others hear of it; empty if it is of no concern to them.
  private static Optional<ItemChanged.To> said(Action action) {
    return switch (action) {
      case MESSAGE_DONE -> Optional.of(ItemChanged.To.DONE);
      case MESSAGE_TAKEN -> Optional.of(ItemChanged.To.TAKEN);
      default -> Optional.empty();
    };
  }

  /// False if it was so already.
  interface Change {
    boolean made(InboxTable.Item item);
  }

  /// Calls without a message appear too, unanswered ones above all.
  @EventListener
  void ended(CallEnded ended) {
    var line = Line.of(ended.mailbox());
    transactions.run(
        ended.client(),
        () -> {
          holes.addCall(
              ids.next(), ended.client(), ended.call(), line, ended.arrivedAt(), ended.answered());
          if (!ended.answered()) {
            events.publishEvent(
                new ItemWaits(
                    ended.client(), line, ended.call(), ItemWaits.Kind.MISSED, false, null));
          }
        });
    inboxNotifier.ring(ended.client(), line);
  }

  @EventListener
  void recorded(RecordingKept kept) {
    inboxNotifier.ring(kept.client(), line(kept.client(), kept.company()));
  }

  @EventListener
  void noted(SlipKept kept) {
    inboxNotifier.ring(kept.client(), line(kept.client(), kept.company()));
  }

  private Line line(ClientId client, String company) {
    return keys.lineOf(client, company).orElse(Line.OWN);
  }

  @EventListener
  void opened(HeaderReleased released) {
    if (!READINGS.contains(released.purpose())) {
      return; // a background task of the browser: no one has seen it
    }
    var client = released.client();
    try {
      var line = line(client, released.company());
      var changed =
          transactions.as(
              client,
              () -> {
                if (released.kind() == Manifest.Kind.MESSAGE
                    && holes.superseded(client, released.call(), line, released.object())) {
                  return false; // nobody has seen the one that is there now
                }
                events.publishEvent(
                    new ItemChanged(client, line, released.call(), ItemChanged.To.OPENED, null));
                return holes.opened(client, released.call(), line);
              });
      if (changed) inboxNotifier.ring(client, line);
    } catch (DataAccessException | TransactionException away) {
      // the reading goes on: that it stays "new" is a smaller trouble
      LOG.atWarn().addKeyValue("call", released.call()).setCause(away).log("not marked as opened");
    }
  }
}
