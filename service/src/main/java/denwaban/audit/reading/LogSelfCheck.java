package denwaban.audit.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Signers;
import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.Tree;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks the logs against themselves: the newest state is signed by the log's key, the tree has
/// that root, it begins with the state of the last look, and entries are what the tree says. It is
/// our own word; a witness and a client's copy are what a reader needs besides.
@Component
public final class LogSelfCheck {

  /// Entries that are compared with the tree: the newest, and as many spread over the whole log.
  static final int ENTRIES = 50;

  private final TenantTransactions transactions;
  private final Logs logs;
  private final Signers signers;
  private final Map<LogId, State> seen = new ConcurrentHashMap<>();

  /// Looks at each log so far: each takes other entries out of it.
  private final Map<LogId, Long> turns = new ConcurrentHashMap<>();

  public LogSelfCheck(TenantTransactions transactions, Logs logs, Signers signers) {
    this.transactions = transactions;
    this.logs = logs;
    this.signers = signers;
  }

  private record State(long size, Bytes root) {}

  /// What a look at one log found.
  public enum Found {
    VERIFIES,
    EMPTY,
    /// The newest state is not signed by the log's key.
    NOT_SIGNED,
    /// The tree has another root than was signed, or lacks a part.
    OTHER_TREE,
    /// It does not begin with what it had at the last look.
    REWRITTEN,
    /// An entry is not what the tree says.
    OTHER_ENTRY
  }

  /// @param client null for the installation's log
  public Found check(@Nullable ClientId client) {
    var log = LogId.of(client);
    var key = signers.keys(log).key();
    return client == null
        ? transactions.office(() -> look(log, key))
        : transactions.as(client, () -> look(log, key));
  }

  private Found look(LogId log, NoteKey key) {
    var latest = logs.latest(log);
    if (latest.isEmpty()) return seen.containsKey(log) ? Found.REWRITTEN : Found.EMPTY;
    var signed = Checkpoint.check(latest.get().note(), key);
    if (signed.isEmpty()) return Found.NOT_SIGNED;
    var state = signed.get().value();
    try {
      var tree = Tree.at(logs.tiles(log), state.size());
      if (!tree.root().equals(state.root())) return Found.OTHER_TREE;
      var last = seen.get(log);
      if (last != null
          && (last.size() > state.size() || !tree.rootAt(last.size()).equals(last.root()))) {
        return Found.REWRITTEN;
      }
      var turn = turns.merge(log, 1L, Long::sum);
      if (!sample(state.size(), turn).allMatch(it -> has(log, tree, it))) return Found.OTHER_ENTRY;
    } catch (IllegalStateException lacks) {
      return Found.OTHER_TREE;
    }
    seen.put(log, new State(state.size(), state.root()));
    return Found.VERIFIES;
  }

  /// The newest, and as many of all: each other one comes within `size / ENTRIES` looks.
  private static LongStream sample(long size, long turn) {
    var newest = LongStream.range(Math.max(0, size - ENTRIES), size);
    var step = Math.ceilDiv(size, ENTRIES);
    var spread = LongStream.iterate(turn % step, it -> it < size, it -> it + step);
    return LongStream.concat(newest, size > ENTRIES ? spread : LongStream.empty()).distinct();
  }

  private boolean has(LogId log, Tree tree, long index) {
    var leaves = logs.leaves(log, index, index + 1);
    return leaves.size() == 1
        && Merkle.includes(
            tree.root(),
            tree.size(),
            index,
            Merkle.leaf(Bytes.of(leaves.getFirst().getBytes(UTF_8))),
            tree.inclusion(index));
  }
}
