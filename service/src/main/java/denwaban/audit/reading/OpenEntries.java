package denwaban.audit.reading;

import denwaban.audit.Action;
import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Signers;
import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.Tree;
import denwaban.database.tenant.TenantTransactions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Entries of the installation's log that anybody may see with their proofs: what the office claims
/// of itself. Such leaves name no one.
@Component
public final class OpenEntries {

  private final TenantTransactions transactions;
  private final Logs logs;
  private final LogQueryTable table;
  private final Signers signers;

  public OpenEntries(
      TenantTransactions transactions, Logs logs, LogQueryTable table, Signers signers) {
    this.transactions = transactions;
    this.logs = logs;
    this.table = table;
    this.signers = signers;
  }

  /// @param proof a C2SP tlog-proof, with the checkpoint that it leads to
  /// @param key the log's vkey
  public record Proven(long index, String leaf, String proof, String key) {}

  /// Empty while the entry has no place yet, which takes a second.
  ///
  /// @param action one that anybody may see
  /// @throws IllegalArgumentException for any other
  public Optional<Proven> find(Action action, String object) {
    if (!action.code().startsWith("assurance.")) {
      throw new IllegalArgumentException("not for everybody");
    }
    var log = LogId.INSTALLATION;
    var key = signers.keys(log).key().vkey();
    var asked = new LogQuery(null, null, null, null, object, action.code(), null);
    return transactions.office(() ->
        logs.latest(log)
            .flatMap(latest ->
                table.page(log, asked, latest.size(), 1).stream()
                    .findFirst()
                    .map(line ->
                        new Proven(
                            line.index(),
                            line.leaf(),
                            LogProof.of(
                                    Tree.at(logs.tiles(log), latest.size()),
                                    line.index(),
                                    latest.note())
                                .write(),
                            key))));
  }
}
