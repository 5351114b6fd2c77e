package denwaban.boot.machine;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Every time in a log is this machine's. When its clock jumps, or is not synchronised, the
/// installation's log says so. Called by one thread.
@Component
class ClockWatch {

  /// How far the wall clock may move against the clock that only counts, between two looks.
  static final Duration MAX_JUMP = Duration.ofSeconds(1);

  /// How far off the kernel may believe its clock to be.
  static final Duration MAX_ERROR = Duration.ofSeconds(1);

  /// How often an unsynchronised clock is reported again.
  static final Duration AGAIN = Duration.ofHours(24);

  /// The objects of the entries; they name what the clock did.
  static final String JUMPED = "jumped";

  static final String UNKEPT = "unkept";

  private final TenantTransactions transactions;
  private final AuditLog log;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Supplier<Optional<KernelClock>> kernel;
  private @Nullable Instant wall;
  private long counted;
  private @Nullable Instant told;

  @Autowired
  ClockWatch(TenantTransactions transactions, AuditLog log, InstantSource clock) {
    this(transactions, log, clock, System::nanoTime, KernelClock::read);
  }

  ClockWatch(
      TenantTransactions transactions,
      AuditLog log,
      InstantSource clock,
      LongSupplier nanos,
      Supplier<Optional<KernelClock>> kernel) {
    this.transactions = transactions;
    this.log = log;
    this.clock = clock;
    this.nanos = nanos;
    this.kernel = kernel;
  }

  /// One look at the clock; an entry if it jumped since the last, or if nothing keeps it.
  ///
  /// @throws org.springframework.dao.DataAccessException if the log is unavailable; what was found
  ///   is found again at the next check
  void look() {
    var now = clock.instant();
    var count = nanos.getAsLong();
    if (wall != null) {
      var moved = Duration.between(wall, now).minusNanos(count - counted);
      if (moved.abs().compareTo(MAX_JUMP) > 0) {
        tell(JUMPED, moved);
      }
    }
    wall = now;
    counted = count;
    unkept(now);
  }

  private void unkept(Instant now) {
    var bad = kernel.get().filter(ClockWatch::unkept);
    if (bad.isEmpty()) {
      told = null;
    } else if (told == null || !now.isBefore(told.plus(AGAIN))) {
      tell(UNKEPT, bad.get().maxError());
      told = now;
    }
  }

  static boolean unkept(KernelClock read) {
    return !read.synchronised() || read.maxError().compareTo(MAX_ERROR) > 0;
  }

  private void tell(String what, Duration by) {
    transactions.office(() ->
        log.append(
            new Entry(
                Action.CLOCK_STRAYED,
                null,
                what,
                Actor.SERVICE,
                Purpose.OPERATE,
                Result.DONE,
                Map.of("millis", Long.toString(by.toMillis())))));
  }
}
