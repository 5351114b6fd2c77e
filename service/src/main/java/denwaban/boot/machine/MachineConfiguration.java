package denwaban.boot.machine;

import denwaban.database.PeriodicTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks at the machine.
@Configuration(proxyBeanMethods = false)
class MachineConfiguration {

  /// The clock, the disk, and who else was in the database.
  @Bean
  PeriodicTask machineTask(ClockWatch clock, DatabaseAccessWatch visits, DiskWatch room) {
    return new PeriodicTask(
        "machine",
        () -> {
          clock.look();
          visits.look();
          room.look();
        });
  }
}
