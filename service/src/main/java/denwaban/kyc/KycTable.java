package denwaban.kyc;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of verifications. Called in the office's scope; what only says that there is one, in
/// the client's too.
@Component
class KycTable {

  /// Of one client, that are listed.
  static final int LISTED = 50;

  private static final String ADD =
      """
      insert into kyc_verification (id, client_id, verified_on, company_method, person_method,
        recorded_at, recorded_by, sealed)
      values (:id, :client, :on, :company, :person, :at, :by, :sealed)
      """;

  private static final String STAND =
      """
      insert into kyc_standing (verification_id, client_id, verified_on, company_method,
        person_method, recorded_at)
      values (:id, :client, :on, :company, :person, :at)
      """;

  private static final String ALL =
      """
      select * from kyc_verification where client_id = :client
      order by n desc limit :limit
      """;

  private static final String ONE =
      """
      select * from kyc_verification where client_id = :client and id = :id
      """;

  private static final String COUNT =
      """
      select count(*) from kyc_verification where client_id = :client
      """;

  private static final String STANDING =
      """
      select * from kyc_standing where client_id = :client order by n desc limit 1
      """;

  private static final String ANY =
      """
      select exists (select from kyc_standing where client_id = :client)
        or exists (select from kyc_verification where client_id = :client)
        or exists (select from kyc_suspicion where client_id = :client)
      """;

  private static final String READ =
      """
      select exists (select from kyc_suspicion_read where client_id = :client)
      """;

  private static final String STANDINGS =
      """
      select distinct on (client_id) * from kyc_standing
      order by client_id, n desc
      """;

  private final JdbcClient db;

  KycTable(JdbcClient db) {
    this.db = db;
  }

  void add(Verification it) {
    for (var sql : List.of(ADD, STAND)) {
      var statement =
          db.sql(sql)
              .param("id", it.id())
              .param("client", it.client().value())
              .param("on", it.on())
              .param("company", it.company())
              .param("person", it.person())
              .param("at", Rows.utc(it.at()));
      if (sql.equals(ADD)) {
        statement.param("by", it.by().value()).param("sealed", it.sealed().toArray());
      }
      statement.update();
    }
  }

  int count(ClientId client) {
    return db.sql(COUNT).param("client", client.value()).query(Integer.class).single();
  }

  /// Newest first: that was added last, whatever the clock said.
  List<Verification> all(ClientId client) {
    return db.sql(ALL)
        .param("client", client.value())
        .param("limit", LISTED)
        .query((row, _) -> read(row))
        .list();
  }

  Optional<Verification> find(ClientId client, UUID id) {
    return db.sql(ONE)
        .param("client", client.value())
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /// In the office's scope, the only one that sees notes of suspicion.
  boolean any(ClientId client) {
    return db.sql(ANY).param("client", client.value()).query(Boolean.class).single();
  }

  /// In the office's scope.
  boolean read(ClientId client) {
    return db.sql(READ).param("client", client.value()).query(Boolean.class).single();
  }

  /// The newest of one client, as [#all] has them.
  Optional<Standing> standing(ClientId client) {
    return db.sql(STANDING)
        .param("client", client.value())
        .query((row, _) -> standing(row))
        .optional();
  }

  /// The newest of each client.
  Map<ClientId, Standing> standings() {
    var all = new HashMap<ClientId, Standing>();
    db.sql(STANDINGS)
        .query(row -> {
          all.put(new ClientId(Rows.uuid(row, "client_id")), standing(row));
        });
    return all;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getObject("verified_on", LocalDate.class),
        row.getString("company_method"),
        row.getString("person_method"),
        Rows.instant(row, "recorded_at"));
  }

  private static Verification read(ResultSet row) throws SQLException {
    return new Verification(
        Rows.uuid(row, "id"),
        new ClientId(Rows.uuid(row, "client_id")),
        row.getObject("verified_on", LocalDate.class),
        row.getString("company_method"),
        row.getString("person_method"),
        Rows.instant(row, "recorded_at"),
        new PersonId(Rows.uuid(row, "recorded_by")),
        Bytes.of(row.getBytes("sealed")));
  }
}
