package denwaban.people;

import denwaban.access.ClientNames;
import denwaban.access.PasskeyRequirement;
import denwaban.access.SessionLimits;
import denwaban.contract.BackupWindow;
import denwaban.kernel.ClientId;
import denwaban.kernel.ClockTrust;
import denwaban.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/// The modules up to `signin`, with one client company and a clock that tests set.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
    basePackages = {
      "denwaban.database",
      "denwaban.storage",
      "denwaban.audit",
      "denwaban.http",
      "denwaban.access",
      "denwaban.people",
      "denwaban.signin"
    },
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = "denwaban\\.signin\\.oidc\\..*|denwaban\\.people\\.scim\\..*"))
@ComponentScan(
    basePackages = {"denwaban.boot.pages", "denwaban.office"},
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = ".*\\.(SecurityHeaders|Pages|Bundle|LogTilesEndpoint)"))
public class PeopleHouse {

  /// What contracts ask for.
  public static final Map<ClientId, PasskeyRequirement> DEMANDED = new ConcurrentHashMap<>();

  /// How long contracts let members' sessions last.
  public static final Map<ClientId, SessionLimits> LASTING = new ConcurrentHashMap<>();

  /// For how many days the office's backup keeps what was erased.
  public static final AtomicInteger BACKED_UP = new AtomicInteger();

  /// Whether all of the company is erased but its contract and log.
  public static final AtomicBoolean AOBA_CLOSED = new AtomicBoolean();

  /// Whether the clock is to be doubted.
  static final AtomicBoolean CLOCK_DOUBTED = new AtomicBoolean();

  public static final ClientId AOBA = new ClientId(new UUID(7, 1));

  public static final class TestClock extends Clock {

    private final AtomicReference<Instant> now =
        new AtomicReference<>(Instant.parse("2026-11-24T06:00:00Z"));

    private final AtomicBoolean goesOn = new AtomicBoolean();

    public void pass(Duration time) {
      now.updateAndGet(it -> it.plus(time));
    }

    /// Meanwhile each look finds it a microsecond later, as a clock in the field goes on.
    public void goingOn(Runnable work) {
      goesOn.set(true);
      try {
        work.run();
      } finally {
        goesOn.set(false);
      }
    }

    @Override
    public Instant instant() {
      return goesOn.get() ? now.updateAndGet(it -> it.plusNanos(1_000)) : now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Bean
  BackupWindow backupWindow() {
    return BACKED_UP::get;
  }

  @Bean
  ClockTrust clockTrust() {
    return CLOCK_DOUBTED::get;
  }

  @Bean
  TestClock clock() {
    return new TestClock();
  }

  @Bean
  RandomGenerator chance() {
    return new java.util.Random(42);
  }

  @Bean
  Ids ids(Clock clock, RandomGenerator chance) {
    return new Ids(clock, chance);
  }

  @Bean
  TestProviders providers() {
    return new TestProviders();
  }

  @Bean
  ClientNames companies() {
    var aoba = new ClientNames.Company(AOBA, "青葉歯科クリニック", "aoba");
    return new ClientNames() {
      @Override
      public Optional<Company> find(ClientId id) {
        return all().stream().filter(it -> it.id().equals(id)).findFirst();
      }

      @Override
      public List<Company> all() {
        return List.of(aoba);
      }

      @Override
      public List<Company> active() {
        return AOBA_CLOSED.get() ? List.of() : all();
      }

      @Override
      public PasskeyRequirement passkeys(ClientId id) {
        return Objects.requireNonNull(DEMANDED.getOrDefault(id, PasskeyRequirement.ANY));
      }

      @Override
      public SessionLimits sessions(ClientId id) {
        return Objects.requireNonNull(LASTING.getOrDefault(id, SessionLimits.USUAL));
      }
    };
  }
}
