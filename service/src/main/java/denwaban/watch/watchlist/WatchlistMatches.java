package denwaban.watch.watchlist;

import denwaban.audit.reading.LogSearch;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Which ids in the logs speak of calls from watched numbers: the calls' own, and those of their
/// recordings, messages and slips.
@Component
public class WatchlistMatches {

  private final TenantTransactions transactions;
  private final WatchlistTable book;
  private final Vault vault;
  private final LogSearch log;

  public WatchlistMatches(
      TenantTransactions transactions, WatchlistTable book, Vault vault, LogSearch log) {
    this.transactions = transactions;
    this.book = book;
    this.vault = vault;
    this.log = log;
  }

  /// By client, then by id as leaves have it.
  ///
  /// @param to without it; calls are known for [WatchedCallers#KEPT] before
  public Map<ClientId, Map<String, List<WatchedCall>>> of(Instant to) {
    var rows = transactions.office(() -> book.calls(to.minus(WatchedCallers.KEPT), to));
    var families = new HashMap<PersonId, Map<Optional<ClientId>, UUID>>();
    var all = new LinkedHashMap<ClientId, Map<String, List<WatchedCall>>>();
    for (var row : rows) {
      var person = row.person();
      var pseudonym =
          person == null
              ? null
              : families.computeIfAbsent(person, log::pseudonyms).get(Optional.of(row.client()));
      all.computeIfAbsent(row.client(), _ -> new HashMap<>())
          .computeIfAbsent(row.call().toString(), _ -> new ArrayList<>())
          .add(
              new WatchedCall(
                  row.call().toString(),
                  row.why(),
                  pseudonym == null ? Set.of() : Set.of(pseudonym),
                  row.endedAt()));
    }
    all.forEach(this::addObjects);
    return all;
  }

  private void addObjects(ClientId client, Map<String, List<WatchedCall>> calls) {
    var ids = calls.keySet().stream().map(CallId::of).collect(Collectors.toSet());
    vault
        .objectsOf(client, ids)
        .forEach((object, call) ->
            calls.put(object.toString(), calls.getOrDefault(call.toString(), List.of())));
  }
}
