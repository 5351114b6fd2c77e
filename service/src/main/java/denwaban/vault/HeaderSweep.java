package denwaban.vault;

import denwaban.access.session.Sessions;
import denwaban.client.Clients;
import denwaban.database.PeriodicTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Deletes header rows that have expired, and operators' own whose session has ended, each minute.
/// That they are refused from the first moment does not depend on it.
@Configuration(proxyBeanMethods = false)
class HeaderSweep {

  @Bean
  PeriodicTask headerSweepTask(Clients clients, Sessions sessions, OperatorHeaders own) {
    return new PeriodicTask(
        "header-sweep",
        () -> clients.all().forEach(client -> own.sweep(client.id(), sessions::alive)));
  }
}
