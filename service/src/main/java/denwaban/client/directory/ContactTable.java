package denwaban.client.directory;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of the clients' people. Called in the client's scope.
@Component
class ContactTable {

  private static final String ALL =
      """
      select * from client_contact where client_id = :client order by kana, name, id
      """;

  private static final String FIND =
      """
      select * from client_contact where client_id = :client and id = :id
      """;

  private static final String PUT =
      """
      insert into client_contact
        (client_id, id, name, kana, aliases, department, person_id, added_at)
      values (:client, :id, :name, :kana, :aliases, :department, :person, :at)
      on conflict (client_id, id) do update set name = excluded.name, kana = excluded.kana,
        aliases = excluded.aliases, department = excluded.department,
        person_id = excluded.person_id
      """;

  private static final String LEAVE =
      """
      update client_contact set left_at = :at
      where client_id = :client and id = :id and left_at is null
      """;

  private static final String BACK =
      """
      update client_contact set left_at = null
      where client_id = :client and id = :id and left_at is not null
      """;

  private final JdbcClient db;

  ContactTable(JdbcClient db) {
    this.db = db;
  }

  /// By kana, those who left too.
  List<Contact> all(ClientId client) {
    return db.sql(ALL).param("client", client.value()).query(ContactTable::contact).list();
  }

  Optional<Contact> find(ClientId client, UUID id) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("id", id)
        .query(ContactTable::contact)
        .optional();
  }

  void put(ClientId client, Contact contact, Instant at) {
    var member = contact.member();
    db.sql(PUT)
        .param("client", client.value())
        .param("id", contact.id())
        .param("name", contact.name())
        .param("kana", contact.kana())
        .param("aliases", contact.aliases().toArray(String[]::new))
        .param("department", contact.department())
        .param("person", member == null ? null : member.value(), Types.OTHER)
        .param("at", Rows.utc(at))
        .update();
  }

  /// False if they had left.
  boolean leave(ClientId client, UUID id, Instant at) {
    return db.sql(LEAVE)
            .param("client", client.value())
            .param("id", id)
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  boolean back(ClientId client, UUID id) {
    return db.sql(BACK).param("client", client.value()).param("id", id).update() == 1;
  }

  private static Contact contact(ResultSet row, int n) throws SQLException {
    var member = row.getObject("person_id", UUID.class);
    return new Contact(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("kana"),
        Arrays.asList((String[]) row.getArray("aliases").getArray()),
        row.getString("department"),
        member == null ? null : new PersonId(member),
        row.getTimestamp("left_at") != null);
  }
}
