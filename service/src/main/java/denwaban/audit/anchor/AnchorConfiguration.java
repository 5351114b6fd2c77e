package denwaban.audit.anchor;

import denwaban.audit.AuditLog;
import denwaban.audit.Logs;
import denwaban.database.PeriodicTask;
import denwaban.database.tenant.TenantTransactions;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sends tree heads to witnesses and time-stamping authorities.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WitnessSettings.class, TimestampSettings.class})
class AnchorConfiguration {

  @Bean
  PeriodicTask checkpointTask(CheckpointCleanup checkpointCleanup) {
    return new PeriodicTask("checkpoints", CheckpointCleanup.EVERY, checkpointCleanup::round);
  }

  @Bean
  PeriodicTask anchorTask(AnchorRounds anchorRounds) {
    return new PeriodicTask("anchors", anchorRounds::allDue);
  }

  @Bean
  PeriodicTask witnessTask(WitnessRounds witnessRounds) {
    return new PeriodicTask("witnesses", witnessRounds::round);
  }

  @Bean
  TimestampRounds stamping(
      TimestampSettings settings,
      TenantTransactions transactions,
      Logs logs,
      WitnessTable witnessTable,
      TimestampTable timestampTable,
      AuditLog entries,
      InstantSource clock) {
    return new TimestampRounds(
        settings,
        TimestampClient.PATIENCE,
        transactions,
        logs,
        witnessTable,
        timestampTable,
        entries,
        clock);
  }

  @Bean
  TextStamps textStamps(TimestampSettings settings, InstantSource clock) {
    return new TextStamps(settings, TimestampClient.PATIENCE, clock);
  }

  @Bean
  PeriodicTask stampTask(TimestampRounds timestampRounds) {
    return new PeriodicTask("stamps", timestampRounds::round);
  }
}
