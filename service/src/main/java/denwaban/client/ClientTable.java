package denwaban.client;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The book of clients and numbers. Called in a scope.
@Component
public class ClientTable {

  private static final String OF_NUMBER =
      """
      select c.* from client c join client_number n on n.client_id = c.id
      where n.number = :number
      """;

  private static final String FIND =
      """
      select * from client where id = :id
      """;

  /// Who changes it next waits until this change is over.
  private static final String HOLD = FIND + "for update";

  private static final String ALL =
      """
      select * from client where over_at is null order by slug
      """;

  private static final String ACTIVE =
      """
      select * from client where closed_at is null order by slug
      """;

  private static final String CLOSE =
      """
      update client set closed_at = :at where id = :id and closed_at is null
      """;

  private static final String OVER =
      """
      update client set over_at = :at where id = :id and over_at is null
      """;

  private static final String NEWEST_OVER =
      """
      select * from client where over_at is not null order by over_at desc, slug limit :limit
      """;

  /// Of one that is over alone: the row says that there was a client, and not which.
  private static final String UNNAME =
      """
      update client
      set name = '—', kana = '—', slug = 'x' || left(replace(id::text, '-', ''), 31)
      where id = :id and over_at is not null
      """;

  private static final String NUMBERS =
      """
      select number from client_number where client_id = :id order by number
      """;

  private static final String ADD =
      """
      insert into client (id, name, kana, slug, wanted_kind, zone, added_at)
      values (:id, :name, :kana, :slug, :kind, :zone, :at)
      """;

  private static final String ADD_NUMBER =
      """
      insert into client_number (number, client_id) values (:number, :id)
      """;

  private static final String CHANGE =
      """
      update client set name = :name, kana = :kana, wanted_kind = :kind where id = :id
      """;

  private static final String DROP_NUMBER =
      """
      delete from client_number where number = :number and client_id = :id
      """;

  private final JdbcClient db;

  public ClientTable(JdbcClient db) {
    this.db = db;
  }

  Optional<Client> ofNumber(PhoneNumber dialled) {
    return db.sql(OF_NUMBER).param("number", dialled.e164()).query(ClientTable::client).optional();
  }

  Optional<Client> find(ClientId id) {
    return db.sql(FIND).param("id", id.value()).query(ClientTable::client).optional();
  }

  Optional<Client> hold(ClientId id) {
    return db.sql(HOLD).param("id", id.value()).query(ClientTable::client).optional();
  }

  List<Client> all() {
    return db.sql(ALL).query(ClientTable::client).list();
  }

  List<Client> active() {
    return db.sql(ACTIVE).query(ClientTable::client).list();
  }

  List<Client> newestOver(int limit) {
    return db.sql(NEWEST_OVER).param("limit", limit).query(ClientTable::client).list();
  }

  void close(ClientId id, Instant at) {
    db.sql(CLOSE).param("id", id.value()).param("at", Rows.utc(at)).update();
  }

  void over(ClientId id, Instant at) {
    db.sql(OVER).param("id", id.value()).param("at", Rows.utc(at)).update();
  }

  void unname(ClientId id) {
    db.sql(UNNAME).param("id", id.value()).update();
  }

  List<PhoneNumber> numbers(ClientId id) {
    return db.sql(NUMBERS)
        .param("id", id.value())
        .query((row, n) -> new PhoneNumber(row.getString("number")))
        .list();
  }

  void add(Client client, Instant at) {
    db.sql(ADD)
        .param("id", client.id().value())
        .param("name", client.name())
        .param("kana", client.kana())
        .param("slug", client.slug())
        .param("kind", client.wantedKind().code())
        .param("zone", client.zone().getId())
        .param("at", Rows.utc(at))
        .update();
  }

  void addNumber(ClientId id, PhoneNumber number) {
    db.sql(ADD_NUMBER).param("number", number.e164()).param("id", id.value()).update();
  }

  void change(Client client) {
    db.sql(CHANGE)
        .param("id", client.id().value())
        .param("name", client.name())
        .param("kana", client.kana())
        .param("kind", client.wantedKind().code())
        .update();
  }

  void dropNumber(ClientId id, PhoneNumber number) {
    db.sql(DROP_NUMBER).param("number", number.e164()).param("id", id.value()).update();
  }

  private static Client client(ResultSet row, int n) throws SQLException {
    return new Client(
        new ClientId(Rows.uuid(row, "id")),
        row.getString("name"),
        row.getString("kana"),
        row.getString("slug"),
        KeyKind.of(row.getString("wanted_kind")),
        ZoneId.of(row.getString("zone")));
  }
}
