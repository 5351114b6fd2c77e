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
  PeriodicTask anchorRounds(AnchorRounds anchoring) {
    return new PeriodicTask("anchors", anchoring::allDue);
  }

  @Bean
  PeriodicTask witnessRounds(WitnessRounds witnessing) {
    return new PeriodicTask("witnesses", witnessing::round);
  }

  @Bean
  TimestampRounds stamping(
      TimestampSettings settings,
      TenantTransactions fence,
      Logs logs,
      WitnessTable witnessed,
      TimestampTable stamps,
      AuditLog entries,
      InstantSource clock) {
    return new TimestampRounds(
        settings, TimestampClient.PATIENCE, fence, logs, witnessed, stamps, entries, clock);
  }

  @Bean
  PeriodicTask stampRounds(TimestampRounds stamping) {
    return new PeriodicTask("stamps", stamping::round);
  }
}
