package denwaban.signin.oidc;

import denwaban.database.tenant.Fence;
import denwaban.outbound.TrustedServers;
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
  Fetching providerFetching(OidcSettings settings) {
    return new Fetching(
        TrustedServers.with(settings.caFile(), "denwaban.oidc.ca-file"), settings.allowPrivate());
  }

  @Bean
  Known knownProviders(Fetching fetching, InstantSource clock) {
    return new Known(fetching, clock);
  }

  @Bean
  Providers providers(OidcSettings settings, ProviderBook book, KeyVault keys, Fence fence) {
    return new Providers(settings, book, keys, fence);
  }

  @Bean
  IdentityProviders identityProviders(
      Providers providers, Known known, Fetching fetching, InstantSource clock) {
    return new OidcProviders(providers, known, fetching, clock);
  }
}
