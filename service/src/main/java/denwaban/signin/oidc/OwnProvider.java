package denwaban.signin.oidc;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// A client's administrator says by which provider the company's members may sign in.
@Component
final class OwnProvider {

  private final Providers providers;
  private final ProviderTable book;
  private final ProviderMetadataCache providerMetadataCache;
  private final TenantTransactions transactions;
  private final AuditLog log;
  private final InstantSource clock;

  OwnProvider(
      Providers providers,
      ProviderTable book,
      ProviderMetadataCache providerMetadataCache,
      TenantTransactions transactions,
      AuditLog log,
      InstantSource clock) {
    this.providers = providers;
    this.book = book;
    this.providerMetadataCache = providerMetadataCache;
    this.transactions = transactions;
    this.log = log;
    this.clock = clock;
  }

  Optional<ProviderTable.Kept> seen(CurrentUser user) {
    var client = user.memberOf();
    return transactions.as(client, () -> book.find(client));
  }

  /// Keeps it once it answered as a provider does: a slip would else be found by a member who
  /// cannot sign in.
  ///
  /// @throws Problem 422 if it does not answer so, or its address leads inside
  void set(CurrentUser user, Provider provider) {
    providerMetadataCache.forget(provider.issuer());
    try {
      providerMetadataCache.of(provider, false);
    } catch (ProviderTrouble e) {
      throw e.inside() ? inside() : silent();
    }
    var client = user.memberOf();
    var secret = provider.secret();
    var kept =
        new ProviderTable.Kept(
            provider.issuer(),
            provider.clientId(),
            secret == null ? null : providers.wrap(client, secret),
            provider.acr(),
            provider.amr());
    transactions.run(
        client,
        () -> {
          book.set(client, kept, clock.instant());
          log(Action.PROVIDER_SET, user);
        });
  }

  /// @throws Problem 404 if there was none
  void remove(CurrentUser user) {
    var client = user.memberOf();
    transactions.run(
        client,
        () -> {
          if (!book.remove(client)) {
            throw Problem.notFound();
          }
          log(Action.PROVIDER_REMOVED, user);
        });
  }

  private void log(Action action, CurrentUser user) {
    log.append(
        Entry.done(action, user.memberOf(), "identity-provider", user.actor(), Purpose.MANAGE));
  }

  private static Problem inside() {
    return new Problem(422, "address-private");
  }

  private static Problem silent() {
    return new Problem(422, "provider-silent");
  }
}
