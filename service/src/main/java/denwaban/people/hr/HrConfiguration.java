package denwaban.people.hr;

import denwaban.database.PeriodicTask;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Compares accounts with HR's registry once a day.
@Configuration(proxyBeanMethods = false)
class HrConfiguration {

  private static final Duration DAILY = Duration.ofDays(1);

  @Bean
  PeriodicTask reconcilingTask(HrReconciliation hrReconciliation) {
    return new PeriodicTask("reconciling", DAILY, hrReconciliation::round);
  }
}
