package denwaban.assurance.deviation;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of deviations. Called in a scope; the client's only reads.
@Component
class DeviationTable {

  /// Deviations that are shown of a client.
  private static final int SHOWN = 200;

  private static final String ADD =
      """
      insert into contract_deviation (id, client_id, version, item, first_day, last_day, minutes,
        allowed, consequence, found_at)
      values (:id, :client, :version, :item, :first, :last, :minutes, :allowed, :consequence, :at)
      """;

  private static final String LAST =
      """
      select max(last_day) from contract_deviation where client_id = :client and item = :item
      """;

  private static final String OF =
      """
      select * from contract_deviation where client_id = :client
      order by found_at desc, id desc limit :limit
      """;

  private static final String SETTLE =
      """
      update contract_deviation set settled_at = :at, settled_by = :by, note = :note
      where id = :id and client_id = :client and settled_at is null
      """;

  private final JdbcClient db;

  DeviationTable(JdbcClient db) {
    this.db = db;
  }

  void add(Deviation it) {
    db.sql(ADD)
        .param("id", it.id())
        .param("client", it.client().value())
        .param("version", it.version())
        .param("item", it.item())
        .param("first", it.firstDay())
        .param("last", it.lastDay())
        .param("minutes", it.minutes())
        .param("allowed", it.allowed())
        .param("consequence", it.consequence())
        .param("at", Rows.utc(it.foundAt()))
        .update();
  }

  /// The last day that an earlier deviation of an item has counted.
  Optional<LocalDate> last(ClientId client, String item) {
    return db.sql(LAST)
        .param("client", client.value())
        .param("item", item)
        .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /// The newest first.
  List<Deviation> of(ClientId client) {
    return db.sql(OF)
        .param("client", client.value())
        .param("limit", SHOWN)
        .query((row, n) -> deviation(row))
        .list();
  }

  /// @return false if there is none that waits
  boolean settle(ClientId client, UUID id, Instant at, PersonId by, String note) {
    return db.sql(SETTLE)
            .param("id", id)
            .param("client", client.value())
            .param("at", Rows.utc(at))
            .param("by", by.value())
            .param("note", note)
            .update()
        == 1;
  }

  private static Deviation deviation(ResultSet row) throws SQLException {
    return new Deviation(
        Rows.uuid(row, "id"),
        new ClientId(Rows.uuid(row, "client_id")),
        row.getInt("version"),
        row.getString("item"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getInt("minutes"),
        row.getInt("allowed"),
        row.getString("consequence"),
        Rows.instant(row, "found_at"),
        Rows.instantOrNull(row, "settled_at"),
        row.getString("note"));
  }
}
