package denwaban.delivery.way;

import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of ways and accounts that are not ended. Called in the client's scope.
@Component
class DeliveryWayTable {

  private static final String WAYS =
      """
      select * from delivery_way where client_id = :client and ended_at is null
      order by contact_id, rank, id
      """;

  private static final String ACCOUNTS =
      """
      select * from delivery_account where client_id = :client and ended_at is null
      order by set_at, id
      """;

  private static final String ADD_WAY =
      """
      insert into delivery_way
        (client_id, id, contact_id, rank, kind, account, shown_as, sealed, added_at)
      values (:client, :id, :contact, :rank, :kind, :account, :hint, :sealed, :at)
      """;

  private static final String RANK =
      """
      update delivery_way set rank = :rank where client_id = :client and id = :id
      """;

  private static final String END_WAY =
      """
      update delivery_way set ended_at = :at
      where client_id = :client and id = :id and ended_at is null
      """;

  private static final String END_WAYS_OF =
      """
      update delivery_way set ended_at = :at
      where client_id = :client and account = :account and ended_at is null
      """;

  private static final String PUT_ACCOUNT =
      """
      insert into delivery_account
        (client_id, id, kind, label, shown_as, sealed, set_at, set_by, public_key, reports)
      values (:client, :id, :kind, :label, :hint, :sealed, :at, :by, :publicKey, :reports)
      on conflict (client_id, id) do update set label = excluded.label, shown_as = excluded.shown_as,
        sealed = excluded.sealed, set_at = excluded.set_at, set_by = excluded.set_by,
        public_key = excluded.public_key, reports = excluded.reports, reported_at = null,
        trouble = null, failed_at = null, checked_at = null
      where delivery_account.kind = excluded.kind and delivery_account.ended_at is null
      """;

  private static final String END_ACCOUNT =
      """
      update delivery_account set ended_at = :at
      where client_id = :client and id = :id and ended_at is null
      """;

  private static final String WAY_WORKED =
      """
      update delivery_way set worked_at = :at, trouble = null where client_id = :client and id = :id
      """;

  private static final String WAY_FAILED =
      """
      update delivery_way set failed_at = :at, trouble = :trouble
      where client_id = :client and id = :id
      """;

  private static final String ACCOUNT_WORKED =
      """
      update delivery_account set worked_at = :at, trouble = null
      where client_id = :client and id = :id
      """;

  /// What a webhook's receiver said for good stands, whatever a test finds.
  private static final String ACCOUNT_FAILED =
      """
      update delivery_account set failed_at = :at,
        trouble = case when kind = 'webhook' and trouble = 'gone' then trouble else :trouble end
      where client_id = :client and id = :id
      """;

  private static final String CHECKED =
      """
      update delivery_account set checked_at = :at where client_id = :client and id = :id
      """;

  private static final String REPORTED =
      """
      update delivery_account set reported_at = :at where client_id = :client and id = :id
      """;

  private static final String EVER =
      """
      select exists (select from delivery_way where client_id = :client and kind = :kind)
      """;

  private final JdbcClient db;

  DeliveryWayTable(JdbcClient db) {
    this.db = db;
  }

  List<Way> ways(ClientId client) {
    return db.sql(WAYS).param("client", client.value()).query(DeliveryWayTable::way).list();
  }

  List<Account> accounts(ClientId client) {
    return db.sql(ACCOUNTS).param("client", client.value()).query(DeliveryWayTable::account).list();
  }

  /// No other transaction adds a way of this person until the end of this one.
  void lockWays(ClientId client, UUID contact) {
    AdvisoryLock.take(db, "delivery-way|" + client + "|" + contact);
  }

  void add(ClientId client, Way way, Instant at) {
    db.sql(ADD_WAY)
        .param("client", client.value())
        .param("id", way.id())
        .param("contact", way.contact())
        .param("rank", way.rank())
        .param("kind", way.kind().code())
        .param("account", way.account(), Types.OTHER)
        .param("hint", way.hint())
        .param("sealed", way.sealed().toArray())
        .param("at", Rows.utc(at))
        .update();
  }

  void rank(ClientId client, UUID way, int rank) {
    db.sql(RANK).param("client", client.value()).param("id", way).param("rank", rank).update();
  }

  boolean endWay(ClientId client, UUID way, Instant at) {
    return ended(END_WAY, client, way, at) == 1;
  }

  /// @return false if another kind has this id, or it ended
  boolean put(ClientId client, Account account, PersonId by, Instant at) {
    return db.sql(PUT_ACCOUNT)
            .param("client", client.value())
            .param("id", account.id())
            .param("kind", account.kind().code())
            .param("label", account.label())
            .param("hint", account.hint())
            .param("sealed", account.sealed().toArray())
            .param("at", Rows.utc(at))
            .param("by", by.value())
            .param("publicKey", account.publicKey(), Types.VARCHAR)
            .param("reports", account.reports())
            .update()
        == 1;
  }

  /// With the ways that use it.
  boolean endAccount(ClientId client, UUID account, Instant at) {
    var _ =
        db.sql(END_WAYS_OF)
            .param("client", client.value())
            .param("account", account)
            .param("at", Rows.utc(at))
            .update();
    return ended(END_ACCOUNT, client, account, at) == 1;
  }

  private int ended(String sql, ClientId client, UUID id, Instant at) {
    return db.sql(sql)
        .param("client", client.value())
        .param("id", id)
        .param("at", Rows.utc(at))
        .update();
  }

  void worked(ClientId client, UUID way, @Nullable UUID account, Instant at) {
    var _ = ended(WAY_WORKED, client, way, at);
    if (account != null) {
      var _ = ended(ACCOUNT_WORKED, client, account, at);
    }
  }

  void failed(ClientId client, UUID way, @Nullable UUID account, String trouble, Instant at) {
    failed(WAY_FAILED, client, way, trouble, at);
    if (account != null) failed(ACCOUNT_FAILED, client, account, trouble, at);
  }

  /// The vendor said whether it knows the account.
  void checked(ClientId client, UUID account, Instant at) {
    var _ = ended(CHECKED, client, account, at);
  }

  void reported(ClientId client, UUID account, Instant at) {
    var _ = ended(REPORTED, client, account, at);
  }

  void accountWorked(ClientId client, UUID account, Instant at) {
    var _ = ended(ACCOUNT_WORKED, client, account, at);
  }

  void accountFailed(ClientId client, UUID account, String trouble, Instant at) {
    failed(ACCOUNT_FAILED, client, account, trouble, at);
  }

  private void failed(String sql, ClientId client, UUID id, String trouble, Instant at) {
    db.sql(sql)
        .param("client", client.value())
        .param("id", id)
        .param("at", Rows.utc(at))
        .param("trouble", trouble)
        .update();
  }

  Optional<Way> way(ClientId client, UUID id) {
    return ways(client).stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /// Whether there is or was a way of this kind.
  boolean ever(ClientId client, DeliveryWayKind kind) {
    return db.sql(EVER)
        .param("client", client.value())
        .param("kind", kind.code())
        .query(Boolean.class)
        .single();
  }

  private static Way way(ResultSet row, int n) throws SQLException {
    return new Way(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "contact_id"),
        row.getInt("rank"),
        DeliveryWayKind.of(row.getString("kind")),
        row.getObject("account", UUID.class),
        row.getString("shown_as"),
        Bytes.of(row.getBytes("sealed")),
        Rows.instantOrNull(row, "worked_at"),
        Rows.instantOrNull(row, "failed_at"),
        row.getString("trouble"));
  }

  private static Account account(ResultSet row, int n) throws SQLException {
    return new Account(
        Rows.uuid(row, "id"),
        DeliveryWayKind.of(row.getString("kind")),
        row.getString("label"),
        row.getString("shown_as"),
        Bytes.of(row.getBytes("sealed")),
        Rows.instantOrNull(row, "worked_at"),
        Rows.instantOrNull(row, "failed_at"),
        row.getString("trouble"),
        Rows.instantOrNull(row, "checked_at"),
        row.getString("public_key"),
        row.getBoolean("reports"),
        Rows.instantOrNull(row, "reported_at"));
  }
}
