package denwaban.signin;

import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Site;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.PersonLifecycle;
import denwaban.seal.crypto.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Browsers that are on their way to a provider, and those that came back with less than enough.
/// Each is for one host, one try, and the one browser that has the secret.
@Component
final class ProviderAttempts implements PersonLifecycle {

  /// From the sign-in page to the provider and back: a user may have to find their telephone.
  static final Duration LIFE = Duration.ofMinutes(10);

  /// From the provider's answer to the passkey that must follow.
  static final Duration HALF_WAY = Duration.ofMinutes(5);

  private static final String ADD =
      """
      insert into provider_attempt
        (state_digest, key_digest, host, client_id, person_id, session_id, expires_at)
      values (:state, :key, :host, :client, :person, :session, :expires)
      """;

  private static final String TAKE =
      """
      delete from provider_attempt where state_digest = :state and host = :host
      returning key_digest = :key as bound, client_id, person_id, session_id, expires_at
      """;

  private static final String SWEEP = "delete from provider_attempt where expires_at <= :now";

  private static final String ADD_HALF_WAY =
      """
      insert into half_way (token_digest, person_id, host, expires_at)
      values (:token, :person, :host, :expires)
      """;

  private static final String TAKE_HALF_WAY =
      """
      delete from half_way where token_digest = :token and host = :host
      returning person_id, expires_at
      """;

  private static final String SWEEP_HALF_WAY = "delete from half_way where expires_at <= :now";

  private static final String FORGET = "delete from provider_attempt where person_id = :person";

  private static final String FORGET_HALF_WAY = "delete from half_way where person_id = :person";

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  ProviderAttempts(JdbcClient db, TenantTransactions transactions, InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param client whose provider; null for the office's
  /// @param linking who links; null for a sign-in
  record Attempt(@Nullable ClientId client, @Nullable Linking linking) {}

  record Linking(PersonId person, String session) {}

  /// @param state comes back with the browser
  /// @param key never leaves it but to us
  void begin(Secret state, Secret key, Site site, Attempt it) {
    var now = clock.instant();
    var client = it.client();
    var linking = it.linking();
    transactions.office(() -> {
      db.sql(SWEEP).param("now", Rows.utc(now)).update();
      db.sql(ADD)
          .param("state", state.digest().toArray())
          .param("key", key.digest().toArray())
          .param("host", site.host())
          .param("client", client == null ? null : client.value())
          .param("person", linking == null ? null : linking.person().value())
          .param("session", linking == null ? null : UUID.fromString(linking.session()))
          .param("expires", Rows.utc(now.plus(LIFE)))
          .update();
    });
  }

  /// Takes it out for its one try, in a transaction of its own: a failed try uses it up. Empty if
  /// it never was, is too old, or began in another browser.
  Optional<Attempt> take(String state, String key, Site site) {
    return transactions.office(() ->
        db.sql(TAKE)
            .param("state", Secret.digestOf(state).toArray())
            .param("key", Secret.digestOf(key).toArray())
            .param("host", site.host())
            .query((row, n) ->
                new Dated<>(attempt(row), row.getBoolean("bound"), Rows.instant(row, "expires_at")))
            .optional()
            .filter(it -> it.bound() && clock.instant().isBefore(it.expires()))
            .map(Dated::it));
  }

  /// A provider vouched for this person, and not well enough.
  ///
  /// @return for the browser that came back, once
  Secret halfWay(PersonId person, Site site) {
    var token = Secret.make();
    var now = clock.instant();
    transactions.office(() -> {
      db.sql(SWEEP_HALF_WAY).param("now", Rows.utc(now)).update();
      db.sql(ADD_HALF_WAY)
          .param("token", token.digest().toArray())
          .param("person", person.value())
          .param("host", site.host())
          .param("expires", Rows.utc(now.plus(HALF_WAY)))
          .update();
    });
    return token;
  }

  /// As [#take].
  Optional<PersonId> takeHalfWay(String token, Site site) {
    return transactions.office(() ->
        db.sql(TAKE_HALF_WAY)
            .param("token", Secret.digestOf(token).toArray())
            .param("host", site.host())
            .query((row, n) ->
                new Dated<>(
                    new PersonId(Rows.uuid(row, "person_id")),
                    true,
                    Rows.instant(row, "expires_at")))
            .optional()
            .filter(it -> clock.instant().isBefore(it.expires()))
            .map(Dated::it));
  }

  @Override
  public void erased(PersonId person) {
    db.sql(FORGET).param("person", person.value()).update();
    db.sql(FORGET_HALF_WAY).param("person", person.value()).update();
  }

  private record Dated<T>(T it, boolean bound, Instant expires) {}

  private static Attempt attempt(ResultSet row) throws SQLException {
    var client = Rows.uuid(row, "client_id");
    var person = Rows.uuid(row, "person_id");
    return new Attempt(
        client == null ? null : new ClientId(client),
        person == null ? null : new Linking(new PersonId(person), row.getString("session_id")));
  }
}
