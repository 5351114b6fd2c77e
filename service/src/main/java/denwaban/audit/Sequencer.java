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
/// by the database after [#PATIENCE], and the next takes over where the last commit stood. It keeps
/// nothing in memory between two rounds: whoever comes next knows as much.
@Component
class Sequencer {

  /// Entries in one transaction.
  static final int BATCH = 1_000;

  /// How long a sequencer may sit on the lock without a word, and one statement of it last. With
  /// [Sequencing#POLL_MILLIS] of the next one it stays below the five seconds that are promised.
  static final Duration PATIENCE = Duration.ofSeconds(4);

  /// The advisory lock's key, any number that nobody else uses.
  static final long LOCK = 0x61756469745f6c67L;

  private final Fence fence;
  private final Logs logs;
  private final Waiting waiting;
  private final Signers signers;
  private final InstantSource clock;
  private final Duration patience;

  @Autowired
  Sequencer(Fence fence, Logs logs, Waiting waiting, Signers signers, InstantSource clock) {
    this(fence, logs, waiting, signers, clock, PATIENCE);
  }

  Sequencer(
      Fence fence,
      Logs logs,
      Waiting waiting,
      Signers signers,
      InstantSource clock,
      Duration patience) {
    this.fence = fence;
    this.logs = logs;
    this.waiting = waiting;
    this.signers = signers;
    this.clock = clock;
    this.patience = patience;
  }

  /// One transaction's work.
  ///
  /// @return how many entries got their place; 0 also if another sequencer is at it
  int round() {
    return fence.office(() -> {
      if (!logs.lock(LOCK, patience.toMillis())) {
        return 0;
      }
      var taken = waiting.take(BATCH);
      var byLog = new LinkedHashMap<LogId, List<Logs.Pending>>();
      for (var entry : taken) {
        byLog.computeIfAbsent(entry.log(), log -> new ArrayList<>()).add(entry);
      }
      byLog.forEach(this::extend);
      return taken.size();
    });
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
