package denwaban.retention;

import denwaban.database.PeriodicTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks each minute what is due.
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

  @Bean
  PeriodicTask retentionTask(RetentionRounds rounds) {
    return new PeriodicTask("retention", rounds::round);
  }
}
