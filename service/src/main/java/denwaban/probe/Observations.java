package denwaban.probe;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Takes down one observation after the other during a run.
public final class Observations {

  /// What the table takes of a target, and of a word.
  private static final int TARGET = 120;

  private static final int WORD = 60;

  private final InstantSource clock;
  private final List<Observation> all = new ArrayList<>();

  public Observations(InstantSource clock) {
    this.clock = clock;
  }

  /// Tries a port or endpoint.
  public interface Try {
    AttemptResult go() throws IOException;
  }

  /// What cannot be reached was not tried; it is never taken for a refusal.
  ///
  /// @return what came
  public AttemptResult attempt(
      AccessPath accessPath, String target, String how, String expected, Try attempt) {
    var at = clock.instant();
    var begun = System.nanoTime();
    var attemptResult = go(attempt);
    var millis = (int) ((System.nanoTime() - begun) / 1_000_000);
    var seen =
        new Observation(
            accessPath.code(),
            cut(target, TARGET),
            how,
            expected,
            cut(attemptResult.what(), WORD),
            attemptResult.outcome(),
            at,
            millis);
    synchronized (all) {
      all.add(seen);
    }
    return attemptResult;
  }

  /// Says that something could not be tried, and why.
  public void skipped(
      AccessPath accessPath, String target, String how, String expected, String why) {
    attempt(accessPath, target, how, expected, () -> AttemptResult.notTried(why));
  }

  private static AttemptResult go(Try attempt) {
    try {
      return attempt.go();
    } catch (ControlFailed no) {
      return AttemptResult.notTried("right-way-failed " + no.came());
    } catch (SocketTimeoutException late) {
      return AttemptResult.notTried("no-answer");
    } catch (IOException away) {
      return AttemptResult.notTried("unreachable");
    } catch (DataAccessException | TransactionException away) {
      return AttemptResult.notTried("database-away");
    }
  }

  public List<Observation> all() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  int count() {
    synchronized (all) {
      return all.size();
    }
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit);
  }
}
