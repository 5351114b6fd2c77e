package denwaban.access.session;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The browsers that people signed in with, so that a sign-in from a new one is reported in the
/// earlier ones. A browser is known by a random cookie; kept are its digest and a few coarse words.
/// All methods must be called in the office's scope.
@Component
public final class KnownBrowsers {

  /// After it a browser that no one confirmed counts as known: its owner may have no other.
  public static final Duration STRANGE = Duration.ofDays(30);

  /// Unused for so long, a browser is forgotten; browsers keep no cookie longer.
  static final Duration KEPT = Duration.ofDays(400);

  /// Characters of a secret's text.
  private static final int COOKIE = 43;

  private static final String SEEN =
      """
      insert into known_device (person_id, digest, device, first_at, seen_at, known_at)
      values (:person, :digest, :device, :now, :now,
        case when exists (select from known_device where person_id = :person)
          then null else cast(:now as timestamptz) end)
      on conflict (person_id, digest) do update set seen_at = :now, device = :device
      """;

  private static final String SWEEP =
      "delete from known_device where person_id = :person and seen_at < :old";

  /// Of `:session`, `:person` and `:strange`.
  public static final String FROM_A_KNOWN_ONE =
      """
      exists (
        select from session s
        join known_device k on k.person_id = s.person_id and k.digest = s.browser
        where s.id = :session and s.person_id = :person
          and (k.known_at is not null or k.first_at <= :strange))
      """;

  private static final String UNFAMILIAR =
      """
      select device, first_at from known_device
      where person_id = :person and known_at is null and first_at > :strange and %s
      order by first_at
      """
          .formatted(FROM_A_KNOWN_ONE);

  private static final String KNOWN =
      """
      update known_device set known_at = :now
      where person_id = :person and known_at is null and %s
      """
          .formatted(FROM_A_KNOWN_ONE);

  private static final String FORGET = "delete from known_device where person_id = :person";

  private final JdbcClient db;
  private final InstantSource clock;

  KnownBrowsers(JdbcClient db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// A browser in which a user signs in.
  ///
  /// @param cookie to be set in it, whether it had one or not
  public record Browser(String cookie, Bytes digest) {

    public static Browser of(@Nullable String cookie) {
      if (cookie != null && cookie.length() == COOKIE) {
        return new Browser(cookie, Secret.digestOf(cookie));
      }
      var made = Secret.make();
      return new Browser(made.text(), made.digest());
    }
  }

  public void seen(PersonId person, Browser browser, String device) {
    var now = clock.instant();
    db.sql(SWEEP).param("person", person.value()).param("old", Rows.utc(now.minus(KEPT))).update();
    db.sql(SEEN)
        .param("person", person.value())
        .param("digest", browser.digest().toArray())
        .param("device", device)
        .param("now", Rows.utc(now))
        .update();
  }

  /// A browser that its person did not answer for yet.
  public record Unfamiliar(String device, Instant at) {}

  /// What is reported in this session; nothing in a browser that is itself not known.
  public List<Unfamiliar> unfamiliar(PersonId person, String session) {
    return db.sql(UNFAMILIAR)
        .param("person", person.value())
        .param("session", UUID.fromString(session))
        .param("strange", Rows.utc(clock.instant().minus(STRANGE)))
        .query((row, n) -> new Unfamiliar(row.getString("device"), Rows.instant(row, "first_at")))
        .list();
  }

  /// The person answers for all of them, in a browser that is known.
  ///
  /// @return false if there is nothing that this session may answer for
  public boolean known(PersonId person, String session) {
    var now = clock.instant();
    return db.sql(KNOWN)
            .param("person", person.value())
            .param("session", UUID.fromString(session))
            .param("strange", Rows.utc(now.minus(STRANGE)))
            .param("now", Rows.utc(now))
            .update()
        > 0;
  }

  /// Whether anyone signed in with it before. No one can invent such a cookie.
  public boolean knows(Browser browser) {
    return db.sql("select exists (select from known_device where digest = :digest)")
        .param("digest", browser.digest().toArray())
        .query(Boolean.class)
        .single();
  }

  public void forget(PersonId person) {
    db.sql(FORGET).param("person", person.value()).update();
  }
}
