package denwaban.people;

import denwaban.access.ActivePersonSql;
import denwaban.database.Rows;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// One-time links: the holder may add a passkey for one person, once, within a day.
///
/// All methods must be called in the office's scope.
@Component
public final class Enrolments {

  public static final Duration LIFE = Duration.ofHours(24);

  /// Two links made at once follow each other, and the first is the older one; one that is used is
  /// so before the next is made, or not at all.
  private static final String ONE_AT_ONCE =
      "select id from person where id = :person for no key update";

  private static final String ADD =
      """
      insert into enrolment (token_digest, person_id, made_at, expires_at, offered_by, waits)
      values (:digest, :person, :now, :expires, :by, :waits)
      """;

  private static final String OPEN =
      """
      select e.person_id from enrolment e join person p on p.id = e.person_id
      where token_digest = :digest and used_at is null and expires_at > :now
        and (not e.waits or e.confirmed_by is not null) and
      """
          + ActivePersonSql.SQL;

  private static final String USE =
      """
      update enrolment set used_at = :now
      where token_digest = :digest and person_id = :person and used_at is null
        and expires_at > :now
      """;

  private static final String UNCONFIRMED =
      """
      select offered_by from enrolment
      where person_id = :person and used_at is null and expires_at > :now and waits
        and confirmed_by is null
      for update
      """;

  private static final String CONFIRM =
      """
      update enrolment set confirmed_by = :by
      where person_id = :person and used_at is null and expires_at > :now and waits
        and confirmed_by is null
      """;

  private static final String WAITING =
      """
      select person_id from enrolment
      where used_at is null and expires_at > :now and waits and confirmed_by is null
      """;

  /// Used ones stay, so that a second use can be told from a wrong link in the log.
  private static final String FORGET =
      "delete from enrolment where person_id = :person and used_at is null";

  private static final String FORGET_ALL = "delete from enrolment where person_id = :person";

  private final JdbcClient db;
  private final InstantSource clock;

  Enrolments(JdbcClient db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// @param secret shown once, as the fragment of a link
  public record Offer(Secret secret, Instant expiresAt) {}

  /// Makes a link; older unused ones of the person stop working.
  ///
  /// @param by who makes it; null for the program itself
  /// @param waits whether it works only after a second person confirmed it
  public Offer offer(PersonId person, @Nullable PersonId by, boolean waits) {
    hold(person);
    forget(person);
    var secret = Secret.make();
    var now = clock.instant();
    db.sql(ADD)
        .param("digest", secret.digest().toArray())
        .param("person", person.value())
        .param("now", Rows.utc(now))
        .param("expires", Rows.utc(now.plus(LIFE)))
        .param("by", by == null ? null : by.value())
        .param("waits", waits)
        .update();
    return new Offer(secret, now.plus(LIFE));
  }

  /// As it would have been if it were `ago`; for [ProbeUser] alone.
  public Enrolments then(Duration ago) {
    return new Enrolments(db, () -> clock.instant().minus(ago));
  }

  /// Who made the link of this person that waits for a second one; no other takes its place until
  /// the transaction ends.
  Optional<PersonId> unconfirmed(PersonId person) {
    return db.sql(UNCONFIRMED)
        .param("person", person.value())
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .optional();
  }

  /// The second person's confirmation of that link, after [TwoPersonRule] allowed it.
  void confirm(PersonId person, PersonId by) {
    db.sql(CONFIRM)
        .param("person", person.value())
        .param("by", by.value())
        .param("now", Rows.utc(clock.instant()))
        .update();
  }

  /// Whose links wait for a second person.
  Set<PersonId> waiting() {
    return db
        .sql(WAITING)
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whose link this is, if it still works.
  public Optional<PersonId> open(String token) {
    return db.sql(OPEN)
        .param("digest", Secret.digestOf(token).toArray())
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .optional();
  }

  /// Uses the link up; false if it does not work any more.
  public boolean use(String token, PersonId person) {
    hold(person);
    return db.sql(USE)
            .param("digest", Secret.digestOf(token).toArray())
            .param("person", person.value())
            .param("now", Rows.utc(clock.instant()))
            .update()
        == 1;
  }

  private void hold(PersonId person) {
    var _ = db.sql(ONE_AT_ONCE).param("person", person.value()).query(UUID.class).optional();
  }

  /// The used ones too.
  public void forgetAll(PersonId person) {
    db.sql(FORGET_ALL).param("person", person.value()).update();
  }

  void forget(PersonId person) {
    db.sql(FORGET).param("person", person.value()).update();
  }
}
