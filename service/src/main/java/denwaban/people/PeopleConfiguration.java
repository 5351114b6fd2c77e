package denwaban.people;

import denwaban.access.passkey.PasskeySettings;
import denwaban.database.PeriodicTask;
import denwaban.http.HostSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the settings of this module, and looks for who is not there any more.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HostSettings.class, PasskeySettings.class})
class PeopleConfiguration {

  private static final Duration HOURLY = Duration.ofHours(1);

  /// The people of a demo are made up, and wait for the user who tries it.
  @Bean
  PeriodicTask dormancyTask(HostSettings settings, Dormancy dormancy) {
    return new PeriodicTask("dormancy", HOURLY, settings.demo() ? () -> {} : dormancy::round);
  }

  @Bean
  PeriodicTask roleEndTask(RoleEnds ends) {
    return new PeriodicTask("role-ends", ends::round);
  }

  @Bean
  PeriodicTask leavingTask(Offboarding offboarding) {
    return new PeriodicTask("leaving", Offboarding.EVERY, offboarding::round);
  }
}
