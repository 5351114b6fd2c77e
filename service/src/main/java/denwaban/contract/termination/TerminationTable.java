package denwaban.contract.termination;

import denwaban.contract.termination.Termination.Side;
import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of contracts' ends. Called in a scope.
@Component
class TerminationTable {

  private static final String FIND =
      """
      select * from contract_termination where client_id = :client and withdrawn_at is null
      """;

  private static final String ALL =
      """
      select * from contract_termination where withdrawn_at is null order by ends_at
      """;

  private static final String ADD =
      """
      insert into contract_termination
        (id, client_id, side, reason, noticed_by, noticed_at, ends_at, return_by, erase_at)
      values (:id, :client, :side, :reason, :by, :at, :ends, :returned, :erase)
      on conflict do nothing
      """;

  private static final String WITHDRAW =
      """
      update contract_termination set withdrawn_at = :at, withdrawn_by = :by
      where client_id = :client and side = :side and withdrawn_at is null and ends_at > :at
      """;

  /// An end by the last day, that an earlier one or later terms take the place of.
  private static final String RENEWED =
      """
      update contract_termination set withdrawn_at = :at
      where client_id = :client and side = 'term' and withdrawn_at is null
        and received_at is null and closed_at is null and erase_at > :at
      """;

  private static final String SUPERSEDE = RENEWED + " and ends_at > :at";

  private static final String RECEIVED =
      """
      update contract_termination set received_at = :at, received_by = :by
      where client_id = :client and withdrawn_at is null and received_at is null and ends_at <= :at
      """;

  private static final String CLOSED =
      """
      update contract_termination set closed_at = :at
      where client_id = :client and withdrawn_at is null and closed_at is null
      """;

  private final JdbcClient db;

  TerminationTable(JdbcClient db) {
    this.db = db;
  }

  Optional<Termination> find(ClientId client) {
    return db.sql(FIND)
        .param("client", client.value())
        .query((row, n) -> termination(row))
        .optional();
  }

  /// In the office's scope.
  List<Termination> all() {
    return db.sql(ALL).query((row, n) -> termination(row)).list();
  }

  /// @param by null for the end by the last day
  /// @return false if there is one already
  boolean add(Termination it, @Nullable PersonId by) {
    return db.sql(ADD)
            .param("id", it.id())
            .param("client", it.client().value())
            .param("side", it.side().name().toLowerCase(Locale.ROOT))
            .param("reason", it.reason())
            .param("by", by == null ? null : by.value())
            .param("at", Rows.utc(it.noticedAt()))
            .param("ends", Rows.utc(it.endsAt()))
            .param("returned", Rows.utc(it.returnBy()))
            .param("erase", Rows.utc(it.eraseAt()))
            .update()
        == 1;
  }

  /// @return false if that side gave no notice, or it has ended
  boolean withdraw(ClientId client, Side side, PersonId by, Instant at) {
    return db.sql(WITHDRAW)
            .param("client", client.value())
            .param("side", side.name().toLowerCase(Locale.ROOT))
            .param("by", by.value())
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  boolean renewed(ClientId client, Instant at) {
    return changed(RENEWED, client, at);
  }

  /// If it has not come yet.
  void supersede(ClientId client, Instant at) {
    changed(SUPERSEDE, client, at);
  }

  private boolean changed(String sql, ClientId client, Instant at) {
    return db.sql(sql).param("client", client.value()).param("at", Rows.utc(at)).update() == 1;
  }

  boolean received(ClientId client, PersonId by, Instant at) {
    return db.sql(RECEIVED)
            .param("client", client.value())
            .param("by", by.value())
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  boolean closed(ClientId client, Instant at) {
    return changed(CLOSED, client, at);
  }

  private static Termination termination(ResultSet row) throws SQLException {
    return new Termination(
        Rows.uuid(row, "id"),
        new ClientId(Rows.uuid(row, "client_id")),
        Termination.Side.valueOf(row.getString("side").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        Rows.instant(row, "noticed_at"),
        Rows.instant(row, "ends_at"),
        Rows.instant(row, "return_by"),
        Rows.instant(row, "erase_at"),
        Rows.instantOrNull(row, "received_at"),
        Rows.instantOrNull(row, "closed_at"));
  }
}
