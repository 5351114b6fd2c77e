package denwaban.client.key;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what is kept beside the database.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PinConfiguration.Settings.class)
class PinConfiguration {

  /// @param data the folder of this office
  @ConfigurationProperties("denwaban")
  record Settings(Path data) {}

  @Bean
  Pins pins(Settings settings) {
    return new PinFolder(settings.data().resolve("pins"));
  }
}
