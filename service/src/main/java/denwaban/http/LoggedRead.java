package denwaban.http;

import denwaban.audit.NoRoom;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// What may be read only after its entry is committed. Where the entry cannot be written nothing is
/// read, and the answer says so: this is the one place that maps a log that is unavailable to 503.
public final class LoggedRead {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedRead.class);

  private static final String RETRY_SECONDS = "10";

  private LoggedRead() {}

  /// @param what an id, for our own log
  /// @param entry writes the entry; committed when it returns
  /// @throws Problem 503 `log-unavailable` if the entry cannot be written
  /// @throws NoRoom if the disk has no room for it; [ProblemAdvice] answers that
  public static <T> T after(Object what, Supplier<T> entry) {
    return after(what, entry, "log-unavailable");
  }

  /// As above, in words of the caller's own.
  ///
  /// @param key of the sentence, one of `log-unavailable`'s
  public static <T> T after(Object what, Supplier<T> entry, String key) {
    try {
      return entry.get();
    } catch (NoRoom full) {
      throw full;
    } catch (DataAccessException | TransactionException | UncheckedIOException unavailable) {
      LOG.atError().addKeyValue("object", what).setCause(unavailable).log("nothing read: no log");
      throw new Problem(503, key).with("Retry-After", RETRY_SECONDS);
    }
  }
}
