package denwaban.assurance.posture;

import static java.util.Comparator.naturalOrder;

import denwaban.assurance.control.Item;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Watches how the six items stand, for the office and for each client, and writes down each
/// change: what turned red and was mended stays red in the history. Called by one thread.
@Component
public final class PostureRounds {

  private final Postures postures;
  private final PostureTable table;
  private final Clients clients;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final InstantSource clock;
  private @Nullable Map<Optional<ClientId>, Map<Item, ItemState>> known;

  PostureRounds(
      Postures postures,
      PostureTable table,
      Clients clients,
      TenantTransactions transactions,
      AuditLog audit,
      InstantSource clock) {
    this.postures = postures;
    this.table = table;
    this.clients = clients;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /// What went out of date while the program stood still did so then, and not when it was looked at
  /// again. Called before anybody looks after a start.
  public void catchUp() {
    if (known != null) return;
    var written =
        transactions.office(table::latest).stream()
            .map(PostureTable.Change::at)
            .max(naturalOrder())
            .orElse(Instant.EPOCH);
    postures.expiries().stream().filter(it -> it.isAfter(written)).forEach(this::round);
  }

  /// @throws org.springframework.dao.DataAccessException if the database is unavailable; what
  ///   changed is found again the next time
  public void round() {
    round(clock.instant());
  }

  private void round(Instant at) {
    var last = known == null ? transactions.office(this::read) : known;
    var now = new HashMap<Optional<ClientId>, Map<Item, ItemState>>();
    now.put(Optional.empty(), postures.at(null, at).states());
    for (var client : clients.active().stream().map(Client::id).toList()) {
      now.put(Optional.of(client), postures.at(client, at).states());
    }
    var changes = new ArrayList<PostureTable.Change>();
    now.forEach((client, items) -> changes.addAll(changes(client, items, last, at)));
    if (!changes.isEmpty()) transactions.office(() -> keep(changes, last));
    known = now;
  }

  private List<PostureTable.Change> changes(
      Optional<ClientId> client,
      Map<Item, ItemState> items,
      Map<Optional<ClientId>, Map<Item, ItemState>> last,
      Instant at) {
    var before = last.getOrDefault(client, Map.of());
    return items.entrySet().stream()
        .filter(it -> before.get(it.getKey()) != it.getValue())
        .map(it -> new PostureTable.Change(client.orElse(null), it.getKey(), it.getValue(), at))
        .toList();
  }

  private void keep(
      List<PostureTable.Change> changes, Map<Optional<ClientId>, Map<Item, ItemState>> last) {
    for (var it : changes) {
      table.changed(it);
      var client = Optional.ofNullable(it.client());
      // how it stood at first is no change
      if (last.getOrDefault(client, Map.of()).containsKey(it.item())) {
        audit.append(
            Entry.done(
                Action.ITEM_CHANGED,
                it.client(),
                it.item().code() + ":" + it.state().code(),
                Actor.SERVICE,
                Purpose.OPERATE));
      }
    }
  }

  private Map<Optional<ClientId>, Map<Item, ItemState>> read() {
    var all = new HashMap<Optional<ClientId>, Map<Item, ItemState>>();
    table
        .latest()
        .forEach(it ->
            all.computeIfAbsent(Optional.ofNullable(it.client()), _ -> new EnumMap<>(Item.class))
                .put(it.item(), it.state()));
    return all;
  }
}
