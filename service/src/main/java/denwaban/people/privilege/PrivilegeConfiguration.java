package denwaban.people.privilege;

import denwaban.database.PeriodicTask;
import denwaban.people.Offboarding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ends database logins when their privilege has ended.
@Configuration(proxyBeanMethods = false)
class PrivilegeConfiguration {

  @Bean
  PeriodicTask databaseLoginTask(DatabaseLogins logins) {
    return new PeriodicTask("database-logins", Offboarding.EVERY, logins::round);
  }
}
