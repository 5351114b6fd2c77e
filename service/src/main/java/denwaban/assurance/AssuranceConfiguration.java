package denwaban.assurance;

import denwaban.assurance.producer.AssuranceSettings;
import denwaban.database.PeriodicTask;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks often whether it is time for someone to look.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssuranceSettings.class)
class AssuranceConfiguration {

  /// What goes wrong is to be red within five minutes: the longest `every` of a producer, its look,
  /// and this.
  private static final Duration OFTEN = Duration.ofSeconds(10);

  @Bean
  PeriodicTask assuranceTask(AssuranceRounds rounds) {
    return new PeriodicTask("assurance", OFTEN, rounds::round);
  }
}
