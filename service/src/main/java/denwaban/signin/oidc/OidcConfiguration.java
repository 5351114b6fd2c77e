package denwaban.signin.oidc;

import denwaban.database.tenant.TenantTransactions;
import denwaban.network.TrustedServers;
import denwaban.signin.IdentityProviders;
import denwaban.storage.key.KeyVault;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Binds the settings, and gives `people` its providers.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcSettings.class)
class OidcConfiguration {

  @Bean
  ProviderHttpClient providerFetching(OidcSettings settings) {
    return new ProviderHttpClient(
        TrustedServers.with(settings.caFile(), "denwaban.oidc.ca-file"), settings.allowPrivate());
  }

  @Bean
  ProviderMetadataCache knownProviders(ProviderHttpClient providerHttpClient, InstantSource clock) {
    return new ProviderMetadataCache(providerHttpClient, clock);
  }

  @Bean
  Providers providers(
      OidcSettings settings, ProviderTable book, KeyVault keys, TenantTransactions transactions) {
    return new Providers(settings, book, keys, transactions);
  }

  @Bean
  IdentityProviders identityProviders(
      Providers providers,
      ProviderMetadataCache providerMetadataCache,
      ProviderHttpClient providerHttpClient,
      InstantSource clock) {
    return new OidcProviders(providers, providerMetadataCache, providerHttpClient, clock);
  }
}
