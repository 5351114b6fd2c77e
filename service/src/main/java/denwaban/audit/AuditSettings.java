package denwaban.audit;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the logs are named, and how long they are kept.
///
/// @param logOrigin schema-less URL that begins the origin of every log of this installation (C2SP
///   tlog-checkpoint); changing it begins new logs in the eyes of every witness
/// @param logKeep how long after its newest entry a client's log is kept, `P1Y` to `P100Y`. Account
///   books are kept ten years (会社法 432 条 2 項)
@ConfigurationProperties("denwaban")
public record AuditSettings(
    @DefaultValue("denwaban.example/log") String logOrigin, @DefaultValue("P10Y") Period logKeep) {

  static final Period LEAST = Period.ofYears(1);
  static final Period MOST = Period.ofYears(100);

  /// @throws IllegalArgumentException if logs would go too early, or were asked for too long
  public AuditSettings {
    if (logKeep.toTotalMonths() < LEAST.toTotalMonths()
        || logKeep.toTotalMonths() > MOST.toTotalMonths()) {
      throw new IllegalArgumentException("denwaban.log-keep is P1Y to P100Y");
    }
  }
}
