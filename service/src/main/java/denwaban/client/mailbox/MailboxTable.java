package denwaban.client.mailbox;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of mailboxes. Called in the client's scope.
@Component
public class MailboxTable {

  private static final String ALL =
      """
      select b.id, b.name, b.closed_at is not null as closed,
        array(select n.number from client_mailbox_number n
          where n.client_id = b.client_id and n.mailbox = b.id order by n.number) as numbers
      from client_mailbox b where b.client_id = :client order by b.added_at, b.id
      """;

  private static final String HELD = "select unnest(app_lines())";

  private static final String ADD =
      """
      insert into client_mailbox (client_id, id, name, added_at) values (:client, :id, :name, :at)
      """;

  private static final String RENAME =
      """
      update client_mailbox set name = :name
      where client_id = :client and id = :id and closed_at is null and name <> :name
      """;

  private static final String CLOSE =
      """
      update client_mailbox set closed_at = :at
      where client_id = :client and id = :id and closed_at is null
      """;

  private static final String UNBIND =
      """
      delete from client_mailbox_number where client_id = :client and number = :number
      """;

  private static final String UNBIND_ALL =
      """
      delete from client_mailbox_number where client_id = :client and mailbox = :id
      """;

  /// Waits for whoever is closing it.
  private static final String BIND =
      """
      insert into client_mailbox_number (number, client_id, mailbox)
      select :number, client_id, id from client_mailbox
      where client_id = :client and id = :mailbox and closed_at is null
      for share
      """;

  private final JdbcClient db;

  public MailboxTable(JdbcClient db) {
    this.db = db;
  }

  /// Oldest first, the closed ones too.
  List<Mailbox> all(ClientId client) {
    return db.sql(ALL)
        .param("client", client.value())
        .query((row, n) ->
            new Mailbox(
                Rows.uuid(row, "id"),
                row.getString("name"),
                row.getBoolean("closed"),
                Arrays.stream((String[]) row.getArray("numbers").getArray())
                    .map(PhoneNumber::new)
                    .toList()))
        .list();
  }

  /// The lines that the member of this scope may know of.
  List<UUID> held() {
    return db.sql(HELD).query((row, n) -> row.getObject(1, UUID.class)).list();
  }

  void add(ClientId client, UUID id, String name, Instant at) {
    db.sql(ADD)
        .param("client", client.value())
        .param("id", id)
        .param("name", name)
        .param("at", Rows.utc(at))
        .update();
  }

  /// False if it is closed, or has this name.
  boolean rename(ClientId client, UUID id, String name) {
    return db.sql(RENAME)
            .param("client", client.value())
            .param("id", id)
            .param("name", name)
            .update()
        == 1;
  }

  /// With it, its numbers go back to the general box. False if it was closed before.
  boolean close(ClientId client, UUID id, Instant at) {
    var closed =
        db.sql(CLOSE)
                .param("client", client.value())
                .param("id", id)
                .param("at", Rows.utc(at))
                .update()
            == 1;
    if (closed) db.sql(UNBIND_ALL).param("client", client.value()).param("id", id).update();
    return closed;
  }

  /// @param mailbox null for the general box
  /// @return false if there is no such open box
  boolean bind(ClientId client, PhoneNumber number, @Nullable UUID mailbox) {
    db.sql(UNBIND).param("client", client.value()).param("number", number.e164()).update();
    return mailbox == null
        || db.sql(BIND)
                .param("client", client.value())
                .param("number", number.e164())
                .param("mailbox", mailbox)
                .update()
            == 1;
  }
}
