package denwaban.client.key;

import denwaban.client.KeyKind;
import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of company keys and of grants. Called in the client's scope.
@Component
public class LineTable {

  private static final String CURRENT =
      """
      select * from client_company_key where client_id = :client and line = :line
      order by epoch desc limit 1
      """;

  private static final String EPOCHS =
      """
      select * from client_company_key where client_id = :client and line = :line order by epoch
      """;

  // the newest, and those that were the newest a short time ago
  private static final String SINCE =
      """
      select k.* from client_company_key k where k.client_id = :client and not exists (
        select from client_company_key later
        where later.client_id = k.client_id and later.line = k.line and later.epoch > k.epoch
          and later.added_at < :since)
        and not exists (
          select from client_mailbox closed
          where closed.client_id = k.client_id and closed.id = k.line and closed.closed_at < :since)
      """;

  private static final String SUPERSEDED =
      """
      select k.fingerprint from client_company_key k where k.client_id = :client and exists (
        select from client_company_key later
        where later.client_id = k.client_id and later.line = k.line and later.epoch > k.epoch)
      """;

  private static final String LINE_OF =
      """
      select line from client_company_key where client_id = :client and fingerprint = :fingerprint
      """;

  private static final String MAILBOXES =
      """
      select distinct line from client_company_key
      where client_id = :client and line <> :own order by line
      """;

  private static final String ADD_KEY =
      """
      insert into client_company_key
        (client_id, line, epoch, kind, recipient, fingerprint, statement, signature, added_at)
      values (:client, :line, :epoch, :kind, :recipient, :fingerprint, :statement, :signature, :at)
      """;

  private static final String GRANTS =
      """
      select line, epoch, person_id, to_key, by_key, blob, signature from client_grant
      where client_id = :client and line = :line order by seq
      """;

  private static final String MINE =
      """
      select line, epoch, person_id, to_key, by_key, blob, signature from client_grant
      where client_id = :client and person_id = :person order by seq
      """;

  private static final String GRANTED =
      """
      select distinct k.fingerprint from client_grant g
        join client_company_key k
          on k.client_id = g.client_id and k.line = g.line and k.epoch = g.epoch
      where g.client_id = :client and g.person_id = :person
      """;

  // who can open a key: it was granted to a key of theirs, which they have a way to open; whoever
  // began anew has lost all ways to the key before, though they are still kept
  private static final String HELD_ONLY_BY =
      """
      with opener as (
        select g.line, g.epoch, g.person_id from client_grant g
          join client_member_key m on m.client_id = g.client_id and m.fingerprint = g.to_key
          join client_unlock u
            on u.client_id = m.client_id and u.person_id = m.person_id and u.epoch = m.epoch
        where g.client_id = :client and m.epoch = (
          select max(newest.epoch) from client_member_key newest
          where newest.client_id = m.client_id and newest.person_id = m.person_id))
      select distinct k.fingerprint from opener he
        join client_company_key k
          on k.client_id = :client and k.line = he.line and k.epoch = he.epoch
      where he.person_id = :person and not exists (
        select from opener other
        where other.line = he.line and other.epoch = he.epoch and other.person_id <> :person)
      """;

  private static final String ADD_GRANT =
      """
      insert into client_grant
        (client_id, line, epoch, person_id, to_key, by_key, blob, signature, granted_by, granted_at)
      values (:client, :line, :epoch, :person, :to, :bykey, :blob, :signature, :by, :at)
      """;

  /// A grant as kept.
  ///
  /// @param signature null of those that a statement itself vouches for
  public record Given(
      Line line,
      int epoch,
      PersonId person,
      String to,
      String by,
      Bytes blob,
      @Nullable Bytes signature) {}

  private final JdbcClient db;

  LineTable(JdbcClient db) {
    this.db = db;
  }

  public Optional<CompanyKey> current(ClientId client, Line line) {
    return keys(CURRENT, client, line).query(LineTable::key).optional();
  }

  /// All epochs, from 1.
  List<CompanyKey> epochs(ClientId client, Line line) {
    return keys(EPOCHS, client, line).query(LineTable::key).list();
  }

  /// Of all lines that were open at `since` or later: what was a line's newest key then or later.
  List<CompanyKey> since(ClientId client, Instant since) {
    return db.sql(SINCE)
        .param("client", client.value())
        .param("since", Rows.utc(since))
        .query(LineTable::key)
        .list();
  }

  List<String> superseded(ClientId client) {
    return db.sql(SUPERSEDED)
        .param("client", client.value())
        .query((row, n) -> row.getString("fingerprint"))
        .list();
  }

  Optional<Line> lineOf(ClientId client, String fingerprint) {
    return db.sql(LINE_OF)
        .param("client", client.value())
        .param("fingerprint", fingerprint)
        .query((row, n) -> new Line(Rows.uuid(row, "line")))
        .optional();
  }

  /// Keys that this person has a way to open, and no one else.
  Set<String> heldOnlyBy(ClientId client, PersonId person) {
    return Set.copyOf(
        db.sql(HELD_ONLY_BY)
            .param("client", client.value())
            .param("person", person.value())
            .query((row, n) -> row.getString("fingerprint"))
            .list());
  }

  /// Lines that are not the company's own.
  List<UUID> mailboxes(ClientId client) {
    return db.sql(MAILBOXES)
        .param("client", client.value())
        .param("own", Line.OWN.id())
        .query((row, n) -> Rows.uuid(row, "line"))
        .list();
  }

  private JdbcClient.StatementSpec keys(String sql, ClientId client, Line line) {
    return db.sql(sql).param("client", client.value()).param("line", line.id());
  }

  void add(ClientId client, Line line, CompanyKey key, Instant at) {
    db.sql(ADD_KEY)
        .param("client", client.value())
        .param("line", line.id())
        .param("epoch", key.epoch())
        .param("kind", key.kind().code())
        .param("recipient", key.recipient())
        .param("fingerprint", key.fingerprint())
        .param("statement", key.statement())
        .param("signature", key.signature().toArray())
        .param("at", Rows.utc(at))
        .update();
  }

  /// In the order in which they were given.
  public List<Given> grants(ClientId client, Line line) {
    return keys(GRANTS, client, line).query(LineTable::given).list();
  }

  /// What was ever given to this person.
  List<Given> mine(ClientId client, PersonId person) {
    return db.sql(MINE)
        .param("client", client.value())
        .param("person", person.value())
        .query(LineTable::given)
        .list();
  }

  Set<String> grantedTo(ClientId client, PersonId person) {
    return db.sql(GRANTED)
        .param("client", client.value())
        .param("person", person.value())
        .query((row, n) -> row.getString("fingerprint"))
        .set();
  }

  void add(ClientId client, Given given, PersonId by, Instant at) {
    var signature = given.signature();
    db.sql(ADD_GRANT)
        .param("client", client.value())
        .param("line", given.line().id())
        .param("epoch", given.epoch())
        .param("person", given.person().value())
        .param("to", given.to())
        .param("bykey", given.by())
        .param("blob", given.blob().toArray())
        .param("signature", signature == null ? null : signature.toArray())
        .param("by", by.value())
        .param("at", Rows.utc(at))
        .update();
  }

  private static CompanyKey key(ResultSet row, int n) throws SQLException {
    return new CompanyKey(
        row.getInt("epoch"),
        KeyKind.of(row.getString("kind")),
        row.getString("recipient"),
        row.getString("fingerprint"),
        row.getString("statement"),
        Bytes.of(row.getBytes("signature")));
  }

  private static Given given(ResultSet row, int n) throws SQLException {
    var signature = row.getBytes("signature");
    return new Given(
        new Line(Rows.uuid(row, "line")),
        row.getInt("epoch"),
        new PersonId(Rows.uuid(row, "person_id")),
        row.getString("to_key"),
        row.getString("by_key"),
        Bytes.of(row.getBytes("blob")),
        signature == null ? null : Bytes.of(signature));
  }
}
