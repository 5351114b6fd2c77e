package denwaban.access.passkey;

import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Challenges: each for one host, one try and five minutes.
@Component
public final class Challenges {

  public static final Duration LIFE = Duration.ofMinutes(5);

  private static final String ADD =
      """
      insert into ceremony (id, kind, host, challenge, person_id, expires_at)
      values (:id, :kind, :host, :challenge, :person, :expires)
      """;

  private static final String TAKE =
      """
      delete from ceremony where id = :id and kind = :kind and host = :host
      returning challenge, person_id, expires_at
      """;

  private static final String SWEEP = "delete from ceremony where expires_at <= :now";

  private static final String FORGET = "delete from ceremony where person_id = :person";

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Challenges(JdbcClient db, TenantTransactions transactions, Ids ids, InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /// As it would have been if it were `ago`; for [ProbeUser] alone.
  public Challenges then(Duration ago) {
    return new Challenges(db, transactions, ids, () -> clock.instant().minus(ago));
  }

  public enum Kind {
    ENROLMENT("enrolment"),
    SIGN_IN("sign-in"),
    /// The challenge is the hash of what is signed.
    SIGNATURE("signature");

    private final String code;

    Kind(String code) {
      this.code = code;
    }
  }

  public record Begun(String id, Bytes challenge) {}

  /// @param person who enrols or signs; null for a sign-in, which anybody may begin
  public record Taken(Bytes challenge, @Nullable PersonId person) {}

  public Begun begin(Kind kind, Site site, @Nullable PersonId person) {
    return begin(kind, site, person, Secret.challenge());
  }

  /// As [#begin(Kind, Site, PersonId)], with a challenge that says what is signed.
  public Begun begin(Kind kind, Site site, @Nullable PersonId person, Bytes challenge) {
    var id = ids.next();
    var now = clock.instant();
    transactions.office(() -> {
      db.sql(SWEEP).param("now", Rows.utc(now)).update();
      db.sql(ADD)
          .param("id", id)
          .param("kind", kind.code)
          .param("host", site.host())
          .param("challenge", challenge.toArray())
          .param("person", person == null ? null : person.value())
          .param("expires", Rows.utc(now.plus(LIFE)))
          .update();
    });
    return new Begun(id.toString(), challenge);
  }

  public void forget(PersonId person) {
    db.sql(FORGET).param("person", person.value()).update();
  }

  /// Takes a ceremony out for its one try, in a transaction of its own: a failed try uses it up.
  public Optional<Taken> take(Kind kind, Site site, String id) {
    UUID uuid;
    try {
      uuid = UUID.fromString(id);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return transactions.office(() ->
        db.sql(TAKE)
            .param("id", uuid)
            .param("kind", kind.code)
            .param("host", site.host())
            .query((row, n) -> {
              var person = Rows.uuid(row, "person_id");
              return new Dated(
                  new Taken(
                      Bytes.of(row.getBytes("challenge")),
                      person == null ? null : new PersonId(person)),
                  Rows.instant(row, "expires_at"));
            })
            .optional()
            .filter(it -> clock.instant().isBefore(it.expires()))
            .map(Dated::taken));
  }

  private record Dated(Taken taken, java.time.Instant expires) {}
}
