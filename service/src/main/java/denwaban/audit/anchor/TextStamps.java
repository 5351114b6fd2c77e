package denwaban.audit.anchor;

import denwaban.audit.proof.stamp.StampRequest;
import denwaban.audit.proof.stamp.TimeStamp;
import denwaban.kernel.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has texts of other modules stamped by the authority that stamps the logs' states. It is given
/// their SHA-256 alone.
public final class TextStamps {

  private static final Logger LOG = LoggerFactory.getLogger(TextStamps.class);

  private final Optional<TimestampAuthority> authority;
  private final Duration patience;
  private final InstantSource clock;

  /// @throws denwaban.database.CannotStart if an authority is named that could not be believed
  TextStamps(TimestampSettings settings, Duration patience, InstantSource clock) {
    this.authority = TimestampAuthority.of(settings);
    this.patience = patience;
    this.clock = clock;
  }

  /// @param at when the text was there, as the authority says
  /// @param answer a `TimeStampResp`, as it came
  public record Stamped(Instant at, Bytes answer) {}

  /// Whether an authority is set.
  public boolean on() {
    return authority.isPresent();
  }

  /// @return empty if there is no authority, or none that answers with something to be believed;
  ///   try again later
  public Optional<Stamped> stamp(Bytes text) throws InterruptedException {
    if (authority.isEmpty()) return Optional.empty();
    var asked = StampRequest.on(text);
    Optional<Bytes> answer;
    try (var client = new TimestampClient(authority.get(), patience)) {
      answer = client.ask(asked);
    }
    if (answer.isEmpty()) return Optional.empty();
    return switch (TimeStamp.check(answer.get(), asked, authority.get().trusted())) {
      case TimeStamp.Found.Stamped(var at, _) when near(at) ->
          Optional.of(new Stamped(at, answer.get()));
      case TimeStamp.Found.Stamped _ -> refused("OTHER_TIME");
      case TimeStamp.Found.NotStamped(var why) -> refused(why.name());
    };
  }

  private boolean near(Instant at) {
    return Duration.between(at, clock.instant()).abs().compareTo(TimestampRounds.NEAR) <= 0;
  }

  private static Optional<Stamped> refused(String why) {
    LOG.error("a time-stamping authority's answer is not to be believed: {}", why);
    return Optional.empty();
  }
}
