package denwaban.quality;

import denwaban.database.PeriodicTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks for reviewers who left.
@Configuration(proxyBeanMethods = false)
class QualityConfiguration {

  @Bean
  PeriodicTask reviewersLeftTask(ReviewerLeft reviewerLeft) {
    return new PeriodicTask("reviewers-left", reviewerLeft::round);
  }
}
