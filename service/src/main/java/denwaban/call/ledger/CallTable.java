package denwaban.call.ledger;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.call.event.CallAnswered;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallEvent;
import denwaban.call.event.CallHeard;
import denwaban.call.event.CallLeft;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.CallRang;
import denwaban.call.event.CallRefused;
import denwaban.call.event.CallShown;
import denwaban.call.event.CallTaken;
import denwaban.call.event.CallTakenAtHome;
import denwaban.call.event.CallerWaits;
import denwaban.database.Rows;
import denwaban.database.backlog.Backlog;
import denwaban.database.backlog.BacklogReplay;
import denwaban.database.backlog.BacklogWriter;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/// The table of calls: who was called, when, and how it ended. Never who rang.
///
/// One thread writes and publishes, so events reach listeners in order. While the database, or the
/// log in it, is unavailable, they wait in the backlog, and calls go on.
public final class CallTable implements Ledger, BacklogWriter {

  private static final String RANG =
      """
      insert into call (id, client_id, mailbox, called, arrived_at)
      values (:id, :client, :mailbox, :called, :at)
      on conflict (id) do nothing
      """;

  private static final String ANSWERED =
      """
      update call set answered_at = :at, operator_id = :operator
      where id = :id
      """;

  private static final String ENDED =
      """
      insert into call
        (id, client_id, mailbox, arrived_at, answered_at, operator_id, ended_at, how)
      values (:id, :client, :mailbox, :arrived, :answered, :operator, :at, :how)
      on conflict (id) do update
      set ended_at = excluded.ended_at, how = excluded.how,
        answered_at = excluded.answered_at, operator_id = excluded.operator_id
      """;

  private static final String SHOWN =
      """
      insert into call_instruction (client_id, call_id, operator_id, instruction, shown_at)
      values (:client, :call, :operator, :instruction, :at)
      on conflict do nothing
      """;

  private static final String HEARD =
      """
      insert into call_sound (client_id, call_id, kind, version, sha256, played_at)
      values (:client, :call, :kind, :version, :sha256, :at)
      on conflict do nothing
      """;

  private static final String WAITS =
      """
      update call set wish = :wish where id = :id
      """;

  private static final String UNFINISHED =
      """
      select id, client_id, mailbox, arrived_at, answered_at, operator_id
      from call where ended_at is null and arrived_at < :before order by arrived_at
      """;

  private static final Logger LOG = LoggerFactory.getLogger(CallTable.class);

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final ApplicationEventPublisher events;
  private final AuditLog audit;
  private final Backlog backlog;
  private final BacklogReplay backlogReplay;
  private final Executor thread;
  private final CallAssignments callAssignments;

  /// @param thread a single one
  public CallTable(
      JdbcClient db,
      TenantTransactions transactions,
      ApplicationEventPublisher events,
      AuditLog audit,
      Backlog backlog,
      BacklogReplay backlogReplay,
      Executor thread) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
    this.audit = audit;
    this.backlog = backlog;
    this.backlogReplay = backlogReplay;
    this.thread = thread;
    this.callAssignments = new CallAssignments(db, transactions);
  }

  @Override
  public void say(CallEvent event) {
    if (!(event instanceof CallTaken taken)) {
      thread.execute(() -> written(event));
      return;
    }
    transactions.underway().begins(taken.operator());
    thread.execute(() -> {
      try {
        written(event);
      } finally {
        transactions.underway().ends(taken.operator());
      }
    });
  }

  /// Ends what a crash left open. Call once.
  ///
  /// @param before when this process began: calls that came since are its own
  public void closeUnfinished(Instant before, Instant now) {
    // the ends that wait are no crashes
    var _ = backlogReplay.catchUp();
    callAssignments.empty(before, now);
    for (var open : transactions.office(() -> unfinished(before))) {
      LOG.atWarn().addKeyValue("call", open.call()).log("call was cut by a crash");
      written(
          new CallEnded(
              open.call(),
              open.client(),
              open.mailbox(),
              CallOutcome.CRASHED,
              open.operator(),
              open.arrivedAt(),
              open.answeredAt(),
              now));
    }
  }

  private void written(CallEvent event) {
    // an end, and what a caller leaves, is told first: after a crash in between it is told again
    // rather than never
    var first =
        event instanceof CallEnded || event instanceof CallLeft || event instanceof CallerWaits;
    var told = first && publish(event);
    if (!now(event, told)) later(event);
    if (!first) {
      var _ = publish(event);
    }
  }

  /// Row and entry, in one transaction.
  ///
  /// @return false if the event has to wait: the database is unavailable, or another one waits
  ///   before it
  private boolean now(CallEvent event, boolean told) {
    var ordered = !(event instanceof CallTaken || event instanceof CallLeft); // those say when
    if ((ordered && !backlog.empty()) || (mustBeTold(event) && !told)) return false;
    try {
      transactions.run(event.client(), () -> write(event));
      return true;
    } catch (RuntimeException away) {
      LOG.atError().addKeyValue("call", event.call()).setCause(away).log("written down later");
      return false;
    }
  }

  private static boolean mustBeTold(Object event) {
    return event instanceof CallEnded || event instanceof CallerWaits;
  }

  private void later(CallEvent event) {
    try {
      backlog.add(event.client(), (Record) event);
    } catch (RuntimeException full) {
      LOG.atError().addKeyValue("call", event.call()).setCause(full).log("call not written down");
    }
  }

  @Override
  @SuppressWarnings("unchecked") // every event is a record
  public Set<Class<? extends Record>> steps() {
    return Arrays.stream(CallEvent.class.getPermittedSubclasses())
        .map(type -> (Class<? extends Record>) type.asSubclass(Record.class))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The others were told when they happened.
  ///
  /// @throws DataAccessException if a listener could not write
  @Override
  public void before(Record step) {
    if (mustBeTold(step) && !publish((CallEvent) step)) {
      throw new TransientDataAccessResourceException("the end of a call is told later");
    }
  }

  @Override
  public void write(Record step) {
    write((CallEvent) step);
  }

  private static Entry entry(CallEvent event) {
    return switch (event) {
      case CallRefused refused -> entry(refused);
      case CallShown shown -> entry(shown);
      case CallAnswered(_, _, var operator, var at) ->
          entry(Action.CALL_ANSWERED, event, operator, at);
      case CallTakenAtHome(_, _, var operator, var at) ->
          entry(Action.CALL_TAKEN_AT_HOME, event, operator, at);
      case CallerWaits waits -> entry(waits);
      case CallRang _, CallHeard _, CallTaken _, CallLeft _, CallEnded _ ->
          throw new AssertionError("has no entry");
    };
  }

  /// @param operator also of a supervisor, who sits at a desk as one
  private static Entry entry(Action action, CallEvent event, PersonId operator, Instant at) {
    return new Entry(
        action,
        event.client(),
        event.call().toString(),
        new Actor(operator, "operator", null),
        Purpose.OPERATE,
        Result.DONE,
        Map.of("at", at.toString()));
  }

  private static Entry entry(CallShown shown) {
    var detail = new HashMap<String, String>();
    detail.put("at", shown.at().toString());
    if (!shown.instructions().isEmpty()) {
      detail.put(
          "instructions",
          shown.instructions().stream().map(UUID::toString).collect(Collectors.joining(" ")));
    }
    return new Entry(
        Action.CALL_SHOWN,
        shown.client(),
        shown.call().toString(),
        new Actor(shown.operator(), "operator", null),
        Purpose.OPERATE,
        Result.DONE,
        detail);
  }

  private static Entry entry(CallerWaits waits) {
    return new Entry(
        Action.CALLER_WAITS,
        waits.client(),
        waits.call().toString(),
        Actor.EDGE,
        Purpose.OPERATE,
        Result.DONE,
        Map.of("wish", code(waits.wish()), "at", waits.at().toString()));
  }

  private static String code(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Entry entry(CallRefused refused) {
    var why = code(refused.why());
    return new Entry(
        Action.CALL_REFUSED,
        refused.client(),
        refused.call().toString(),
        Actor.EDGE,
        Purpose.OPERATE,
        Result.REFUSED,
        Map.of("why", why, "at", refused.at().toString()));
  }

  /// @return false if a listener's database was unavailable: tell it again
  private boolean publish(CallEvent event) {
    try {
      events.publishEvent(event);
      return true;
    } catch (RuntimeException trouble) {
      LOG.atError()
          .addKeyValue("call", event.call())
          .addKeyValue("event", event.getClass().getSimpleName())
          .setCause(trouble)
          .log("a listener failed");
      return !(trouble instanceof DataAccessException || trouble instanceof TransactionException);
    }
  }

  /// In the client's scope.
  private void write(CallEvent event) {
    switch (event) {
      case CallRang(var call, var client, var mailbox, var called, var at) ->
          db.sql(RANG)
              .param("id", call.value())
              .param("client", client.value())
              .param("mailbox", mailbox, Types.OTHER)
              .param("called", called == null ? null : called.e164())
              .param("at", Rows.utcOrNull(at))
              .update();
      case CallAnswered(var call, _, var operator, var at) -> {
        db.sql(ANSWERED)
            .param("id", call.value())
            .param("operator", operator.value())
            .param("at", Rows.utcOrNull(at))
            .update();
        audit.append(entry(event));
      }
      case CallEnded ended -> write(ended);
      // nothing of it stands in the table
      case CallRefused _, CallTakenAtHome _ -> audit.append(entry(event));
      case CallShown shown -> {
        shown.instructions().forEach(it -> write(shown, it));
        audit.append(entry(event));
      }
      case CallHeard heard -> heard.sounds().forEach(sound -> write(heard, sound));
      case CallerWaits waits -> {
        db.sql(WAITS).param("id", waits.call().value()).param("wish", code(waits.wish())).update();
        audit.append(entry(event));
      }
      case CallTaken taken -> callAssignments.write(taken);
      case CallLeft left -> callAssignments.write(left);
    }
  }

  private void write(CallShown shown, UUID instruction) {
    db.sql(SHOWN)
        .param("client", shown.client().value())
        .param("call", shown.call().value())
        .param("operator", shown.operator().value())
        .param("instruction", instruction)
        .param("at", Rows.utc(shown.at()))
        .update();
  }

  private void write(CallHeard heard, CallHeard.Sound sound) {
    db.sql(HEARD)
        .param("client", heard.client().value())
        .param("call", heard.call().value())
        .param("kind", sound.kind())
        .param("version", sound.version())
        .param("sha256", sound.sha256())
        .param("at", Rows.utc(heard.at()))
        .update();
  }

  private void write(CallEnded ended) {
    var operator = ended.operator();
    db.sql(ENDED)
        .param("id", ended.call().value())
        .param("client", ended.client().value())
        .param("mailbox", ended.mailbox(), Types.OTHER)
        .param("arrived", Rows.utcOrNull(ended.arrivedAt()))
        .param("answered", Rows.utcOrNull(ended.answeredAt()))
        .param("operator", operator == null ? null : operator.value())
        .param("at", Rows.utcOrNull(ended.at()))
        .param("how", code(ended.how()))
        .update();
  }

  private record Open(
      CallId call,
      ClientId client,
      @Nullable UUID mailbox,
      Instant arrivedAt,
      @Nullable Instant answeredAt,
      @Nullable PersonId operator) {}

  private List<Open> unfinished(Instant before) {
    return db.sql(UNFINISHED)
        .param("before", Rows.utc(before))
        .query((row, _) -> {
          var answered = Rows.instantOrNull(row, "answered_at");
          var operator = Rows.uuid(row, "operator_id");
          return new Open(
              new CallId(Rows.uuid(row, "id")),
              new ClientId(Rows.uuid(row, "client_id")),
              Rows.uuid(row, "mailbox"),
              Rows.instant(row, "arrived_at"),
              answered,
              operator == null ? null : new PersonId(operator));
        })
        .list();
  }
}
