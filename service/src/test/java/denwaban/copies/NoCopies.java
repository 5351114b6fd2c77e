package denwaban.copies;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// For the contexts of tests in which no log ends: no place has a copy, and nothing is erased.
@Configuration(proxyBeanMethods = false)
public class NoCopies {

  @Bean
  CopyInspection noCopies() {
    return new CopyInspection(
        new CopiesSettings(null, false, null, null), Path.of("no-data-folder"));
  }

  @Bean
  @SuppressWarnings("NullAway") // it is not asked
  CopyErasure noErasure(CopyInspection places) {
    return new CopyErasure(places, null, null, null, Files::deleteIfExists);
  }
}
