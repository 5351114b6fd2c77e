package denwaban.vault;

import denwaban.access.CurrentUser;
import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `vault_header` that are an operator's own, and the end of all rows that have one.
/// Called in the client's scope.
@Component
class OperatorHeaderTable {

  private static final String ADD =
      """
      insert into vault_header
        (object_id, client_id, n, audience, epoch, company, start_ms, sha256, kek, wrapped,
         expires_at, person_id, session_id)
      select o.id, o.client_id, :n, 'operator', o.epoch, :recipient, :start, :sha256, :kek,
        :wrapped, :until, :person, :session
      from vault_object o where o.client_id = :client and o.id = :object
      """;

  private static final String FIND =
      """
      select n, start_ms, sha256, kek, wrapped, expires_at from vault_header
      where client_id = :client and object_id = :object and audience = 'operator'
        and person_id = :person and session_id = :session and expires_at > :now
      """;

  private static final String DROP =
      """
      delete from vault_header
      where client_id = :client and object_id = :object and audience = 'operator'
      """;

  private static final String SESSIONS =
      """
      select distinct session_id from vault_header
      where client_id = :client and audience = 'operator' and expires_at is not null
      """;

  private static final String SWEEP =
      """
      delete from vault_header where client_id = :client and expires_at <= :now
      """;

  private static final String SWEEP_ENDED =
      """
      delete from vault_header
      where client_id = :client and audience = 'operator' and session_id in (:ended)
      """;

  /// @param until from then on it is refused, swept or not
  record Own(HeaderRow header, Instant until) {}

  private final JdbcClient db;

  OperatorHeaderTable(JdbcClient db) {
    this.db = db;
  }

  void add(
      CurrentUser user,
      ClientId client,
      ObjectId object,
      HeaderRow header,
      String recipient,
      Instant until) {
    db.sql(ADD)
        .param("object", object.value())
        .param("client", client.value())
        .param("n", header.n())
        .param("recipient", recipient)
        .param("start", header.startMs())
        .param("sha256", header.sha256().toArray())
        .param("kek", header.kek())
        .param("wrapped", header.wrapped().toArray())
        .param("until", Rows.utc(until))
        .param("person", user.person().value())
        .param("session", user.session())
        .update();
  }

  Optional<Own> find(CurrentUser user, ClientId client, ObjectId object, Instant now) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("object", object.value())
        .param("person", user.person().value())
        .param("session", user.session())
        .param("now", Rows.utc(now))
        .query((row, n) -> new Own(HeaderRow.of(row), Rows.instant(row, "expires_at")))
        .optional();
  }

  void drop(ClientId client, ObjectId object) {
    db.sql(DROP).param("client", client.value()).param("object", object.value()).update();
  }

  List<String> sessions(ClientId client) {
    return db.sql(SESSIONS)
        .param("client", client.value())
        .query((row, n) -> row.getString(1))
        .list();
  }

  /// @return how many rows went
  int sweep(ClientId client, Instant now) {
    return db.sql(SWEEP).param("client", client.value()).param("now", Rows.utc(now)).update();
  }

  int sweep(ClientId client, Collection<String> ended) {
    return ended.isEmpty()
        ? 0
        : db.sql(SWEEP_ENDED).param("client", client.value()).param("ended", ended).update();
  }
}
