package denwaban.disclosure;

import denwaban.access.CurrentUser;
import denwaban.client.key.CompanyKeys;
import denwaban.client.key.KeyUse;
import denwaban.client.key.Line;
import denwaban.database.Rows;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what members write about a request: who asks and for what, the answer, why it is
/// late. Each is sealed by its author's browser to the company's key. Called in a member's scope.
@Component
class RequestNotes implements KeyUse {

  /// Notes of one request.
  static final int LIMIT = 100;

  /// Of these only its end may write the last two: the answer, and why it is late.
  static final int FREE = LIMIT - 2;

  private static final String ADD =
      """
      insert into disclosure_note
        (client_id, request_id, id, author, written_at, company, sealed, signature)
      values (:client, :request, :id, :author, :at, :company, :sealed, :signature)
      on conflict do nothing
      """;

  private static final String SEALED_TO =
      """
      select distinct company from disclosure_note where client_id = :client
      """;

  private static final String COUNT =
      """
      select count(*) from disclosure_note where client_id = :client and request_id = :request
      """;

  private static final String ALL =
      """
      select * from disclosure_note where client_id = :client and request_id = :request
      order by written_at, id
      """;

  private static final String NOTED =
      """
      select distinct request_id from disclosure_note where client_id = :client order by request_id
      """;

  record Note(NewNote.Bare note, PersonId author, Instant at) {}

  private final JdbcClient db;
  private final CompanyKeys keys;

  RequestNotes(JdbcClient db, CompanyKeys keys) {
    this.db = db;
    this.keys = keys;
  }

  /// False if it is there already. The request is locked.
  ///
  /// @param most notes that there may be with it
  /// @throws Problem 409 if there are as many already; 422 if it is sealed to no key of the company
  ///   that is in use, or to one of a mailbox
  boolean add(CurrentUser by, UUID request, NewNote.Bare note, Instant at, int most) {
    var client = by.memberOf();
    mustFit(client, note.company());
    var added = insert(by, request, note, at);
    // of one that came again after its answer was lost nothing is said
    if (added && count(client, request) > most) {
      throw new Problem(409, "too-many-notes.request");
    }
    return added;
  }

  private boolean insert(CurrentUser by, UUID request, NewNote.Bare note, Instant at) {
    return db.sql(ADD)
            .param("client", by.memberOf().value())
            .param("request", request)
            .param("id", note.id())
            .param("author", by.person().value())
            .param("at", Rows.utc(at))
            .param("company", note.company())
            .param("sealed", note.sealed().toArray())
            .param("signature", note.signature().toArray())
            .update()
        == 1;
  }

  int count(ClientId client, UUID request) {
    return db.sql(COUNT)
        .param("client", client.value())
        .param("request", request)
        .query(Integer.class)
        .single();
  }

  /// The oldest first. A caller that gives them away has committed an entry before.
  List<Note> all(ClientId client, UUID request) {
    return db.sql(ALL)
        .param("client", client.value())
        .param("request", request)
        .query((row, n) ->
            new Note(
                new NewNote.Bare(
                    Rows.uuid(row, "id"),
                    row.getString("company"),
                    Bytes.of(row.getBytes("sealed")),
                    Bytes.of(row.getBytes("signature"))),
                new PersonId(Rows.uuid(row, "author")),
                Rows.instant(row, "written_at")))
        .list();
  }

  /// Requests that have notes.
  List<UUID> noted(ClientId client) {
    return db.sql(NOTED)
        .param("client", client.value())
        .query((row, n) -> Rows.uuid(row, "request_id"))
        .list();
  }

  private void mustFit(ClientId client, String company) {
    var known = keys.acceptable(client).stream().anyMatch(it -> it.fingerprint().equals(company));
    if (!known || !keys.lineOf(client, company).filter(Line.OWN::equals).isPresent()) {
      throw new Problem(422, "note-key.request");
    }
  }

  @Override
  public Set<String> used(ClientId client, Collection<String> names) {
    return db.sql(SEALED_TO)
        .param("client", client.value())
        .query((row, n) -> row.getString("company"))
        .set();
  }
}
