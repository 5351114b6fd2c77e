package denwaban.signin.oidc;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of clients' own providers. Called in the client's scope.
@Component
final class ProviderTable {

  private static final String SET =
      """
      insert into identity_provider (client_id, issuer, oidc_client, secret, acr, amr, set_at)
      values (:client, :issuer, :oidcClient, :secret, :acr, :amr, :at)
      on conflict (client_id) do update set issuer = excluded.issuer,
        oidc_client = excluded.oidc_client, secret = excluded.secret, acr = excluded.acr,
        amr = excluded.amr, set_at = excluded.set_at
      """;

  private static final String REMOVE = "delete from identity_provider where client_id = :client";

  private static final String FIND =
      """
      select issuer, oidc_client, secret, acr, amr from identity_provider
      where client_id = :client
      """;

  private final JdbcClient db;

  ProviderTable(JdbcClient db) {
    this.db = db;
  }

  /// @param secret wrapped; null for a public client
  record Kept(
      String issuer, String clientId, @Nullable Bytes secret, List<String> acr, List<String> amr) {}

  void set(ClientId client, Kept it, Instant now) {
    var secret = it.secret();
    db.sql(SET)
        .param("client", client.value())
        .param("issuer", it.issuer())
        .param("oidcClient", it.clientId())
        .param("secret", secret == null ? null : secret.toArray())
        .param("acr", String.join(" ", it.acr()))
        .param("amr", String.join(" ", it.amr()))
        .param("at", Rows.utc(now))
        .update();
  }

  /// @return false if there was none
  boolean remove(ClientId client) {
    return db.sql(REMOVE).param("client", client.value()).update() == 1;
  }

  Optional<Kept> find(ClientId client) {
    return db.sql(FIND)
        .param("client", client.value())
        .query((row, n) -> {
          var secret = row.getBytes("secret");
          return new Kept(
              row.getString("issuer"),
              row.getString("oidc_client"),
              secret == null ? null : Bytes.of(secret),
              words(row.getString("acr")),
              words(row.getString("amr")));
        })
        .optional();
  }

  static List<String> words(String text) {
    return Arrays.stream(text.strip().split("[ ,]+")).filter(it -> !it.isEmpty()).toList();
  }
}
