package denwaban.assurance.producer;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/// Looks at something that the office claims.
public interface Producer {

  /// The checks that it observes, by their codes. No other producer observes them.
  Set<String> checks();

  /// From the end of one look to the begin of the next.
  Duration every();

  /// Looks once, and says what it found of each of its [#checks]. What it says nothing of, or what
  /// it throws at, could not be looked at. Called in no transaction.
  ///
  /// @throws IOException if what it looks at is unavailable
  /// @throws InterruptedException if it takes too long
  void look(Findings findings) throws IOException, InterruptedException;
}
