package denwaban.audit.anchor;

import denwaban.audit.AuditLog;
import denwaban.audit.Logs;
import denwaban.database.Rounds;
import denwaban.database.tenant.Fence;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sends tree heads to witnesses and time-stamping authorities.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WitnessSettings.class, StampSettings.class})
class AnchorConfiguration {

  @Bean
  Rounds anchorRounds(Anchoring anchoring) {
    return new Rounds("anchors", anchoring::allDue);
  }

  @Bean
  Rounds witnessRounds(Witnessing witnessing) {
    return new Rounds("witnesses", witnessing::round);
  }

  @Bean
  Stamping stamping(
      StampSettings settings,
      Fence fence,
      Logs logs,
      Witnessed witnessed,
      Stamps stamps,
      AuditLog entries,
      InstantSource clock) {
    return new Stamping(
        settings, StampDoor.PATIENCE, fence, logs, witnessed, stamps, entries, clock);
  }

  @Bean
  Rounds stampRounds(Stamping stamping) {
    return new Rounds("stamps", stamping::round);
  }
}
