package denwaban.access.session;

import denwaban.access.SessionEnded;
import denwaban.database.Rows;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ends sessions before their time. A row that is gone is refused at the next request; [#tell] ends
/// what still hangs on the session, such as streams and desks.
@Component
public final class SessionRevocation {

  private static final String END_OWN =
      """
      delete from session where id = :id and person_id = :person returning id
      """;

  private static final String END = "delete from session where id = :id returning id";

  private static final String END_ALL =
      "delete from session where person_id = :person returning id";

  private static final String END_OTHERS =
      "delete from session where person_id = :person and id <> :id returning id";

  private static final String END_OTHERS_BY_PROVIDER =
      """
      delete from session where person_id = :person and id <> :id and how <> 'passkey' returning id
      """;

  private static final String END_BY_PROVIDER =
      """
      delete from session where person_id = :person and how <> 'passkey' and began_at <= :at
      returning id
      """;

  private final JdbcClient db;
  private final ApplicationEventPublisher events;

  public SessionRevocation(JdbcClient db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  /// Ends one session if it is this person's, in the caller's scope.
  ///
  /// @return as [#endAll]
  public List<String> endOwn(PersonId person, UUID session) {
    return ended(db.sql(END_OWN).param("id", session).param("person", person.value()));
  }

  /// Ends one session, in the caller's scope.
  ///
  /// @return as [#endAll]
  public List<String> endOne(String session) {
    return ended(db.sql(END).param("id", UUID.fromString(session)));
  }

  /// Ends all sessions of a person, in the caller's scope.
  ///
  /// @return the ended ones, to be announced with [#tell] after the commit
  public List<String> endAll(PersonId person) {
    return ended(db.sql(END_ALL).param("person", person.value()));
  }

  /// Ends all of a person's but this one, in the caller's scope.
  ///
  /// @return as [#endAll]
  public List<String> endOthers(PersonId person, String but) {
    return ended(
        db.sql(END_OTHERS).param("person", person.value()).param("id", UUID.fromString(but)));
  }

  /// As above, of those alone that began by a provider.
  public List<String> endOthersByProvider(PersonId person, String but) {
    return ended(
        db.sql(END_OTHERS_BY_PROVIDER)
            .param("person", person.value())
            .param("id", UUID.fromString(but)));
  }

  /// Ends a person's that began by a provider, until `at`, in the caller's scope.
  ///
  /// @return as [#endAll]
  public List<String> endByProvider(PersonId person, Instant at) {
    return ended(db.sql(END_BY_PROVIDER).param("person", person.value()).param("at", Rows.utc(at)));
  }

  /// After the commit.
  public void tell(List<String> ended) {
    ended.forEach(session -> events.publishEvent(new SessionEnded(session)));
  }

  private static List<String> ended(JdbcClient.StatementSpec deletes) {
    return deletes.query((row, n) -> row.getString(1)).list();
  }
}
