package denwaban.audit.anchor;

import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people see of the stamps: a member of those on the own company's log, the office of those
/// on the installation's.
@Component
public final class TimestampReader {

  private final TimestampRounds timestampRounds;
  private final TimestampTable timestampTable;
  private final Logs logs;
  private final TenantTransactions transactions;

  TimestampReader(
      TimestampRounds timestampRounds,
      TimestampTable timestampTable,
      Logs logs,
      TenantTransactions transactions) {
    this.timestampRounds = timestampRounds;
    this.timestampTable = timestampTable;
    this.logs = logs;
    this.transactions = transactions;
  }

  /// @param on whether an authority is asked for this log
  /// @param size entries of the newest state that was stamped; 0 if none was
  /// @param at when the authority says that it was there; null if none was
  /// @param entries of the log now
  /// @param trouble of the last time the authority was asked; null if there was none
  public record Seen(
      boolean on,
      long size,
      @Nullable Instant at,
      long entries,
      @Nullable TimestampTrouble trouble) {}

  public Seen of(ClientId client) {
    var log = LogId.of(client);
    return transactions.as(client, () -> seen(log));
  }

  public Seen installation() {
    return transactions.office(() -> seen(LogId.INSTALLATION));
  }

  private Seen seen(LogId log) {
    var stamp = timestampTable.newest(log);
    var on = timestampRounds.asked(log);
    return new Seen(
        on,
        stamp.map(TimestampTable.Stamp::size).orElse(0L),
        stamp.map(TimestampTable.Stamp::at).orElse(null),
        logs.latest(log).map(Logs.Latest::size).orElse(0L),
        (on ? timestampRounds.trouble() : Optional.<TimestampTrouble>empty()).orElse(null));
  }
}
