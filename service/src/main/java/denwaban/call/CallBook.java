package denwaban.call;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.Fence;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table of calls: who was called, when, and how it ended. Never who rang.
///
/// One thread writes and publishes, so events reach listeners in order. A database that is away
/// costs the row, not the call.
final class CallBook implements Ledger {

  private static final String RANG =
      """
      insert into call (id, client_id, mailbox, arrived_at)
      values (:id, :client, :mailbox, :at)
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

  private static final String UNFINISHED =
      """
      select id, client_id, mailbox, arrived_at, answered_at, operator_id
      from call where ended_at is null order by arrived_at
      """;

  /// Entries that wait for the database; a few for each call, so an office needs hours to collect
  /// them.
  static final int UNLOGGED_LIMIT = 3_000;

  private static final Logger LOG = LoggerFactory.getLogger(CallBook.class);

  private final JdbcClient db;
  private final Fence fence;
  private final ApplicationEventPublisher events;
  private final AuditLog audit;
  private final Executor thread;

  /// Touched by the one thread.
  private final ArrayDeque<Entry> unlogged = new ArrayDeque<>();

  /// @param thread a single one
  CallBook(
      JdbcClient db,
      Fence fence,
      ApplicationEventPublisher events,
      AuditLog audit,
      Executor thread) {
    this.db = db;
    this.fence = fence;
    this.events = events;
    this.audit = audit;
    this.thread = thread;
  }

  @Override
  public void say(CallEvent event) {
    thread.execute(() -> written(event));
  }

  /// Ends what a crash left open. Call once, before callers come.
  void closeUnfinished(Instant now) {
    for (var open : fence.office(this::unfinished)) {
      LOG.atWarn().addKeyValue("call", open.call()).log("call was cut by a crash");
      written(
          new CallEnded(
              open.call(),
              open.client(),
              open.mailbox(),
              Ended.CRASHED,
              open.operator(),
              open.arrivedAt(),
              open.answeredAt(),
              now));
    }
  }

  private void written(CallEvent event) {
    if (event instanceof CallRefused || event instanceof CallShown) {
      logged(event);
      publish(event);
      return;
    }
    // an end is told first: after a crash in between it is told again rather than never
    if (event instanceof CallEnded) publish(event);
    try {
      fence.run(event.client(), () -> write(event));
    } catch (RuntimeException away) {
      LOG.atError().addKeyValue("call", event.call()).setCause(away).log("call not written down");
    }
    if (event instanceof CallAnswered) logged(event);
    if (!(event instanceof CallEnded)) publish(event);
  }

  /// In the client's log. While that is away entries wait here, and calls go on; the next one
  /// brings them.
  private void logged(CallEvent event) {
    if (unlogged.size() == UNLOGGED_LIMIT) {
      LOG.atError().addKeyValue("call", unlogged.pop().object()).log("a call is not logged");
    }
    unlogged.add(entry(event));
    try {
      while (!unlogged.isEmpty()) {
        var next = unlogged.peek();
        fence.run(Objects.requireNonNull(next.client()), () -> audit.append(next));
        unlogged.pop();
      }
    } catch (RuntimeException away) {
      LOG.atError()
          .addKeyValue("call", event.call())
          .addKeyValue("waiting", unlogged.size())
          .setCause(away)
          .log("a call is logged later");
    }
  }

  private static Entry entry(CallEvent event) {
    return switch (event) {
      case CallRefused refused -> entry(refused);
      case CallShown(_, _, var operator, var at) -> entry(Action.CALL_SHOWN, event, operator, at);
      case CallAnswered(_, _, var operator, var at) ->
          entry(Action.CALL_ANSWERED, event, operator, at);
      case CallRang _, CallEnded _ -> throw new AssertionError("shows nobody anything");
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

  private static Entry entry(CallRefused refused) {
    var why = refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Entry(
        Action.CALL_REFUSED,
        refused.client(),
        refused.call().toString(),
        Actor.EDGE,
        Purpose.OPERATE,
        Result.REFUSED,
        Map.of("why", why, "at", refused.at().toString()));
  }

  private void publish(CallEvent event) {
    try {
      events.publishEvent(event);
    } catch (RuntimeException trouble) {
      LOG.atError()
          .addKeyValue("call", event.call())
          .addKeyValue("event", event.getClass().getSimpleName())
          .setCause(trouble)
          .log("a listener failed");
    }
  }

  private void write(CallEvent event) {
    switch (event) {
      case CallRang(var call, var client, var mailbox, var at) ->
          db.sql(RANG)
              .param("id", call.value())
              .param("client", client.value())
              .param("mailbox", mailbox, Types.OTHER)
              .param("at", utc(at))
              .update();
      case CallAnswered(var call, _, var operator, var at) ->
          db.sql(ANSWERED)
              .param("id", call.value())
              .param("operator", operator.value())
              .param("at", utc(at))
              .update();
      case CallEnded ended -> write(ended);
      case CallRefused _, CallShown _ -> {} // nothing of it stands in the table
    }
  }

  private void write(CallEnded ended) {
    var operator = ended.operator();
    db.sql(ENDED)
        .param("id", ended.call().value())
        .param("client", ended.client().value())
        .param("mailbox", ended.mailbox(), Types.OTHER)
        .param("arrived", utc(ended.arrivedAt()))
        .param("answered", utc(ended.answeredAt()))
        .param("operator", operator == null ? null : operator.value())
        .param("at", utc(ended.at()))
        .param("how", ended.how().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .update();
  }

  private record Open(
      CallId call,
      ClientId client,
      @Nullable UUID mailbox,
      Instant arrivedAt,
      @Nullable Instant answeredAt,
      @Nullable PersonId operator) {}

  private List<Open> unfinished() {
    return db.sql(UNFINISHED)
        .query((row, _) -> {
          var answered = row.getObject("answered_at", OffsetDateTime.class);
          var operator = row.getObject("operator_id", UUID.class);
          return new Open(
              new CallId(row.getObject("id", UUID.class)),
              new ClientId(row.getObject("client_id", UUID.class)),
              row.getObject("mailbox", UUID.class),
              row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
              answered == null ? null : answered.toInstant(),
              operator == null ? null : new PersonId(operator));
        })
        .list();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
