package denwaban.copies;

import denwaban.audit.AuditLog;
import denwaban.audit.anchor.LogExport;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKeys;
import denwaban.database.PeriodicTask;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.outbound.FlowRegister;
import denwaban.kernel.Ids;
import denwaban.storage.key.KeyVault;
import java.nio.file.Files;
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
  CopyTargets copyPlaces(
      CopiesSettings settings,
      @Value("${denwaban.data}") Path data,
      KeyVault keys,
      FlowRegister flows,
      Ids ids,
      InstantSource clock) {
    return new CopyTargets(settings, data, keys, flows, ids, clock);
  }

  @Bean
  CopyRounds copying(
      CopyTargets copyTargets,
      LogExport copies,
      CopyTable book,
      Clients clients,
      TenantTransactions transactions,
      AuditLog entries,
      InstantSource clock) {
    return new CopyRounds(copyTargets, copies, book, clients, transactions, entries, clock);
  }

  @Bean
  MonthlyMedia mediums(
      CopiesSettings settings,
      @Value("${denwaban.data}") Path data,
      LogExport copies,
      CompanyKeys keys,
      Clients clients,
      TenantTransactions transactions,
      AuditLog entries,
      Ids ids,
      InstantSource clock) {
    var folder = new MediumsFolder(settings, data);
    return new MonthlyMedia(folder, copies, keys, clients, transactions, entries, ids, clock);
  }

  @Bean
  CopyInspection copyInspection(CopiesSettings settings, @Value("${denwaban.data}") Path data) {
    return new CopyInspection(settings, data);
  }

  @Bean
  CopyErasure copyErasure(
      CopyInspection places, CopyRounds rounds, CopyTable table, TenantTransactions transactions) {
    return new CopyErasure(places, rounds, table, transactions, Files::deleteIfExists);
  }

  @Bean
  PeriodicTask mediumTask(MonthlyMedia monthlyMedia) {
    return new PeriodicTask("mediums", monthlyMedia::round);
  }

  @Bean
  PeriodicTask copyTask(CopyRounds copyRounds) {
    return new PeriodicTask("copies", copyRounds::round);
  }
}
