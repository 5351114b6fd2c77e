package denwaban.audit.sequencing;

import denwaban.audit.AuditSettings;
import denwaban.database.PeriodicTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Binds the settings, and looks for logs whose time is over.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

  @Bean
  PeriodicTask endingTask(LogExpiry logExpiry) {
    return new PeriodicTask("ends", logExpiry::round);
  }
}
