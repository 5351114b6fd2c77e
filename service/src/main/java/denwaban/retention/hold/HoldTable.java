package denwaban.retention.hold;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of legal holds. Called in a scope.
@Component
class HoldTable {

  private static final String ALL =
      """
      select h.*, 1 + (select count(*) from retention_hold_approval a where a.hold_id = h.id) as agreed
      from retention_hold h where client_id = :client order by asked_at desc limit :limit
      """;

  private static final String OPEN =
      """
      select count(*) from retention_hold
      where client_id = :client and ended_at is null and until > :now
      """;

  private static final String HOLDING =
      """
      select exists (select from retention_hold
      where client_id = :client and id = :id and approved_at is not null and ended_at is null and until > :now)
      """;

  private static final String ADD =
      """
      insert into retention_hold (id, client_id, call_id, reason, until, asked_by, asked_at, approvers)
      values (:id, :client, :call, :reason, :until, :by, :at, :approvers)
      """;

  /// Of one that waits, by another person than who asked; once.
  private static final String AGREE =
      """
      insert into retention_hold_approval (client_id, hold_id, person_id, at)
      select client_id, id, :by, :at from retention_hold
      where client_id = :client and id = :id and approved_by is null and ended_at is null
        and asked_by <> :by and until > :at
      on conflict do nothing
      """;

  private static final String HOLDS =
      """
      update retention_hold h set approved_by = :by, approved_at = :at
      where client_id = :client and id = :id and approved_at is null
        and 1 + (select count(*) from retention_hold_approval a where a.hold_id = h.id) >= approvers
      """;

  /// One that holds, and of which nobody asked for the end, or too long ago.
  private static final String ASK_END =
      """
      update retention_hold set ending_by = :by, ending_at = :at
      where client_id = :client and id = :id and ended_at is null and until > :at
        and approved_at is not null and (ending_at is null or ending_at <= :since)
      """;

  /// One that nobody's approval made hold, or of which another person asked for the end.
  private static final String END =
      """
      update retention_hold set ended_by = :by, ended_at = :at
      where client_id = :client and id = :id and ended_at is null and until > :at
        and (approved_at is null or (ending_by <> :by and ending_at > :since))
      """;

  private final JdbcClient db;

  HoldTable(JdbcClient db) {
    this.db = db;
  }

  /// Newest first.
  List<Hold> all(ClientId client, int limit) {
    return db.sql(ALL)
        .param("client", client.value())
        .param("limit", limit)
        .query((row, n) -> hold(row))
        .list();
  }

  int open(ClientId client, Instant now) {
    return db.sql(OPEN)
        .param("client", client.value())
        .param("now", Rows.utc(now))
        .query(Integer.class)
        .single();
  }

  /// Whether it was approved and is not over.
  boolean holding(ClientId client, UUID id, Instant now) {
    return db.sql(HOLDING)
        .param("client", client.value())
        .param("id", id)
        .param("now", Rows.utc(now))
        .query(Boolean.class)
        .single();
  }

  void add(ClientId client, Hold hold) {
    db.sql(ADD)
        .param("id", hold.id())
        .param("client", client.value())
        .param("call", hold.call())
        .param("reason", hold.reason())
        .param("until", Rows.utc(hold.until()))
        .param("by", hold.askedBy())
        .param("at", Rows.utc(hold.askedAt()))
        .param("approvers", hold.approvers())
        .update();
  }

  /// False if it does not wait, or that person asked for it or agreed before.
  boolean agree(ClientId client, UUID id, PersonId by, Instant at) {
    return changed(AGREE, client, id, by, at);
  }

  /// True if this was the last person whom it needed: it holds from now on.
  boolean holds(ClientId client, UUID id, PersonId by, Instant at) {
    return changed(HOLDS, client, id, by, at);
  }

  /// False if it does not hold, or somebody asked for that after `since`.
  boolean askEnd(ClientId client, UUID id, PersonId by, Instant at, Instant since) {
    return change(ASK_END, client, id, by, at).param("since", Rows.utc(since)).update() == 1;
  }

  /// False if it is over, or it holds and no other person asked for its end after `since`.
  boolean end(ClientId client, UUID id, PersonId by, Instant at, Instant since) {
    return change(END, client, id, by, at).param("since", Rows.utc(since)).update() == 1;
  }

  private boolean changed(String sql, ClientId client, UUID id, PersonId by, Instant at) {
    return change(sql, client, id, by, at).update() == 1;
  }

  private JdbcClient.StatementSpec change(
      String sql, ClientId client, UUID id, PersonId by, Instant at) {
    return db.sql(sql)
        .param("client", client.value())
        .param("id", id)
        .param("by", by.value())
        .param("at", Rows.utc(at));
  }

  private static Hold hold(ResultSet row) throws SQLException {
    return new Hold(
        Rows.uuid(row, "id"),
        row.getObject("call_id", UUID.class),
        row.getString("reason"),
        Rows.instant(row, "until"),
        Rows.uuid(row, "asked_by"),
        Rows.instant(row, "asked_at"),
        row.getInt("approvers"),
        row.getInt("agreed"),
        row.getObject("approved_by", UUID.class),
        Rows.instantOrNull(row, "approved_at"),
        row.getObject("ending_by", UUID.class),
        Rows.instantOrNull(row, "ending_at"),
        Rows.instantOrNull(row, "ended_at"));
  }
}
