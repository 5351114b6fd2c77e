package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.Tree;
import denwaban.database.Fence;
import denwaban.kernel.Bytes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Gives committed entries their order: tiles, and a signed checkpoint for each log that grew.
///
/// Many may run; one at a time works, for the length of one transaction. One that hangs is cut off
/// by the database after [#PATIENCE], and the next takes over where the last commit stood.
@Component
class Sequencer {

  /// Entries in one transaction.
  static final int BATCH = 1_000;

  /// How long a sequencer may sit on the lock without a word.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /// The advisory lock's key, any number that nobody else uses.
  static final long LOCK = 0x61756469745f6c67L;

  private final Fence fence;
  private final Logs logs;
  private final Signers signers;
  private final InstantSource clock;
  private final Duration patience;

  /// Everything below is in order; only what is above must be looked at.
  private String horizon = "0";

  @Autowired
  Sequencer(Fence fence, Logs logs, Signers signers, InstantSource clock) {
    this(fence, logs, signers, clock, PATIENCE);
  }

  Sequencer(Fence fence, Logs logs, Signers signers, InstantSource clock, Duration patience) {
    this.fence = fence;
    this.logs = logs;
    this.signers = signers;
    this.clock = clock;
    this.patience = patience;
  }

  /// One transaction's work.
  ///
  /// @return how many entries got their place; 0 also if another sequencer is at it
  synchronized int round() {
    var done =
        fence.office(() -> {
          if (!logs.lock(LOCK, patience.toMillis())) {
            return new Round(0, horizon);
          }
          var settled = logs.horizon();
          var pending = logs.pending(horizon, BATCH);
          var byLog = new LinkedHashMap<LogId, List<Logs.Pending>>();
          for (var entry : pending) {
            byLog.computeIfAbsent(entry.log(), log -> new ArrayList<>()).add(entry);
          }
          byLog.forEach(this::extend);
          return new Round(pending.size(), pending.size() < BATCH ? settled : horizon);
        });
    horizon = done.horizon();
    return done.count();
  }

  private void extend(LogId log, List<Logs.Pending> added) {
    var size = logs.latest(log).map(Logs.Latest::size).orElse(0L);
    var leaves = new ArrayList<Bytes>();
    for (var entry : added) {
      logs.addEntry(log, size + leaves.size(), entry);
      leaves.add(Merkle.leaf(Bytes.of(entry.leaf().getBytes(UTF_8))));
    }
    var tree = Tree.at(logs.tiles(log), size).append(leaves);
    var keys = signers.keys(log);
    var note = keys.sign(Checkpoint.of(keys.origin(), tree), clock.instant());
    logs.addCheckpoint(log, tree.size(), note);
  }

  private record Round(int count, String horizon) {}
}
