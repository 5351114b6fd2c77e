package denwaban.copies;

import denwaban.audit.AuditLog;
import denwaban.audit.anchor.LogExport;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKeys;
import denwaban.database.PeriodicTask;
import denwaban.database.tenant.TenantTransactions;
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
  CopyTargets copyPlaces(CopiesSettings settings, KeyVault keys, InstantSource clock) {
    return new CopyTargets(settings, keys, clock);
  }

  @Bean
  CopyRounds copying(
      CopyTargets places,
      LogExport copies,
      CopyTable book,
      Clients clients,
      TenantTransactions fence,
      AuditLog entries,
      InstantSource clock) {
    return new CopyRounds(places, copies, book, clients, fence, entries, clock);
  }

  @Bean
  MonthlyMedia mediums(
      CopiesSettings settings,
      @Value("${denwaban.data}") Path data,
      LogExport copies,
      CompanyKeys keys,
      Clients clients,
      TenantTransactions fence,
      AuditLog entries,
      InstantSource clock) {
    var folder = settings.mediums() == null ? data.resolve("mediums") : settings.mediums();
    return new MonthlyMedia(folder, copies, keys, clients, fence, entries, clock);
  }

  @Bean
  PeriodicTask mediumRounds(MonthlyMedia mediums) {
    return new PeriodicTask("mediums", mediums::round);
  }

  @Bean
  PeriodicTask copyRounds(CopyRounds copying) {
    return new PeriodicTask("copies", copying::round);
  }
}
