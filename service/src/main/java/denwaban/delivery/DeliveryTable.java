package denwaban.delivery;

import denwaban.client.key.Line;
import denwaban.database.Rows;
import denwaban.delivery.chain.Chain;
import denwaban.delivery.chain.Send;
import denwaban.delivery.channel.Notice;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The tables of deliveries and their attempts. Called in the client's scope.
@Component
class DeliveryTable {

  private static final String ADD =
      """
      insert into delivery (client_id, id, line, call_id, kind, urgent, operator_id, policy,
        begun_at, state, chain, wake_at, digest_id)
      values (:client, :id, :line, :call, :kind, :urgent, :operator, :policy,
        :at, :state, cast(:chain as jsonb), :wake, :digest)
      on conflict (client_id, call_id, line, kind) do nothing
      """;

  private static final String LOCK =
      """
      select * from delivery where client_id = :client and id = :id for update
      """;

  private static final String FIND =
      """
      select * from delivery where client_id = :client and id = :id
      """;

  /// What one notice tells of: one, or what is in a digest.
  private static final String OF_NOTICE =
      """
      select * from delivery where client_id = :client and (id = :id or digest_id = :id) order by id
      """;

  /// What one timer wakes.
  private static final String LOCK_TIMED =
      """
      select * from delivery
      where client_id = :client and (id = :id and digest_id is null or digest_id = :id)
      order by id for update
      """;

  /// A digest that is not told yet wakes at its time, whatever became of what is in it: more may
  /// join.
  private static final String WAKE =
      """
      select least(
        (select min(wake_at) from delivery
          where client_id = :client and (id = :id and digest_id is null or digest_id = :id)),
        (select due_at from delivery_digest
          where client_id = :client and id = :id and begun_at is null)) as wake_at
      """;

  private static final String OF_CALLS =
      """
      select * from delivery where client_id = :client and call_id in (:calls) order by id
      """;

  private static final String RUNNING =
      """
      select * from delivery
      where client_id = :client and state in ('held', 'telling', 'unanswered', 'acknowledged')
        and kind <> 'test'
      order by begun_at desc, id limit :limit
      """;

  /// In the office's scope.
  private static final String OF_OPERATOR =
      """
      select * from delivery
      where operator_id = :operator and begun_at >= :since
      order by begun_at desc, id limit :limit
      """;

  /// In the office's scope. Unanswered ones first, acknowledged ones last; among equals the urgent
  /// ones first, then the oldest.
  private static final String BOARD =
      """
      select * from delivery
      where state in ('held', 'telling', 'unanswered', 'acknowledged') and kind <> 'test'
      order by state <> 'unanswered', state = 'acknowledged', not urgent, begun_at, id limit :limit
      """;

  /// In the office's scope.
  private static final String UNANSWERED =
      """
      select count(*) from delivery where state = 'unanswered' and kind <> 'test'
      """;

  private static final String SAVE =
      """
      update delivery set state = :state, chain = cast(:chain as jsonb), wake_at = :wake
      where client_id = :client and id = :id
      """;

  private static final String MOVE =
      """
      update delivery set digest_id = :digest where client_id = :client and id = :id
      """;

  private static final String URGENT =
      """
      update delivery set urgent = true, digest_id = null where client_id = :client and id = :id
      """;

  private static final String ACCEPTED =
      """
      update delivery set accepted_at = :at
      where client_id = :client and id = :id and accepted_at is null
      """;

  private static final String OPENED =
      """
      update delivery set opened_at = :at
      where client_id = :client and id = :id and opened_at is null
      """;

  private static final String ACKNOWLEDGED =
      """
      update delivery set acknowledged_at = :at, acknowledged_by = :by
      where client_id = :client and id = :id
      """;

  private static final String TRY =
      """
      insert into delivery_attempt
        (client_id, id, delivery_id, tier, contact_id, way_id, n, state, at, notice_id)
      values (:client, :id, :delivery, :tier, :contact, :way, :n, 'trying', :at, :notice)
      """;

  private static final String ATTEMPTS =
      """
      select * from delivery_attempt where client_id = :client and delivery_id in (:deliveries)
      order by at, id
      """;

  /// In the office's scope.
  private static final String ATTEMPTS_OF_ALL =
      """
      select * from delivery_attempt where delivery_id in (:deliveries) order by at, id
      """;

  private static final String CARRIED_BY =
      """
      select * from delivery_attempt where client_id = :client and (id = :id or notice_id = :id)
      order by id
      """;

  /// What was opened stays so: a vendor may say that before its answer to the try is written down.
  private static final String ENDED =
      """
      update delivery_attempt set state = :state, ended_at = :at, trouble = :trouble
      where client_id = :client and id = :id and state <> 'opened'
      """;

  private final JdbcClient db;
  private final JsonMapper json = new JsonMapper();

  DeliveryTable(JdbcClient db) {
    this.db = db;
  }

  /// False if there is one of that call, box and kind already.
  boolean add(ClientId client, Delivery it) {
    return db.sql(ADD)
            .param("client", client.value())
            .param("id", it.id())
            .param("line", it.line().id())
            .param("call", it.call().value())
            .param("kind", it.about().name().toLowerCase(Locale.ROOT))
            .param("urgent", it.urgent())
            .param("operator", it.operator() == null ? null : it.operator().value(), Types.OTHER)
            .param("policy", it.policy())
            .param("at", Rows.utc(it.begunAt()))
            .param("state", state(it.chain()))
            .param("chain", json.writeValueAsString(it.chain()))
            .param("wake", Rows.utcOrNull(it.chain().wake()))
            .param("digest", it.digest(), Types.OTHER)
            .update()
        == 1;
  }

  /// No other transaction changes it until the end of this one.
  Optional<Delivery> lock(ClientId client, UUID id) {
    return one(LOCK, client, id);
  }

  /// What a timer wakes, oldest first: one, or what is in a digest. Locked like one.
  List<Delivery> lockTimed(ClientId client, UUID timer) {
    return some(LOCK_TIMED, client, timer);
  }

  /// What a notice told of, oldest first.
  List<Delivery> ofNotice(ClientId client, UUID id) {
    return some(OF_NOTICE, client, id);
  }

  private List<Delivery> some(String sql, ClientId client, UUID id) {
    return db.sql(sql).param("client", client.value()).param("id", id).query(this::delivery).list();
  }

  /// When a timer's next time is; empty for never.
  Optional<Instant> wake(ClientId client, UUID timer) {
    return Optional.ofNullable(
        db.sql(WAKE)
            .param("client", client.value())
            .param("id", timer)
            .query((row, _) -> new Wake(Rows.instantOrNull(row, "wake_at")))
            .single()
            .at());
  }

  private record Wake(@Nullable Instant at) {}

  Optional<Delivery> find(ClientId client, UUID id) {
    return one(FIND, client, id);
  }

  private Optional<Delivery> one(String sql, ClientId client, UUID id) {
    return db.sql(sql)
        .param("client", client.value())
        .param("id", id)
        .query(this::delivery)
        .optional();
  }

  List<Delivery> ofCalls(ClientId client, Collection<CallId> calls) {
    return calls.isEmpty()
        ? List.of()
        : db.sql(OF_CALLS)
            .param("client", client.value())
            .param("calls", calls.stream().map(CallId::value).toList())
            .query(this::delivery)
            .list();
  }

  /// What is not done, newest first.
  List<Delivery> running(ClientId client, int limit) {
    return db.sql(RUNNING)
        .param("client", client.value())
        .param("limit", limit)
        .query(this::delivery)
        .list();
  }

  /// A delivery and whose it is.
  record Owned(ClientId client, Delivery delivery) {}

  /// Of all clients, newest first. In the office's scope.
  List<Owned> ofOperator(PersonId operator, Instant since, int limit) {
    return db.sql(OF_OPERATOR)
        .param("operator", operator.value())
        .param("since", Rows.utc(since))
        .param("limit", limit)
        .query(this::owned)
        .list();
  }

  /// Of all clients. In the office's scope.
  List<Owned> board(int limit) {
    return db.sql(BOARD).param("limit", limit).query(this::owned).list();
  }

  /// Of all clients. In the office's scope.
  int unanswered() {
    return db.sql(UNANSWERED).query(Integer.class).single();
  }

  private Owned owned(ResultSet row, int n) throws SQLException {
    return new Owned(new ClientId(Rows.uuid(row, "client_id")), delivery(row, n));
  }

  void save(ClientId client, UUID id, Chain chain) {
    db.sql(SAVE)
        .param("client", client.value())
        .param("id", id)
        .param("state", state(chain))
        .param("chain", json.writeValueAsString(chain))
        .param("wake", Rows.utcOrNull(chain.wake()))
        .update();
  }

  /// Into another digest, or out of all.
  void move(ClientId client, UUID id, @Nullable UUID digest) {
    db.sql(MOVE)
        .param("client", client.value())
        .param("id", id)
        .param("digest", digest, Types.OTHER)
        .update();
  }

  /// It is urgent, and in no digest.
  void urgent(ClientId client, UUID id) {
    db.sql(URGENT).param("client", client.value()).param("id", id).update();
  }

  /// False if one was accepted before.
  boolean accepted(ClientId client, UUID id, Instant at) {
    return at(ACCEPTED, client, id, at);
  }

  boolean opened(ClientId client, UUID id, Instant at) {
    return at(OPENED, client, id, at);
  }

  private boolean at(String sql, ClientId client, UUID id, Instant at) {
    return db.sql(sql)
            .param("client", client.value())
            .param("id", id)
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  void acknowledged(ClientId client, UUID id, PersonId by, Instant at) {
    db.sql(ACKNOWLEDGED)
        .param("client", client.value())
        .param("id", id)
        .param("by", by.value())
        .param("at", Rows.utc(at))
        .update();
  }

  /// @param notice the try that carries this one and others; null for itself
  void trying(
      ClientId client, UUID id, UUID delivery, Send send, Instant at, @Nullable UUID notice) {
    db.sql(TRY)
        .param("client", client.value())
        .param("id", id)
        .param("delivery", delivery)
        .param("tier", send.tier())
        .param("contact", send.contact())
        .param("way", send.way())
        .param("n", send.n())
        .param("at", Rows.utc(at))
        .param("notice", notice, Types.OTHER)
        .update();
  }

  /// Oldest first.
  List<Attempt> attempts(ClientId client, Collection<UUID> deliveries) {
    return deliveries.isEmpty()
        ? List.of()
        : db.sql(ATTEMPTS)
            .param("client", client.value())
            .param("deliveries", deliveries)
            .query(DeliveryTable::attempt)
            .list();
  }

  /// Oldest first. In the office's scope.
  List<Attempt> attemptsOfAll(Collection<UUID> deliveries) {
    return deliveries.isEmpty()
        ? List.of()
        : db.sql(ATTEMPTS_OF_ALL)
            .param("deliveries", deliveries)
            .query(DeliveryTable::attempt)
            .list();
  }

  /// What one try carried, by the id that went out with it.
  List<Attempt> carriedBy(ClientId client, UUID notice) {
    return db.sql(CARRIED_BY)
        .param("client", client.value())
        .param("id", notice)
        .query(DeliveryTable::attempt)
        .list();
  }

  void ended(
      ClientId client, UUID attempt, Attempt.State state, @Nullable String trouble, Instant at) {
    db.sql(ENDED)
        .param("client", client.value())
        .param("id", attempt)
        .param("state", state.code())
        .param("trouble", trouble)
        .param("at", Rows.utc(at))
        .update();
  }

  private static String state(Chain chain) {
    return chain.state().name().toLowerCase(Locale.ROOT);
  }

  private Delivery delivery(ResultSet row, int n) throws SQLException {
    var operator = row.getObject("operator_id", UUID.class);
    var by = row.getObject("acknowledged_by", UUID.class);
    return new Delivery(
        Rows.uuid(row, "id"),
        new Line(Rows.uuid(row, "line")),
        new CallId(Rows.uuid(row, "call_id")),
        Notice.About.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getBoolean("urgent"),
        operator == null ? null : new PersonId(operator),
        row.getInt("policy"),
        Rows.instant(row, "begun_at"),
        json.readValue(row.getString("chain"), Chain.class),
        row.getObject("digest_id", UUID.class),
        Rows.instantOrNull(row, "accepted_at"),
        Rows.instantOrNull(row, "opened_at"),
        Rows.instantOrNull(row, "acknowledged_at"),
        by == null ? null : new PersonId(by));
  }

  private static Attempt attempt(ResultSet row, int n) throws SQLException {
    return new Attempt(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "delivery_id"),
        row.getInt("tier"),
        Rows.uuid(row, "contact_id"),
        Rows.uuid(row, "way_id"),
        row.getInt("n"),
        Attempt.State.of(row.getString("state")),
        Rows.instant(row, "at"),
        Rows.instantOrNull(row, "ended_at"),
        row.getString("trouble"));
  }
}
