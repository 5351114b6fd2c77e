package denwaban.signin;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.PersonLifecycle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of accounts at identity providers that people linked themselves. All methods must be
/// called in the office's scope.
@Component
final class LinkedIdentities implements PersonLifecycle {

  private static final String LINK =
      """
      insert into person_identity (person_id, client_id, issuer, subject, linked_at)
      values (:person, :client, :issuer, :subject, :now)
      on conflict (person_id) do update set client_id = excluded.client_id,
        issuer = excluded.issuer, subject = excluded.subject, linked_at = excluded.linked_at,
        used_at = null
      """;

  private static final String FIND =
      """
      select person_id from person_identity
      where client_id is not distinct from cast(:client as uuid) and issuer = :issuer
        and subject = :subject
      """;

  private static final String OF =
      "select issuer, linked_at, used_at from person_identity where person_id = :person";

  private static final String USED =
      "update person_identity set used_at = :now where person_id = :person";

  private static final String FORGET = "delete from person_identity where person_id = :person";

  private final JdbcClient db;
  private final InstantSource clock;

  LinkedIdentities(JdbcClient db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// What its owner is shown; the provider's name for them is not.
  ///
  /// @param used null if not since it was linked
  record Own(String issuer, Instant linked, @Nullable Instant used) {}

  /// In place of the one that the person had.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException if it is another person's
  void link(PersonId person, @Nullable ClientId client, IdentityProviders.Identity identity) {
    db.sql(LINK)
        .param("person", person.value())
        .param("client", client == null ? null : client.value())
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .param("now", Rows.utc(clock.instant()))
        .update();
  }

  Optional<PersonId> find(@Nullable ClientId client, String issuer, String subject) {
    return db.sql(FIND)
        .param("client", client == null ? null : client.value())
        .param("issuer", issuer)
        .param("subject", subject)
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .optional();
  }

  Optional<Own> of(PersonId person) {
    return db.sql(OF)
        .param("person", person.value())
        .query((row, n) ->
            new Own(
                row.getString("issuer"),
                Rows.instant(row, "linked_at"),
                Rows.instantOrNull(row, "used_at")))
        .optional();
  }

  void used(PersonId person) {
    db.sql(USED).param("person", person.value()).param("now", Rows.utc(clock.instant())).update();
  }

  @Override
  public void accessEnded(PersonId person) {
    forget(person);
  }

  @Override
  public void erased(PersonId person) {
    forget(person);
  }

  /// @return false if there was none
  boolean forget(PersonId person) {
    return db.sql(FORGET).param("person", person.value()).update() > 0;
  }
}
