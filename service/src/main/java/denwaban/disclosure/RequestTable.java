package denwaban.disclosure;

import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of requests, and of what happened to each. Called in a scope.
@Component
class RequestTable {

  private static final String ADD =
      """
      insert into disclosure_request (client_id, id, n, kind, way, received_at, due_at, stated_at)
      values (:client, :id, (select coalesce(max(n), 0) + 1 from disclosure_request
        where client_id = :client), :kind, :way, :received, :due, :now)
      """;

  private static final String FIND =
      """
      select * from disclosure_request where client_id = :client and id = :id
      """;

  private static final String OPEN =
      """
      select count(*) from disclosure_request
      where client_id = :client and state in ('open', 'identified')
      """;

  /// The open ones first, what is due next before the others.
  private static final String ALL =
      """
      select * from disclosure_request where client_id = :client
      order by state not in ('open', 'identified'),
        case when state in ('open', 'identified') then due_at end, n desc
      limit :limit
      """;

  private static final String WAITING =
      """
      select count(*) from disclosure_request
      where client_id = :client and state in ('open', 'identified') and due_at <= :soon
      """;

  private static final String COUNTS =
      """
      select client_id, kind, count(*) as open, count(*) filter (where due_at <= :now) as overdue,
        count(*) filter (where due_at > :now and due_at <= :soon) as soon, min(due_at) as next
      from disclosure_request where state in ('open', 'identified')
      group by client_id, kind order by client_id, kind
      """;

  private static final String TAKE =
      """
      update disclosure_request set assigned_to = :by where client_id = :client and id = :id
      """;

  private static final String SET_DUE =
      """
      update disclosure_request set due_at = :at, soon_told_at = null, soon_sent_at = null
      where client_id = :client and id = :id
      """;

  private static final String STATE =
      """
      update disclosure_request set state = :state, stated_at = :at,
        identity = coalesce(:identity, identity), form = :form, ground = :ground
      where client_id = :client and id = :id
      """;

  private static final String ASK =
      """
      update disclosure_request set erasure_asked_by = :by, erasure_asked_at = :at
      where client_id = :client and id = :id and erasure_asked_by is null
      """;

  private static final String WITHDRAW =
      """
      update disclosure_request set erasure_asked_by = null, erasure_asked_at = null
      where client_id = :client and id = :id and erasure_asked_by is not null
        and erasure_approved_by is null
      """;

  private static final String APPROVE =
      """
      update disclosure_request set erasure_approved_by = :by, erasure_approved_at = :at
      where client_id = :client and id = :id and erasure_asked_by <> :by
        and erasure_approved_by is null
      """;

  private static final String STEP =
      """
      insert into disclosure_step (client_id, request_id, n, step, at, by)
      select :client, :id, count(*) + 1, :step, :at, :by from disclosure_step
      where client_id = :client and request_id = :id
      """;

  private static final String STEPS =
      """
      select * from disclosure_step where client_id = :client and request_id = :id order by n
      """;

  /// Open ones of one client and kind.
  ///
  /// @param soon that are due soon and not overdue
  /// @param next when the first is due
  record Count(ClientId client, Kind kind, int open, int overdue, int soon, Instant next) {}

  record Step(String step, Instant at, PersonId by) {}

  private final JdbcClient db;

  RequestTable(JdbcClient db) {
    this.db = db;
  }

  /// One client's registrations come one after the other: they are counted.
  void lock(ClientId client) {
    AdvisoryLock.take(db, "disclosure" + client);
  }

  void add(
      ClientId client,
      UUID id,
      Kind kind,
      Way way,
      Instant receivedAt,
      Instant dueAt,
      Instant now) {
    db.sql(ADD)
        .param("client", client.value())
        .param("id", id)
        .param("kind", kind.code())
        .param("way", way.code())
        .param("received", Rows.utc(receivedAt))
        .param("due", Rows.utc(dueAt))
        .param("now", Rows.utc(now))
        .update();
  }

  Optional<Request> find(ClientId client, UUID id) {
    return find(FIND, client, id);
  }

  /// Another transaction that wants to change it waits for the end of this one.
  Optional<Request> lock(ClientId client, UUID id) {
    return find(FIND + " for update", client, id);
  }

  private Optional<Request> find(String sql, ClientId client, UUID id) {
    return db.sql(sql)
        .param("client", client.value())
        .param("id", id)
        .query((row, n) -> request(row))
        .optional();
  }

  List<Request> all(ClientId client, int limit) {
    return db.sql(ALL)
        .param("client", client.value())
        .param("limit", limit)
        .query((row, n) -> request(row))
        .list();
  }

  int open(ClientId client) {
    return db.sql(OPEN).param("client", client.value()).query(Integer.class).single();
  }

  /// Open ones that are due at `soon`.
  int waiting(ClientId client, Instant soon) {
    return db.sql(WAITING)
        .param("client", client.value())
        .param("soon", Rows.utc(soon))
        .query(Integer.class)
        .single();
  }

  /// Of all clients in the office's scope.
  List<Count> counts(Instant now, Instant soon) {
    return db.sql(COUNTS)
        .param("now", Rows.utc(now))
        .param("soon", Rows.utc(soon))
        .query((row, n) ->
            new Count(
                new ClientId(Rows.uuid(row, "client_id")),
                code(Kind.values(), row.getString("kind")),
                row.getInt("open"),
                row.getInt("overdue"),
                row.getInt("soon"),
                Rows.instant(row, "next")))
        .list();
  }

  void take(ClientId client, UUID id, PersonId by) {
    db.sql(TAKE).param("client", client.value()).param("id", id).param("by", by.value()).update();
  }

  void setDue(ClientId client, UUID id, Instant at) {
    db.sql(SET_DUE)
        .param("client", client.value())
        .param("id", id)
        .param("at", Rows.utc(at))
        .update();
  }

  /// @param identity null to leave it as it is
  void state(
      ClientId client,
      UUID id,
      State state,
      @Nullable Identity identity,
      @Nullable Form form,
      @Nullable Ground ground,
      Instant at) {
    db.sql(STATE)
        .param("client", client.value())
        .param("id", id)
        .param("state", state.code())
        .param("identity", textOf(identity))
        .param("form", textOf(form))
        .param("ground", textOf(ground))
        .param("at", Rows.utc(at))
        .update();
  }

  /// False if it is asked for already.
  boolean askErasure(ClientId client, UUID id, PersonId by, Instant at) {
    return decided(ASK, client, id, by, at);
  }

  /// False if `by` asked for it, or if it was not asked for or is approved already.
  boolean approveErasure(ClientId client, UUID id, PersonId by, Instant at) {
    return decided(APPROVE, client, id, by, at);
  }

  private boolean decided(String sql, ClientId client, UUID id, PersonId by, Instant at) {
    return db.sql(sql)
            .param("client", client.value())
            .param("id", id)
            .param("by", by.value())
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  /// False if it was not asked for, or is approved already.
  boolean withdrawErasure(ClientId client, UUID id) {
    return db.sql(WITHDRAW).param("client", client.value()).param("id", id).update() == 1;
  }

  void step(ClientId client, UUID id, String step, PersonId by, Instant at) {
    db.sql(STEP)
        .param("client", client.value())
        .param("id", id)
        .param("step", step)
        .param("at", Rows.utc(at))
        .param("by", by.value())
        .update();
  }

  /// The oldest first.
  List<Step> steps(ClientId client, UUID id) {
    return db.sql(STEPS)
        .param("client", client.value())
        .param("id", id)
        .query((row, n) ->
            new Step(
                row.getString("step"), Rows.instant(row, "at"), new PersonId(Rows.uuid(row, "by"))))
        .list();
  }

  private static Request request(ResultSet row) throws SQLException {
    var assigned = Rows.uuid(row, "assigned_to");
    return new Request(
        Rows.uuid(row, "id"),
        row.getInt("n"),
        code(Kind.values(), row.getString("kind")),
        code(Way.values(), row.getString("way")),
        Rows.instant(row, "received_at"),
        Rows.instant(row, "due_at"),
        code(State.values(), row.getString("state")),
        Rows.instant(row, "stated_at"),
        assigned == null ? null : new PersonId(assigned),
        codeOrNull(Identity.values(), row.getString("identity")),
        codeOrNull(Form.values(), row.getString("form")),
        codeOrNull(Ground.values(), row.getString("ground")),
        decided(row, "asked"),
        decided(row, "approved"));
  }

  private static Request.@Nullable Decided decided(ResultSet row, String what) throws SQLException {
    var by = Rows.uuid(row, "erasure_" + what + "_by");
    return by == null
        ? null
        : new Request.Decided(new PersonId(by), Rows.instant(row, "erasure_" + what + "_at"));
  }

  private static @Nullable String textOf(@Nullable Code code) {
    return code == null ? null : code.code();
  }

  private static <C extends Code> @Nullable C codeOrNull(C[] all, @Nullable String text) {
    return text == null ? null : code(all, text);
  }

  private static <C extends Code> C code(C[] all, String text) {
    return Code.find(all, text).orElseThrow(() -> new AssertionError("the table checks it"));
  }
}
