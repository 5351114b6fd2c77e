package denwaban.audit.sequencing;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.audit.Signers;
import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.Tree;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Gives committed entries their order: tiles, and a signed checkpoint for each log that grew.
///
/// Many may run; one at a time works, for the length of one transaction. One that hangs is cut off
/// by the database after [#PATIENCE], and the next takes over where the last commit stood. It keeps
/// nothing in memory between two rounds: the next to run knows as much.
@Component
public class Sequencer {

  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

  /// Entries in one transaction, and of each log that was held.
  static final int BATCH = 1_000;

  /// How long a sequencer may sit on the lock without a word, and one statement of it last. With
  /// [SequencerSchedule#POLL_MILLIS] of the next one it stays below the five seconds that are
  /// promised.
  public static final Duration PATIENCE = Duration.ofSeconds(4);

  /// The advisory lock's key, any number that nothing else uses.
  public static final long LOCK = 0x61756469745f6c67L;

  private final TenantTransactions transactions;
  private final Logs logs;
  private final PendingEntries pendingEntries;
  private final QuarantinedEntries quarantinedEntries;
  private final AuditLog door;
  private final Signers signers;
  private final InstantSource clock;
  private final Duration patience;

  @Autowired
  Sequencer(
      TenantTransactions transactions,
      Logs logs,
      PendingEntries pendingEntries,
      QuarantinedEntries quarantinedEntries,
      AuditLog door,
      Signers signers,
      InstantSource clock) {
    this(transactions, logs, pendingEntries, quarantinedEntries, door, signers, clock, PATIENCE);
  }

  public Sequencer(
      TenantTransactions transactions,
      Logs logs,
      PendingEntries pendingEntries,
      QuarantinedEntries quarantinedEntries,
      AuditLog door,
      Signers signers,
      InstantSource clock,
      Duration patience) {
    this.transactions = transactions;
    this.logs = logs;
    this.pendingEntries = pendingEntries;
    this.quarantinedEntries = quarantinedEntries;
    this.door = door;
    this.signers = signers;
    this.clock = clock;
    this.patience = patience;
  }

  /// One transaction's work: what waits, and what was held and is due again. A log that cannot be
  /// put in order keeps its entries; the others do not wait for it.
  ///
  /// @return how many entries went on, to their place or aside with a log in trouble; 0 also if
  ///   another sequencer is at it
  /// @throws java.io.UncheckedIOException if the key vault is unavailable, which is no log's own
  ///   trouble
  public int round() {
    return transactions.office(() -> {
      if (!logs.lock(LOCK, patience.toMillis())) {
        return 0;
      }
      var taken = pendingEntries.take(BATCH);
      var byLog = new LinkedHashMap<LogId, List<Logs.Pending>>();
      for (var entry : taken) {
        byLog.computeIfAbsent(entry.log(), log -> new ArrayList<>()).add(entry);
      }
      var troubled = quarantinedEntries.troubled();
      byLog.forEach((log, entries) -> {
        // who comes later stays behind who waits
        if (troubled.contains(log) || !extended(log, entries, () -> {})) {
          quarantinedEntries.add(log, entries);
        }
      });
      return taken.size()
          + quarantinedEntries.due(clock.instant()).stream().mapToInt(this::again).sum();
    });
  }

  /// Tries a log that was in trouble.
  private int again(LogId log) {
    var entries = quarantinedEntries.of(log, BATCH);
    if (!entries.isEmpty() && !extended(log, entries, () -> quarantinedEntries.remove(entries))) {
      return 0;
    }
    if (entries.size() < BATCH && quarantinedEntries.over(log)) {
      LOG.atInfo().addKeyValue("log", log.value()).log("a log is put in order again");
    }
    return entries.size();
  }

  /// @param then with it, or not at all
  /// @return false if it was not done, which is said once until it works
  private boolean extended(LogId log, List<Logs.Pending> entries, Runnable then) {
    try {
      transactions.apart(() -> {
        extend(log, entries);
        then.run();
      });
      return true;
    } catch (UncheckedIOException | TransactionException all) {
      throw all;
    } catch (RuntimeException its) {
      if (quarantinedEntries.failed(log, clock.instant())) {
        LOG.atError()
            .addKeyValue("log", log.value())
            .setCause(its)
            .log("a log cannot be put in order; its entries wait, the others go on");
        tell(log);
      }
      return false;
    }
  }

  /// The client's own log has it when it works again.
  private void tell(LogId log) {
    try {
      transactions.apart(() -> {
        if (!log.installation()) {
          door.append(said(new ClientId(log.value()), log));
        }
        door.append(said(null, log));
      });
    } catch (TransactionException all) {
      throw all;
    } catch (RuntimeException untold) {
      LOG.atWarn().setCause(untold).log("that a log is in trouble is no entry");
    }
  }

  private static Entry said(@Nullable ClientId client, LogId log) {
    return new Entry(
        Action.LOG_HELD,
        client,
        log.value().toString(),
        Actor.SERVICE,
        Purpose.OPERATE,
        Result.DONE,
        Map.of());
  }

  private void extend(LogId log, List<Logs.Pending> added) {
    var size = logs.latest(log).map(Logs.Latest::size).orElse(0L);
    logs.addEntries(log, size, added);
    var leaves =
        added.stream().map(entry -> Merkle.leaf(Bytes.of(entry.leaf().getBytes(UTF_8)))).toList();
    var before = Tree.at(logs.tiles(log), size);
    var tree = before.append(leaves);
    logs.prune(log, before.superseded(tree.size()));
    var keys = signers.keys(log);
    var note = keys.sign(Checkpoint.of(keys.origin(), tree), clock.instant());
    logs.addCheckpoint(log, tree.size(), note);
  }
}
