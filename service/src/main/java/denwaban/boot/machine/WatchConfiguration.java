package denwaban.boot.machine;

import denwaban.database.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks at the machine.
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

  /// The clock, the disk, and who else was in the database.
  @Bean
  Rounds machineRounds(ClockWatch clock, VisitWatch visits, RoomWatch room) {
    return new Rounds(
        "machine",
        () -> {
          clock.look();
          visits.look();
          room.look();
        });
  }
}
