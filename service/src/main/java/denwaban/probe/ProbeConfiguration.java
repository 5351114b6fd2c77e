package denwaban.probe;

import denwaban.database.PeriodicTask;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks often whether it is time.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProbeSettings.class)
class ProbeConfiguration {

  private static final Duration OFTEN = Duration.ofSeconds(10);

  @Bean
  PeriodicTask probeTask(Schedule schedule) {
    return new PeriodicTask("probe", OFTEN, schedule::round);
  }
}
