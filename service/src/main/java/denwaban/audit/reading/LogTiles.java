package denwaban.audit.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.TileName;
import denwaban.audit.proof.EntryBundle;
import denwaban.audit.proof.TilePath;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// A client's log as the files of C2SP tlog-tiles, for programs that we did not write.
@Component
public final class LogTiles {

  private final TenantTransactions transactions;
  private final Logs logs;

  LogTiles(TenantTransactions transactions, Logs logs) {
    this.transactions = transactions;
    this.logs = logs;
  }

  /// The newest signed state; empty while the log is.
  public Optional<String> checkpoint(ClientId client) {
    return transactions.as(client, () -> logs.latest(LogId.of(client)).map(Logs.Latest::note));
  }

  /// What lies under a path such as `tile/0/x001/067.p/8`. It never changes once it is there. A
  /// partial one is there as long as the log is: it is what a wider one begins with.
  ///
  /// @return empty if the log has no such tile, or not yet
  public Optional<Bytes> tile(ClientId client, String path) {
    var log = LogId.of(client);
    return TileName.of(path)
        .flatMap(name ->
            transactions.as(
                client,
                () ->
                    switch (name) {
                      case TileName.Entries(var number, var width) -> bundle(log, number, width);
                      case TileName.Hashes hashes ->
                          Optional.ofNullable(logs.tiles(log).read(path));
                    }));
  }

  private Optional<Bytes> bundle(LogId log, long number, int width) {
    var from = number * TilePath.WIDTH;
    var leaves = logs.leaves(log, from, from + width);
    return leaves.size() == width
        ? Optional.of(
            EntryBundle.write(leaves.stream().map(leaf -> Bytes.of(leaf.getBytes(UTF_8))).toList()))
        : Optional.empty();
  }
}
