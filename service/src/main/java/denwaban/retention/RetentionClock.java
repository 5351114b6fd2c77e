package denwaban.retention;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClockTrust;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The one [ClockDoubt] of this program, and when it last had none.
@Component
class RetentionClock implements ClockTrust {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionClock.class);

  private final ClockDoubt clockDoubt = new ClockDoubt(System::nanoTime);
  private final RoundTable table;
  private final TenantTransactions transactions;
  private final InstantSource clock;
  private boolean doubting;

  RetentionClock(RoundTable table, TenantTransactions transactions, InstantSource clock) {
    this.table = table;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public synchronized boolean doubted() {
    return transactions.office(() -> {
      var now = clock.instant();
      var doubt = clockDoubt.at(now, table.last().orElse(null));
      if (doubt && !doubting) {
        LOG.atWarn()
            .log(
                "the clock jumped, or the program was away for long: for 12 hours nothing is erased,"
                    + " no access ends because it was not used, and no day of the checklist is"
                    + " signed");
      }
      doubting = doubt;
      if (!doubt) table.set(now);
      return doubt;
    });
  }
}
