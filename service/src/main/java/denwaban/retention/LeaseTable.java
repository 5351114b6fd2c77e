package denwaban.retention;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of leases. The database adds to it by itself; here they move on. Called in a scope.
@Component
class LeaseTable {

  private static final String RENEW =
      """
      update retention_lease
      set contract = :contract, due_at = begins_at + make_interval(days => :days)
      where client_id = :client and kind = :kind and state = 'kept'
        and (contract < :contract or contract > :contract) and request is null
      """;

  /// The trigger of the table asks whether the request decided it.
  private static final String BRING_FORWARD =
      """
      update retention_lease set request = :request, due_at = :at
      where client_id = :client and subject in (:subjects) and state = 'kept' and due_at > :at
      """;

  private static final String OF_CLIENT =
      """
      insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at)
      values (:client, :client, :kind, :client, :begins, :due)
      on conflict do nothing
      """;

  /// Of a log: each entry moves it on, and so does a contract that says otherwise.
  private static final String OF_LOG =
      """
      insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at, contract)
      values (:client, :client, 'log', :client, :begins, :due, :contract)
      on conflict (client_id, kind, subject) do update
        set due_at = excluded.due_at, contract = excluded.contract
        where retention_lease.state = 'kept'
          and (retention_lease.due_at, retention_lease.contract) <> (excluded.due_at, excluded.contract)
      """;

  /// Records that come after the end keep it for the law's years.
  private static final String OF_KYC =
      """
      insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at)
      values (:client, :client, 'kyc', :client, :begins, :due)
      on conflict (client_id, kind, subject) do update set due_at = excluded.due_at
        where retention_lease.state = 'kept' and retention_lease.due_at < excluded.due_at
      """;

  private static final String SERVED =
      """
      select exists (select from retention_lease where client_id = :client
        and kind in ('recording', 'message', 'draft', 'slip', 'call'))
      """;

  /// Leases of a client itself are few: an index has them apart.
  private static final String UNFINISHED =
      """
      select distinct client_id from retention_lease
      where subject = client_id and state <> 'erased' order by 1
      """;

  private static final String END =
      """
      update retention_lease set due_at = :latest
      where client_id = :client and state = 'kept' and due_at > :latest
        and kind not in ('accounts', 'kyc', 'log', 'contract')
      """;

  /// Of a lease `l`: what holds it at `:now`. The trigger of the table asks the same once more.
  private static final String HOLDING =
      """
      select from retention_hold h where h.client_id = l.client_id
        and (h.call_id is null or h.call_id = l.call_id)
        and h.approved_at is not null and h.ended_at is null and h.until > :now
      """;

  /// Of a call's lease `l`: what is still there of the call.
  private static final String PARTS =
      """
      select from retention_lease p where p.client_id = l.client_id and p.call_id = l.subject
        and p.kind <> 'call' and p.state <> 'erased'
      """;

  /// Of a client's lease `l`: that its log is gone.
  private static final String LOG_ERASED =
      """
      select from retention_lease p where p.client_id = l.client_id and p.kind = 'log'
        and p.state = 'erased'
      """;

  /// The law's floor is nothing here: what the law keeps lies in no lease.
  private static final String DECIDE =
      """
      update retention_lease l set state = 'due', decided_at = :now, erasure = :erasure
      from (
        select kind, subject from retention_lease l
        where client_id = :client and kind = :kind and state = 'kept' and due_at <= :now
          and not exists (%1$s)
          -- a call's row stays while something of the call does
          and (kind <> 'call' or not exists (%2$s))
          -- and what a client had entered, while anything of its callers is there
          and (kind <> 'client' or not exists (select from retention_lease p
            where p.client_id = l.client_id and p.kind not in ('client', 'accounts', 'kyc', 'log', 'contract')
              and p.state <> 'erased'))
          -- and what was agreed, while the log is there that it speaks of
          and (kind <> 'contract' or exists (%3$s))
        order by due_at limit :limit
        for update skip locked) due
      where l.client_id = :client and l.kind = due.kind and l.subject = due.subject
      """
          .formatted(HOLDING, PARTS, LOG_ERASED);

  private static final String STANDING =
      """
      select count(*) filter (where state <> 'erased') as kept,
        count(*) filter (where state = 'kept' and exists (%1$s)) as held,
        count(*) filter (where state = 'erased') as erased
      from retention_lease l where client_id = :client and subject in (:subjects)
      """
          .formatted(HOLDING);

  private static final String OF_ERASURE =
      """
      select * from retention_lease where client_id = :client and erasure = :erasure
      order by subject
      """;

  private static final String UNREADABLE =
      """
      update retention_lease l set unreadable_at = coalesce(
        (select destroyed_at from retention_key k
         where k.client_id = l.client_id and k.kind = l.kind and k.week = l.week), :now)
      where client_id = :client and erasure = :erasure and unreadable_at is null
      """;

  private static final String ERASED =
      """
      update retention_lease set state = 'erased', erased_at = :now
      where client_id = :client and erasure = :erasure and state = 'due'
      """;

  private static final String VERIFIED =
      """
      update retention_lease set verified_at = :now
      where client_id = :client and erasure = :erasure and verified_at is null
      """;

  private static final String NEWEST_ERASED =
      """
      select * from retention_lease where client_id = :client and state = 'erased'
      order by erased_at desc limit :limit
      """;

  private static final String ERASED_SINCE =
      """
      select * from retention_lease
      where client_id = :client and state = 'erased' and kind in ('message', 'draft', 'slip')
        and erased_at > :since
      order by erased_at, subject limit :limit
      """;

  private static final String LEFT =
      """
      select count(*) from retention_lease
      where client_id = :client and state <> 'erased'
        and kind not in ('accounts', 'kyc', 'log', 'contract')
      """;

  /// The log's is not asked: it is what follows, and the contract follows that.
  private static final String NOTHING_BUT_LOG =
      """
      select not exists (select from retention_lease
        where client_id = :client and state <> 'erased' and kind not in ('log', 'contract'))
      """;

  private static final String FIND =
      """
      select * from retention_lease where subject = :subject and state = 'erased' limit 1
      """;

  private static final String GONE =
      """
      select exists (select from retention_lease
        where client_id = :client and subject = :subject and unreadable_at is not null)
      """;

  private static final String KINDS =
      """
      with still as (
        select kind, count(*) filter (where state = 'kept') as kept,
          min(due_at) filter (where state = 'kept') as next
        from retention_lease where client_id = :client and state <> 'erased' group by kind)
      select kind, kept, coalesce(overdue, 0) as overdue, coalesce(held, 0) as held, next
      from still left join (
        select kind, count(*) filter (where due_at <= :late and not exists (%1$s)
          and (kind <> 'call' or not exists (%2$s))
          -- a log stays while the client is there, or anything else of it
          and (kind <> 'log'
            or exists (select from retention_lease p
              where p.client_id = l.client_id and p.kind = 'accounts' and p.state = 'erased')
            and not exists (select from retention_lease p
              where p.client_id = l.client_id and p.kind not in ('log', 'contract')
                and p.state <> 'erased'))
          and (kind <> 'contract' or exists (%3$s))) as overdue,
          count(*) filter (where state = 'kept' and exists (%1$s)) as held
        from retention_lease l
        where client_id = :client and state <> 'erased' and due_at <= :now group by kind) due using (kind)
      """
          .formatted(HOLDING, PARTS, LOG_ERASED);

  private static final String GONE_OF_KINDS =
      """
      select kind, count(*) as erased from retention_lease
      where client_id = :client and state = 'erased' group by kind
      """;

  /// Of a client's log.
  private static final String LOG_DUE =
      """
      select exists (select from retention_lease
        where client_id = :client and kind = 'log' and subject = :client
          and (state <> 'kept' or due_at <= :now))
      """;

  private final JdbcClient db;

  LeaseTable(JdbcClient db) {
    this.db = db;
  }

  /// @param next when the first of those that are kept is due; null if none is
  record Count(LeaseKind kind, long kept, long overdue, long held, @Nullable Instant next) {}

  /// Of all that is kept, by the contract in force.
  int renew(ClientId client, LeaseKind kind, int contract, int days) {
    return db.sql(RENEW)
        .param("client", client.value())
        .param("kind", kind.code())
        .param("contract", contract)
        .param("days", days)
        .update();
  }

  /// What a request decided is due at that moment; what was due before it stays so.
  int bringForward(ClientId client, UUID request, Instant at, Collection<UUID> subjects) {
    return db.sql(BRING_FORWARD)
        .param("client", client.value())
        .param("request", request)
        .param("at", Rows.utc(at))
        .param("subjects", subjects)
        .update();
  }

  /// Of some things.
  Leases.Standing standing(ClientId client, Collection<UUID> subjects, Instant now) {
    return db.sql(STANDING)
        .param("client", client.value())
        .param("subjects", subjects)
        .param("now", Rows.utc(now))
        .query((row, n) ->
            new Leases.Standing(row.getInt("kept"), row.getInt("held"), row.getInt("erased")))
        .single();
  }

  /// A lease of what is not of callers, if there is none yet: its subject is the client itself.
  void add(ClientId client, LeaseKind kind, Instant begins, Instant due) {
    db.sql(OF_CLIENT)
        .param("client", client.value())
        .param("kind", kind.code())
        .param("begins", Rows.utc(begins))
        .param("due", Rows.utc(due))
        .update();
  }

  /// Whether anything was ever kept of a caller of it, erased or not.
  boolean served(ClientId client) {
    return db.sql(SERVED).param("client", client.value()).query(Boolean.class).single();
  }

  /// Of who the client is by law: moved on if records came meanwhile, never back.
  void kyc(ClientId client, Instant begins, Instant due) {
    db.sql(OF_KYC)
        .param("client", client.value())
        .param("begins", Rows.utc(begins))
        .param("due", Rows.utc(due))
        .update();
  }

  /// Of a client's log, whose subject is the client.
  void log(ClientId client, int contract, Instant begins, Instant due) {
    db.sql(OF_LOG)
        .param("client", client.value())
        .param("contract", contract)
        .param("begins", Rows.utc(begins))
        .param("due", Rows.utc(due))
        .update();
  }

  /// Of a contract that ended: all but accounts and what the law keeps is due then at the latest.
  int end(ClientId client, Instant latest) {
    return db.sql(END).param("client", client.value()).param("latest", Rows.utc(latest)).update();
  }

  int decide(ClientId client, LeaseKind kind, Instant now, UUID erasure, int limit) {
    return db.sql(DECIDE)
        .param("client", client.value())
        .param("kind", kind.code())
        .param("now", Rows.utc(now))
        .param("erasure", erasure)
        .param("limit", limit)
        .update();
  }

  List<Lease> of(ClientId client, UUID erasure) {
    return db.sql(OF_ERASURE)
        .param("client", client.value())
        .param("erasure", erasure)
        .query((row, n) -> lease(row))
        .list();
  }

  void unreadable(ClientId client, UUID erasure, Instant now) {
    move(UNREADABLE, client, erasure, now);
  }

  void erased(ClientId client, UUID erasure, Instant now) {
    move(ERASED, client, erasure, now);
  }

  void verified(ClientId client, UUID erasure, Instant now) {
    move(VERIFIED, client, erasure, now);
  }

  private void move(String sql, ClientId client, UUID erasure, Instant now) {
    db.sql(sql)
        .param("client", client.value())
        .param("erasure", erasure)
        .param("now", Rows.utc(now))
        .update();
  }

  List<Lease> newestErased(ClientId client, int limit) {
    return db.sql(NEWEST_ERASED)
        .param("client", client.value())
        .param("limit", limit)
        .query((row, n) -> lease(row))
        .list();
  }

  /// Things that had words, erased after that moment; the oldest erasure first.
  List<Lease> erasedSince(ClientId client, Instant since, int limit) {
    return db.sql(ERASED_SINCE)
        .param("client", client.value())
        .param("since", Rows.utc(since))
        .param("limit", limit)
        .query((row, n) -> lease(row))
        .list();
  }

  /// How many things are not erased yet of a client whose contract ended, but accounts, what the
  /// law keeps, the log and the contract.
  long left(ClientId client) {
    return db.sql(LEFT).param("client", client.value()).query(Long.class).single();
  }

  /// Clients of which something is not erased yet whose subject is the client itself. Called in the
  /// office's scope.
  List<ClientId> unfinished() {
    return db.sql(UNFINISHED).query((row, n) -> new ClientId(Rows.uuid(row, "client_id"))).list();
  }

  /// Whether nothing of a client is left that has a lease, its log and contract apart.
  boolean nothingButLog(ClientId client) {
    return db.sql(NOTHING_BUT_LOG).param("client", client.value()).query(Boolean.class).single();
  }

  /// What was erased under this id.
  Optional<Lease> erased(UUID subject) {
    return db.sql(FIND).param("subject", subject).query((row, n) -> lease(row)).optional();
  }

  boolean unreadable(ClientId client, UUID subject) {
    return db.sql(GONE)
        .param("client", client.value())
        .param("subject", subject)
        .query(Boolean.class)
        .single();
  }

  /// Of what is not erased: what was is many times as much after some years.
  ///
  /// @param late what was due at this moment is overdue
  List<Count> counts(ClientId client, Instant now, Instant late) {
    return db.sql(KINDS)
        .param("client", client.value())
        .param("now", Rows.utc(now))
        .param("late", Rows.utc(late))
        .query((row, n) ->
            new Count(
                LeaseKind.of(row.getString("kind")),
                row.getLong("kept"),
                row.getLong("overdue"),
                row.getLong("held"),
                Rows.instantOrNull(row, "next")))
        .list();
  }

  Map<LeaseKind, Long> erased(ClientId client) {
    var erased = new EnumMap<LeaseKind, Long>(LeaseKind.class);
    db.sql(GONE_OF_KINDS)
        .param("client", client.value())
        .query(row -> {
          erased.put(LeaseKind.of(row.getString("kind")), row.getLong("erased"));
        });
    return erased;
  }

  /// Whether the time of a client's log is over, or was decided to be.
  boolean logDue(ClientId client, Instant now) {
    return db.sql(LOG_DUE)
        .param("client", client.value())
        .param("now", Rows.utc(now))
        .query(Boolean.class)
        .single();
  }

  private static Lease lease(ResultSet row) throws SQLException {
    return new Lease(
        LeaseKind.of(row.getString("kind")),
        Rows.uuid(row, "subject"),
        Rows.uuid(row, "call_id"),
        Rows.instant(row, "begins_at"),
        Rows.instant(row, "due_at"),
        row.getInt("contract"),
        row.getObject("request", UUID.class),
        Rows.instantOrNull(row, "unreadable_at"),
        Rows.instantOrNull(row, "erased_at"));
  }
}
