package denwaban.disclosure;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.LoggedRead;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The register of what people ask about the data held of them. Each step is an entry of the
/// client's log.
@Component
class Requests {

  /// Until when a request is to be answered, where the client says nothing else. The law says 遅滞なく,
  /// without delay, and no number (個人情報保護法 33条2項, 34条2項, 35条).
  static final Duration ANSWERED_WITHIN = Duration.ofDays(14);

  /// From receipt to the day that a client sets.
  static final Duration DUE_MOST = Duration.ofDays(180);

  /// How long ago a request can have been received that is registered now.
  static final Duration RECEIVED_BEFORE = Duration.ofDays(366);

  /// A member's clock may be fast.
  private static final Duration RECEIVED_AHEAD = Duration.ofMinutes(1);

  /// Before it is due, a request is shown as due soon.
  static final Duration SOON = Duration.ofDays(3);

  /// Of one client, that are not closed.
  static final int OPEN_LIMIT = 200;

  /// Requests of one client that are shown.
  static final int LISTED = 500;

  private final TenantTransactions transactions;
  private final RequestTable table;
  private final RequestNotes notes;
  private final RequestLinks links;
  private final AuditLog audit;
  private final InstantSource clock;

  Requests(
      TenantTransactions transactions,
      RequestTable table,
      RequestNotes notes,
      RequestLinks links,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.notes = notes;
    this.links = links;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param id made by the browser, which sealed the note for it
  /// @param due null for [#ANSWERED_WITHIN] after receipt
  /// @param call whose message it came by; null if by none
  /// @param asks who asks, and for what, sealed
  record New(
      UUID id,
      Kind kind,
      Way way,
      Instant received,
      @Nullable Instant due,
      @Nullable CallId call,
      NewNote.Bare asks) {}

  /// Sending it again is harmless.
  ///
  /// @throws Problem 422 if a time does not fit; 409 if [#OPEN_LIMIT] are open; 404 if this member
  ///   knows of no such call
  void register(CurrentUser by, New made) {
    var client = by.memberOf();
    var now = clock.instant();
    if (made.received().isAfter(now.plus(RECEIVED_AHEAD))
        || made.received().isBefore(now.minus(RECEIVED_BEFORE))) {
      throw new Problem(422, "received-unfit");
    }
    var due = made.due() == null ? made.received().plus(ANSWERED_WITHIN) : made.due();
    mustFit(made.received(), due);
    transactions.run(
        client,
        by.person(),
        () -> {
          table.lock(client);
          if (table.find(client, made.id()).isPresent()) return;
          if (table.open(client) >= OPEN_LIMIT) {
            throw new Problem(409, "too-many-requests-open");
          }
          table.add(client, made.id(), made.kind(), made.way(), made.received(), due, now);
          notes.add(by, made.id(), made.asks(), now, RequestNotes.FREE);
          stepped(by, made.id(), "received", Action.REQUEST_RECEIVED, kind(made.kind()));
          if (made.call() != null) links.add(by, made.id(), made.call());
        });
  }

  private static void mustFit(Instant received, Instant due) {
    if (!due.isAfter(received) || due.isAfter(received.plus(DUE_MOST))) {
      throw new Problem(422, "due-unfit");
    }
  }

  /// Open ones first.
  List<Request> all(ClientId client) {
    return all(client, LISTED);
  }

  List<Request> all(ClientId client, int limit) {
    return transactions.as(client, () -> table.all(client, limit));
  }

  /// How many of a client are overdue or due soon.
  int waiting(ClientId client) {
    return transactions.as(client, () -> table.waiting(client, clock.instant().plus(SOON)));
  }

  /// @throws Problem 404 if this client has no such request
  Request find(ClientId client, UUID id) {
    return transactions.as(client, () -> table.find(client, id)).orElseThrow(Problem::notFound);
  }

  List<RequestTable.Step> steps(ClientId client, UUID id) {
    return transactions.as(client, () -> table.steps(client, id));
  }

  /// All that members wrote about it: the entry is committed before the first one is read.
  ///
  /// @throws Problem 404 if there is none; 503 if the log is unavailable
  List<RequestNotes.Note> read(CurrentUser by, UUID id) {
    var client = by.memberOf();
    LoggedRead.after(
        id,
        () ->
            transactions.as(
                client,
                by.person(),
                () -> {
                  var found = table.find(client, id).orElseThrow(Problem::notFound);
                  read(by, id, Purpose.DISCLOSURE);
                  return found;
                }));
    return transactions.as(client, by.person(), () -> notes.all(client, id));
  }

  private void read(CurrentUser by, UUID id, Purpose why) {
    audit.append(Entry.done(Action.REQUEST_READ, by.memberOf(), id.toString(), by.actor(), why));
  }

  /// Appends an entry for each request about which something was written: all of it goes out. Joins
  /// the client's scope.
  ///
  /// @return these requests
  List<UUID> export(CurrentUser by) {
    var noted = notes.noted(by.memberOf());
    noted.forEach(it -> read(by, it, Purpose.EXPORT));
    return noted;
  }

  /// What was written about one that [#export] gave.
  List<RequestNotes.Note> exported(ClientId client, UUID id) {
    return transactions.as(client, () -> notes.all(client, id));
  }

  /// Keeps a note, also of a closed request. Sending it again is harmless.
  void note(CurrentUser by, UUID id, NewNote.Bare note) {
    change(
        by,
        id,
        it -> {
          if (notes.add(by, id, note, clock.instant(), RequestNotes.FREE)) {
            log(by, id, Action.REQUEST_NOTED, Map.of());
          }
          return it;
        });
  }

  void take(CurrentUser by, UUID id) {
    open(
        by,
        id,
        it -> {
          if (!by.person().equals(it.assignedTo())) {
            table.take(by.memberOf(), id, by.person());
            stepped(by, id, "taken", Action.REQUEST_TAKEN, Map.of());
          }
          return it;
        });
  }

  /// @throws Problem 422 if it does not fit; 409 if it is overdue: then a reason is given with the
  ///   answer instead
  void setDue(CurrentUser by, UUID id, Instant at) {
    open(
        by,
        id,
        it -> {
          mustFit(it.receivedAt(), at);
          if (it.late(clock.instant())) {
            throw new Problem(409, "request-late");
          }
          table.setDue(by.memberOf(), id, at);
          stepped(by, id, "due", Action.REQUEST_DUE_SET, Map.of());
          return it;
        });
  }

  void identified(CurrentUser by, UUID id, Identity how) {
    open(
        by,
        id,
        it -> {
          if (it.state() != State.OPEN) throw closed();
          table.state(by.memberOf(), id, State.IDENTIFIED, how, null, null, clock.instant());
          stepped(by, id, "identified", Action.REQUEST_IDENTIFIED, Map.of("identity", how.code()));
          return it;
        });
  }

  /// How a request ends.
  ///
  /// @param said what was answered, or the reason of a refusal, which is told to who asked (個人情報保護法
  ///   36条), sealed
  /// @param late why it is late, sealed; null in time
  record Ending(
      State state,
      @Nullable Form form,
      @Nullable Ground ground,
      NewNote.Bare said,
      NewNote.@Nullable Bare late) {}

  /// @throws Problem 409 if it is closed, who asks is not confirmed, or an erasure waits for its
  ///   second person; 422 if it is late and no reason is given
  void end(CurrentUser by, UUID id, Ending ending) {
    open(
        by,
        id,
        it -> {
          mayEnd(it, ending);
          var client = by.memberOf();
          var now = clock.instant();
          notes.add(by, id, ending.said(), now, RequestNotes.LIMIT);
          if (ending.late() != null) notes.add(by, id, ending.late(), now, RequestNotes.LIMIT);
          table.state(client, id, ending.state(), null, ending.form(), ending.ground(), now);
          var detail =
              switch (ending) {
                case Ending(_, var form, _, _, _) when form != null -> Map.of("form", form.code());
                case Ending(_, _, var ground, _, _) when ground != null ->
                    Map.of("ground", ground.code());
                default -> Map.<String, String>of();
              };
          stepped(by, id, ending.state().code(), action(ending.state()), detail);
          return it;
        });
  }

  private void mayEnd(Request it, Ending ending) {
    if (ending.state() == State.ANSWERED
        && it.state() != State.IDENTIFIED
        && it.kind() != Kind.COMPLAINT) {
      throw new Problem(409, "request-not-identified");
    }
    if (it.erasureAsked() != null && it.erasureApproved() == null) {
      throw new Problem(409, "request-erasure-waits");
    }
    if (it.late(clock.instant()) && ending.late() == null && ending.state() != State.WITHDRAWN) {
      throw new Problem(422, "late-reason-needed");
    }
  }

  private static Action action(State state) {
    return switch (state) {
      case ANSWERED -> Action.REQUEST_ANSWERED;
      case REFUSED -> Action.REQUEST_REFUSED;
      case WITHDRAWN -> Action.REQUEST_WITHDRAWN;
      case OPEN, IDENTIFIED -> throw new AssertionError("no end");
    };
  }

  /// Changes what is not closed.
  ///
  /// @throws Problem 404 if there is none; 409 if it is closed
  <T> T open(CurrentUser by, UUID id, Function<Request, T> change) {
    return change(
        by,
        id,
        it -> {
          if (it.state().closed()) throw closed();
          return change.apply(it);
        });
  }

  private <T> T change(CurrentUser by, UUID id, Function<Request, T> change) {
    var client = by.memberOf();
    return transactions.as(
        client,
        by.person(),
        () -> change.apply(table.lock(client, id).orElseThrow(Problem::notFound)));
  }

  static Problem closed() {
    return new Problem(409, "request-changed");
  }

  private static Map<String, String> kind(Kind kind) {
    return Map.of("kind", kind.code());
  }

  private void stepped(
      CurrentUser by, UUID id, String step, Action action, Map<String, String> detail) {
    table.step(by.memberOf(), id, step, by.person(), clock.instant());
    log(by, id, action, detail);
  }

  private void log(CurrentUser by, UUID id, Action action, Map<String, String> detail) {
    audit.append(
        new Entry(
            action,
            by.memberOf(),
            id.toString(),
            by.actor(),
            Purpose.OPERATE,
            Result.DONE,
            detail));
  }
}
