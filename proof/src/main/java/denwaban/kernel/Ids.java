package denwaban.kernel;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes UUIDs of version 7 (RFC 9562 section 5.7): they sort by time, so indexes stay compact.
///
/// An id is a name, not a secret: nothing is opened by knowing one.
public final class Ids {

  private final InstantSource clock;
  private final RandomGenerator chance;

  public Ids(InstantSource clock, RandomGenerator chance) {
    this.clock = clock;
    this.chance = chance;
  }

  public UUID next() {
    var millis = clock.millis();
    var high = (millis << 16) | 0x7000L | (chance.nextLong() & 0x0fffL);
    var low = 0x8000000000000000L | (chance.nextLong() & 0x3fffffffffffffffL);
    return new UUID(high, low);
  }
}
