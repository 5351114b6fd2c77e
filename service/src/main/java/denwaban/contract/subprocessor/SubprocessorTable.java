package denwaban.contract.subprocessor;

import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.terms.HostList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of sub-processors and of what clients say to them. Called in a scope; the client's
/// sees its own answers.
@Component
class SubprocessorTable {

  private static final String ALL = "select * from subprocessor order by added_at, id";

  private static final String ADD =
      """
      insert into subprocessor (id, name, corporate_number, country, service, data, via, hosts,
        starts, added_at, added_by)
      values (:id, :name, :number, :country, :service, :data, :via, :hosts, :from, :at, :by)
      """;

  private static final String END =
      "update subprocessor set ended_at = :at where id = :id and ended_at is null";

  private static final String CONSENTS =
      "select * from subprocessor_consent where client_id = :client";

  private static final String ALL_CONSENTS =
      "select * from subprocessor_consent order by client_id, subprocessor_id";

  private static final String ASK =
      """
      insert into subprocessor_consent
        (client_id, subprocessor_id, state, asked_at, state_at, person_id)
      values (:client, :id, 'ASKED', :at, :at, :by)
      on conflict (client_id, subprocessor_id) do nothing
      """;

  private static final String ANSWER =
      """
      insert into subprocessor_consent
        (client_id, subprocessor_id, state, asked_at, state_at, person_id, reason)
      values (:client, :id, :state, :at, :at, :by, :reason)
      on conflict (client_id, subprocessor_id) do update
      set state = excluded.state, state_at = excluded.state_at,
        person_id = excluded.person_id, reason = excluded.reason
      """;

  private final JdbcClient db;

  SubprocessorTable(JdbcClient db) {
    this.db = db;
  }

  /// In the order in which they were added; ended ones too.
  List<Subprocessor> all() {
    return db.sql(ALL).query((row, n) -> subprocessor(row)).list();
  }

  /// Additions and new clients come one after the other: all are counted, and told.
  void lock() {
    AdvisoryLock.take(db, "subprocessor");
  }

  void add(Subprocessor it, PersonId by) {
    db.sql(ADD)
        .param("id", it.id())
        .param("name", it.name())
        .param("number", it.corporateNumber())
        .param("country", it.country())
        .param("service", it.service().name())
        .param("data", it.data())
        .param("via", it.via())
        .param("hosts", it.hosts().toString())
        .param("from", it.from())
        .param("at", Rows.utc(it.addedAt()))
        .param("by", by.value())
        .update();
  }

  /// @return false if there is none, or it was ended before
  boolean end(UUID id, Instant at) {
    return db.sql(END).param("id", id).param("at", Rows.utc(at)).update() == 1;
  }

  List<Consent> consents(ClientId client) {
    return db.sql(CONSENTS).param("client", client.value()).query((row, n) -> consent(row)).list();
  }

  /// Of all clients; in the office's scope.
  List<Consent> consents() {
    return db.sql(ALL_CONSENTS).query((row, n) -> consent(row)).list();
  }

  /// @return false if the client was asked before, or has answered
  boolean ask(ClientId client, UUID id, Instant at, PersonId by) {
    return db.sql(ASK)
            .param("client", client.value())
            .param("id", id)
            .param("at", Rows.utc(at))
            .param("by", by.value())
            .update()
        == 1;
  }

  /// @param it of its two times `stateAt` is taken
  void answer(Consent it) {
    db.sql(ANSWER)
        .param("client", it.client().value())
        .param("id", it.subprocessor())
        .param("state", it.state().name())
        .param("at", Rows.utc(it.stateAt()))
        .param("by", it.by().value())
        .param("reason", it.reason())
        .update();
  }

  private static Subprocessor subprocessor(ResultSet row) throws SQLException {
    return new Subprocessor(
        Rows.uuid(row, "id"),
        row.getString("name"),
        row.getString("corporate_number"),
        row.getString("country"),
        Subprocessor.Service.valueOf(row.getString("service")),
        row.getString("data"),
        row.getString("via"),
        HostList.of(row.getString("hosts")),
        row.getObject("starts", LocalDate.class),
        Rows.instant(row, "added_at"),
        Rows.instantOrNull(row, "ended_at"));
  }

  private static Consent consent(ResultSet row) throws SQLException {
    return new Consent(
        new ClientId(Rows.uuid(row, "client_id")),
        Rows.uuid(row, "subprocessor_id"),
        Consent.State.valueOf(row.getString("state")),
        Rows.instant(row, "asked_at"),
        Rows.instant(row, "state_at"),
        new PersonId(Rows.uuid(row, "person_id")),
        row.getString("reason"));
  }
}
