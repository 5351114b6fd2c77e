package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Signers;
import denwaban.audit.proof.EntryBundle;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.TilePath;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a log as others keep it (docs/formats/log-copy.md): what a copy lacks, in the order in
/// which a copy that breaks off is still a good copy of the state before.
@Component
public final class LogExport {

  /// Where the files go. Each must be there whole, or not at all, when this returns or throws.
  public interface Files {
    void put(String path, Bytes bytes) throws IOException;
  }

  /// What a copy has.
  ///
  /// @param size entries
  /// @param witnessed up to which confirmation of a witness, in the order in which they came
  /// @param stamped up to which time stamp
  public record Had(long size, long witnessed, long stamped) {
    public static final Had NOTHING = new Had(0, 0, 0);
  }

  /// @param edge the tiles that are not full; the next entry may make them superfluous
  private record Now(Logs.Latest latest, Had has, Map<String, Bytes> edge) {}

  private final TenantTransactions transactions;
  private final Logs logs;
  private final Signers signers;
  private final WitnessTable witnessTable;
  private final TimestampTable timestampTable;

  public LogExport(
      TenantTransactions transactions,
      Logs logs,
      Signers signers,
      WitnessTable witnessTable,
      TimestampTable timestampTable) {
    this.transactions = transactions;
    this.logs = logs;
    this.signers = signers;
    this.witnessTable = witnessTable;
    this.timestampTable = timestampTable;
  }

  /// What the copy's folder should be named: the last part of the log's origin.
  public static String folder(@Nullable ClientId client) {
    return client == null ? "installation" : client.toString();
  }

  /// Entries of the newest signed state.
  public long size(@Nullable ClientId client) {
    var log = LogId.of(client);
    return in(client, () -> logs.latest(log).map(Logs.Latest::size).orElse(0L));
  }

  /// Whether the log was removed as a whole, and nothing of it is written any more.
  public boolean ended(@Nullable ClientId client) {
    return in(client, () -> logs.ended(LogId.of(client)));
  }

  /// @param client whose log; null for the installation's
  /// @param had what the copy has already; `checkpoint` is written in any case
  /// @return what it has now; `had` if the log has no state yet, and nothing was written
  public Had write(@Nullable ClientId client, Had had, Files files) throws IOException {
    var log = LogId.of(client);
    var keys = signers.keys(log).vkeys();
    var now = in(client, () -> now(log)).orElse(null);
    if (now == null) {
      return had;
    }
    files.put("keys", bytes(String.join("\n", keys) + "\n"));
    var size = now.latest().size();
    full(client, had.size(), size, files);
    var rest = size - size % TilePath.WIDTH;
    if (rest < size) {
      var leaves = in(client, () -> logs.leaves(log, rest, size));
      files.put(TilePath.entries(rest / TilePath.WIDTH, leaves.size()), bundle(leaves));
    }
    for (var tile : now.edge().entrySet()) {
      files.put(tile.getKey(), tile.getValue());
    }
    states(client, had, now, files);
    var newest = in(client, () -> signed(now.latest().note(), witnessTable.last(log, size)));
    files.put("checkpoint", bytes(newest));
    return now.has();
  }

  /// What came after the marks is left for the next time.
  private Optional<Now> now(LogId log) {
    var confirmations = witnessTable.mark(log);
    var stamped = timestampTable.mark(log);
    return logs.latest(log)
        .map(latest -> {
          var edge = new LinkedHashMap<String, Bytes>();
          for (var level = 0; latest.size() >> (level * TilePath.HEIGHT) > 0; level++) {
            var hashes = latest.size() >> (level * TilePath.HEIGHT);
            var width = (int) (hashes % TilePath.WIDTH);
            if (width > 0) {
              var path = TilePath.tile(level, hashes / TilePath.WIDTH, width);
              edge.put(path, tile(log, path));
            }
          }
          return new Now(latest, new Had(latest.size(), confirmations, stamped), edge);
        });
  }

  /// Bundles and tiles that became full since, from the lowest level up.
  private void full(@Nullable ClientId client, long before, long size, Files files)
      throws IOException {
    var log = LogId.of(client);
    for (var n = before / TilePath.WIDTH; n < size / TilePath.WIDTH; n++) {
      var from = n * TilePath.WIDTH;
      var leaves = in(client, () -> logs.leaves(log, from, from + TilePath.WIDTH));
      files.put(TilePath.entries(n, TilePath.WIDTH), bundle(leaves));
    }
    for (var level = 0; size >> ((level + 1) * TilePath.HEIGHT) > 0; level++) {
      var above = (level + 1) * TilePath.HEIGHT;
      for (var n = before >> above; n < size >> above; n++) {
        var path = TilePath.tile(level, n, TilePath.WIDTH);
        files.put(path, in(client, () -> tile(log, path)));
      }
    }
  }

  /// States that an outside party confirmed since, and the newest.
  private void states(@Nullable ClientId client, Had had, Now now, Files files) throws IOException {
    var log = LogId.of(client);
    var stamped = in(client, () -> timestampTable.between(log, had.stamped(), now.has().stamped()));
    var sizes = new TreeSet<Long>();
    sizes.addAll(in(client, () -> witnessTable.sizes(log, had.witnessed(), now.has().witnessed())));
    stamped.forEach(stamp -> sizes.add(stamp.size()));
    sizes.add(now.latest().size());
    for (var size : sizes) {
      // the newest may have been replaced meanwhile, and be there no more
      var latest = size == now.latest().size();
      var note =
          in(
              client,
              () ->
                  signed(
                      latest ? now.latest().note() : logs.at(log, size).orElseThrow(),
                      witnessTable.first(log, size)));
      files.put("checkpoints/" + size, bytes(note));
    }
    for (var stamp : stamped) {
      files.put("checkpoints/" + stamp.size() + ".tsr", stamp.answer());
    }
  }

  private static String signed(String note, List<String> lines) {
    return Note.parse(note + String.join("", lines)).write();
  }

  private Bytes tile(LogId log, String path) {
    var tile = logs.tiles(log).read(path);
    if (tile == null) {
      throw new IllegalStateException("the log lacks " + path);
    }
    return tile;
  }

  private <T> T in(@Nullable ClientId client, Supplier<T> work) {
    return client == null ? transactions.office(work) : transactions.as(client, work);
  }

  private static Bytes bundle(List<String> leaves) {
    var entries = new ArrayList<Bytes>();
    leaves.forEach(leaf -> entries.add(bytes(leaf)));
    return EntryBundle.write(entries);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }
}
