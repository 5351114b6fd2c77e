package denwaban.copies;

import denwaban.audit.AuditLog;
import denwaban.audit.LogCopies;
import denwaban.audit.Rounds;
import denwaban.client.Clients;
import denwaban.database.Fence;
import denwaban.storage.KeyVault;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Binds the settings, and sends the copies on their way.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CopiesSettings.class)
class CopiesConfiguration {

  @Bean
  Places copyPlaces(CopiesSettings settings, KeyVault keys, InstantSource clock) {
    return new Places(settings, keys, clock);
  }

  @Bean
  Copying copying(
      Places places,
      LogCopies copies,
      CopyBook book,
      Clients clients,
      Fence fence,
      AuditLog entries,
      InstantSource clock) {
    return new Copying(places, copies, book, clients, fence, entries, clock);
  }

  @Bean
  Rounds copyRounds(Copying copying) {
    return new Rounds("copies", copying::round);
  }
}
