package denwaban.kyc;

import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of notes of suspicion, and of who read them. Called in the office's scope; no other
/// sees a row.
@Component
class SuspicionTable {

  private static final String ADD =
      """
      insert into kyc_suspicion (id, note_id, client_id, state, reported_on, at, person_id, sealed)
      values (:id, :note, :client, :state, :on, :at, :by, :sealed)
      """;

  private static final String ALL =
      """
      select * from kyc_suspicion where client_id = :client order by n
      """;

  private static final String READ =
      """
      insert into kyc_suspicion_read (id, client_id, person_id, at) values (:id, :client, :by, :at)
      """;

  private final JdbcClient db;

  SuspicionTable(JdbcClient db) {
    this.db = db;
  }

  /// What is written of one client comes one after the other: it is counted, and compared.
  void lock(ClientId client) {
    AdvisoryLock.take(db, "suspicion|" + client);
  }

  void add(Suspicion it) {
    db.sql(ADD)
        .param("id", it.id())
        .param("note", it.note())
        .param("client", it.client().value())
        .param("state", it.state().name())
        .param("on", it.reportedOn(), java.sql.Types.DATE)
        .param("at", Rows.utc(it.at()))
        .param("by", it.by().value())
        .param("sealed", it.sealed().toArray())
        .update();
  }

  /// Oldest first.
  List<Suspicion> all(ClientId client) {
    return db.sql(ALL).param("client", client.value()).query((row, _) -> read(row)).list();
  }

  void wasRead(UUID id, ClientId client, PersonId by, Instant at) {
    db.sql(READ)
        .param("id", id)
        .param("client", client.value())
        .param("by", by.value())
        .param("at", Rows.utc(at))
        .update();
  }

  private static Suspicion read(ResultSet row) throws SQLException {
    return new Suspicion(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "note_id"),
        new ClientId(Rows.uuid(row, "client_id")),
        Suspicion.State.valueOf(row.getString("state")),
        row.getObject("reported_on", LocalDate.class),
        Rows.instant(row, "at"),
        new PersonId(Rows.uuid(row, "person_id")),
        Bytes.of(row.getBytes("sealed")));
  }
}
