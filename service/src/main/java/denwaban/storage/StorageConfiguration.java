package denwaban.storage;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the store and the key vault into the data folder.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageConfiguration.Settings.class)
class StorageConfiguration {

  /// @param data the folder of this office
  @ConfigurationProperties("denwaban")
  record Settings(Path data) {}

  @Bean
  ObjectStore objectStore(Settings settings) {
    return new Folder(settings.data().resolve("objects"));
  }

  @Bean
  KeyVault keyVault(Settings settings) {
    return new SoftwareVault(settings.data().resolve("keys"));
  }
}
