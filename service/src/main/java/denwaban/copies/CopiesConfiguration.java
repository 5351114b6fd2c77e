package denwaban.copies;

import denwaban.audit.AuditLog;
import denwaban.audit.anchor.LogCopies;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKeys;
import denwaban.database.Rounds;
import denwaban.database.tenant.Fence;
import denwaban.storage.key.KeyVault;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
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
  Mediums mediums(
      CopiesSettings settings,
      @Value("${denwaban.data}") Path data,
      LogCopies copies,
      CompanyKeys keys,
      Clients clients,
      Fence fence,
      AuditLog entries,
      InstantSource clock) {
    var folder = settings.mediums() == null ? data.resolve("mediums") : settings.mediums();
    return new Mediums(folder, copies, keys, clients, fence, entries, clock);
  }

  @Bean
  Rounds mediumRounds(Mediums mediums) {
    return new Rounds("mediums", mediums::round);
  }

  @Bean
  Rounds copyRounds(Copying copying) {
    return new Rounds("copies", copying::round);
  }
}
