package denwaban.delivery;

import denwaban.database.PeriodicTask;
import denwaban.delivery.mail.BounceBox;
import denwaban.delivery.mail.MailSettings;
import denwaban.delivery.timer.DbTimers;
import denwaban.delivery.timer.Timers;
import denwaban.delivery.way.AccountChecks;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Binds the settings and starts the timers.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class DeliveryConfiguration {

  @Bean
  DbTimers deliveryTimers(
      DataSource dataSource, InstantSource clock, ObjectProvider<Timers.Due> due) {
    return new DbTimers(dataSource, clock, due);
  }

  @Bean
  PeriodicTask bouncesTask(BounceBox bounces, VendorReports reports) {
    return new PeriodicTask(
        "bounces", Duration.ofSeconds(5), () -> bounces.round(reports::bounced));
  }

  @Bean
  PeriodicTask accountChecksTask(AccountChecks checks) {
    return new PeriodicTask("account-checks", Duration.ofMinutes(10), checks::round);
  }

  @Bean
  PeriodicTask zonesTask(ClientZones zones) {
    return new PeriodicTask("zones", Duration.ofMinutes(1), zones::look);
  }
}
