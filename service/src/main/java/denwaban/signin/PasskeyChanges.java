package denwaban.signin;

import denwaban.access.session.KnownBrowsers;
import denwaban.database.Rows;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.PersonLifecycle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// That a passkey was added or removed, or an account at a provider linked or unlinked: reported in
/// the person's other sessions, where the browser is known, until they confirm or
/// [KnownBrowsers#STRANGE] has passed; and in the session that did it until they decided what
/// becomes of the others. All methods must be called in the office's scope.
@Component
final class PasskeyChanges implements PersonLifecycle {

  private static final String ADD =
      """
      insert into passkey_change (id, person_id, kind, device, session_id, at)
      select :id, person_id, :kind, device, id, :now from session
      where id = :session and person_id = :person
      """;

  private static final String SWEEP =
      "delete from passkey_change where person_id = :person and at <= :strange";

  private static final String ELSEWHERE =
      "session_id <> :session and known_at is null and at > :strange and "
          + KnownBrowsers.FROM_A_KNOWN_ONE;

  private static final String TOLD =
      """
      select kind, device, at, session_id = :session as here from passkey_change
      where person_id = :person and ((session_id = :session and settled_at is null) or (%s))
      order by at, id
      """
          .formatted(ELSEWHERE);

  private static final String SETTLE =
      """
      update passkey_change set settled_at = :now
      where person_id = :person and session_id = :session and settled_at is null
      """;

  private static final String KNOWN =
      "update passkey_change set known_at = :now where person_id = :person and " + ELSEWHERE;

  private static final String FORGET = "delete from passkey_change where person_id = :person";

  private final JdbcClient db;
  private final Ids ids;
  private final InstantSource clock;

  PasskeyChanges(JdbcClient db, Ids ids, InstantSource clock) {
    this.db = db;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param kind `added`, `removed`, `linked` or `unlinked`
  /// @param device coarse words, or empty
  /// @param here whether this session did it
  record Change(String kind, String device, Instant at, boolean here) {}

  void added(PersonId person, String session) {
    add(person, session, "added");
  }

  void removed(PersonId person, String session) {
    add(person, session, "removed");
  }

  void linked(PersonId person, String session) {
    add(person, session, "linked");
  }

  void unlinked(PersonId person, String session) {
    add(person, session, "unlinked");
  }

  private void add(PersonId person, String session, String kind) {
    db.sql(SWEEP).param("person", person.value()).param("strange", strange()).update();
    db.sql(ADD)
        .param("id", ids.next())
        .param("person", person.value())
        .param("kind", kind)
        .param("session", UUID.fromString(session))
        .param("now", Rows.utc(clock.instant()))
        .update();
  }

  /// What is reported in this session, the oldest first.
  List<Change> told(PersonId person, String session) {
    return db.sql(TOLD)
        .param("person", person.value())
        .param("session", UUID.fromString(session))
        .param("strange", strange())
        .query((row, n) ->
            new Change(
                row.getString("kind"),
                row.getString("device"),
                Rows.instant(row, "at"),
                row.getBoolean("here")))
        .list();
  }

  /// The person decided, in the session that made the change, what becomes of their other sign-ins.
  ///
  /// @return how many changes
  int settled(PersonId person, String session) {
    return db.sql(SETTLE)
        .param("person", person.value())
        .param("session", UUID.fromString(session))
        .param("now", Rows.utc(clock.instant()))
        .update();
  }

  /// The person confirms what other sessions did.
  ///
  /// @return how many changes; none in a browser that is not known
  int known(PersonId person, String session) {
    return db.sql(KNOWN)
        .param("person", person.value())
        .param("session", UUID.fromString(session))
        .param("strange", strange())
        .param("now", Rows.utc(clock.instant()))
        .update();
  }

  @Override
  public void erased(PersonId person) {
    db.sql(FORGET).param("person", person.value()).update();
  }

  private java.time.OffsetDateTime strange() {
    return Rows.utc(clock.instant().minus(KnownBrowsers.STRANGE));
  }
}
