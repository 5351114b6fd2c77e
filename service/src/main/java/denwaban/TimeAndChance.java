package denwaban;

import denwaban.kernel.Ids;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one door through which time and chance come in. Inject `InstantSource`, `RandomGenerator` or
/// [Ids]; no other code asks the system.
@Configuration(proxyBeanMethods = false)
class TimeAndChance {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /// For ids and jitter. Keys and nonces come from `SecureRandom` inside `seal`.
  @Bean
  RandomGenerator chance() {
    var inner = RandomGenerator.of("L64X128MixRandom");
    return () -> {
      synchronized (inner) { // the fast ones are not made for two threads
        return inner.nextLong();
      }
    };
  }

  @Bean
  Ids ids(Clock clock, RandomGenerator chance) {
    return new Ids(clock, chance);
  }
}
