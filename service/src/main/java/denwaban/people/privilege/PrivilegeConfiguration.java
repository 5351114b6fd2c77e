package denwaban.people.privilege;

import denwaban.database.Rounds;
import denwaban.people.Leaving;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ends database logins when their privilege is over.
@Configuration(proxyBeanMethods = false)
class PrivilegeConfiguration {

  @Bean
  Rounds databaseLoginRounds(DatabaseLogins logins) {
    return new Rounds("database-logins", Leaving.EVERY, logins::round);
  }
}
