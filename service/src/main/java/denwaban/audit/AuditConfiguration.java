package denwaban.audit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Binds the settings.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuditSettings.class, WitnessSettings.class})
class AuditConfiguration {}
