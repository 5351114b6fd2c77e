package denwaban.access.session;

import denwaban.database.TestDatabase;
import denwaban.kernel.Ids;
import java.time.Clock;
import java.util.Random;

/// Streams over a test database, for tests of the modules that send events.
public final class TestStreams {

  private TestStreams() {}

  public static EventStreams over(TestDatabase database) {
    return new EventStreams(sessions(database));
  }

  public static Sessions sessions(TestDatabase database) {
    var clock = Clock.systemUTC();
    return new Sessions(
        database.jdbc(), database.fence(), new Ids(clock, new Random()), clock, event -> {});
  }
}
