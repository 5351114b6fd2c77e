package denwaban.people;

import denwaban.access.passkey.PasskeySettings;
import denwaban.database.Rounds;
import denwaban.http.SiteSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the settings of this module, and looks for who is not there any more.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SiteSettings.class, PasskeySettings.class})
class PeopleConfiguration {

  private static final Duration HOURLY = Duration.ofHours(1);

  /// The people of a demo are made up, and wait for whoever tries it.
  @Bean
  Rounds dormancyRounds(SiteSettings settings, Dormancy dormancy) {
    return new Rounds("dormancy", HOURLY, settings.demo() ? () -> {} : dormancy::round);
  }

  @Bean
  Rounds roleEndRounds(RoleEnds ends) {
    return new Rounds("role-ends", ends::round);
  }

  @Bean
  Rounds leavingRounds(Leaving leaving) {
    return new Rounds("leaving", Leaving.EVERY, leaving::round);
  }
}
