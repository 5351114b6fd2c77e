package denwaban.audit.reading;

import denwaban.audit.Action;
import denwaban.audit.LogId;
import denwaban.audit.LogPage;
import denwaban.audit.Logs;
import denwaban.audit.Signers;
import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.Tree;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What a member sees of the own company's log.
@Component
public final class LogReader {

  /// Entries in one page.
  public static final int PAGE_LIMIT = 200;

  /// Entries among which the newest of a kind are looked for: some weeks of a busy client.
  public static final int LOOKED_AT = 20_000;

  private final TenantTransactions transactions;
  private final Logs logs;
  private final Signers signers;

  public LogReader(TenantTransactions transactions, Logs logs, Signers signers) {
    this.transactions = transactions;
    this.logs = logs;
    this.signers = signers;
  }

  /// Entries below `before`, newest first.
  ///
  /// @param limit 1 to [#PAGE_LIMIT]
  /// @throws IllegalArgumentException if `limit` is out of range
  public LogPage page(ClientId client, long before, int limit) {
    if (limit < 1 || limit > PAGE_LIMIT) {
      throw new IllegalArgumentException("a page has 1 to " + PAGE_LIMIT + " entries");
    }
    var log = LogId.of(client);
    var key = signers.keys(log).key().vkey();
    return transactions.as(
        client,
        () ->
            logs.latest(log)
                .map(latest ->
                    new LogPage(
                        latest.size(),
                        latest.note(),
                        key,
                        logs.page(log, Math.min(before, latest.size()), limit)))
                .orElseGet(() -> new LogPage(0, null, key, List.of())));
  }

  /// What the log signs with, a vkey each: Ed25519, then ML-DSA-44.
  public List<String> keys(ClientId client) {
    return signers.keys(LogId.of(client)).vkeys();
  }

  /// The whole log as it is now. Its pages are read when they are asked for.
  public LogSlice slice(ClientId client) {
    var log = LogId.of(client);
    var key = signers.keys(log).key().vkey();
    var latest = transactions.as(client, () -> logs.latest(log));
    var size = latest.map(Logs.Latest::size).orElse(0L);
    return new LogSlice(
        size,
        latest.map(Logs.Latest::note).orElse(null),
        key,
        from ->
            transactions.as(
                client, () -> logs.leaves(log, from, Math.min(size, from + PAGE_LIMIT))));
  }

  /// The newest entries of one kind of act, newest first, [#PAGE_LIMIT] at most. Reads the whole
  /// log of the client: for acts that are rare and read rarely.
  public List<LogPage.About> of(ClientId client, Action action) {
    var log = LogId.of(client);
    return transactions.as(
        client,
        () ->
            logs.latest(log)
                .map(latest -> logs.of(log, action, latest.size(), PAGE_LIMIT))
                .orElseGet(List::of));
  }

  /// Of each kind of act the newest entry among the newest [#LOOKED_AT] of the client's log.
  ///
  /// @param acts one at least
  public Map<String, LogPage.Line> newest(ClientId client, Collection<Action> acts) {
    var log = LogId.of(client);
    return transactions.as(
        client,
        () ->
            logs.latest(log)
                .map(it -> logs.newest(log, acts, it.size() - LOOKED_AT, it.size()))
                .orElseGet(Map::of));
  }

  /// Proof that the entry is in the newest checkpoint, as a C2SP tlog-proof; empty if the log has
  /// no such entry.
  public Optional<String> proof(ClientId client, long index) {
    var log = LogId.of(client);
    return transactions.as(
        client,
        () ->
            logs.latest(log)
                .filter(latest -> index >= 0 && index < latest.size())
                .map(latest ->
                    LogProof.of(Tree.at(logs.tiles(log), latest.size()), index, latest.note())
                        .write()));
  }
}
