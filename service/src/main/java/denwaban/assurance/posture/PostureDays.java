package denwaban.assurance.posture;

import denwaban.assurance.control.Item;
import denwaban.assurance.observation.AssuranceKey;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ClockTrust;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps each day how the six items stood on it: at its end, at its worst, and how long they were
/// not met. Signed, and in the log. Days by Japan's clock.
@Component
public final class PostureDays {

  static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  /// Days that are shown at most.
  static final int SHOWN = 400;

  /// Days that are kept at once after the program stood still.
  private static final int AT_ONCE = 31;

  private final PostureTable table;
  private final Clients clients;
  private final AssuranceKey key;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final InstantSource clock;
  private final ClockTrust clockTrust;

  PostureDays(
      PostureTable table,
      Clients clients,
      AssuranceKey key,
      TenantTransactions transactions,
      AuditLog audit,
      InstantSource clock,
      ClockTrust clockTrust) {
    this.table = table;
    this.clients = clients;
    this.key = key;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
    this.clockTrust = clockTrust;
  }

  /// How one item stood on a day.
  ///
  /// @param minutes that it failed or was out of date
  public record OfItem(ItemState worst, ItemState end, long minutes) {}

  /// @param over false for the day that goes on
  public record Day(LocalDate day, boolean over, Map<Item, OfItem> items) {}

  /// Keeps the days that are over. While the clock may be wrong none is: what was signed cannot be
  /// taken back, and a clock that is ahead would sign days before they come.
  public void round() {
    if (clockTrust.doubted()) return;
    var today = clock.instant().atZone(ZONE).toLocalDate();
    transactions.office(() -> {
      var last = table.lastDay();
      var day = last == null ? today.minusDays(1) : last.plusDays(1);
      if (day.isBefore(today.minusDays(AT_ONCE))) day = today.minusDays(AT_ONCE);
      for (; day.isBefore(today); day = day.plusDays(1)) keep(day);
    });
  }

  private void keep(LocalDate day) {
    var all = new ArrayList<Optional<ClientId>>();
    all.add(Optional.empty());
    clients.active().stream().map(Client::id).map(Optional::of).forEach(all::add);
    var texts = all.stream().map(it -> text(it.orElse(null), of(it.orElse(null), day))).toList();
    var hashes = join(texts.stream().map(it -> Digest.sha256(it.bytes())).toList());
    var signature = key.signer().sign(Signing.POSTURE, hashes);
    if (!table.keepDay(day, hashes, signature, clock.instant())) return;
    for (var n = 0; n < all.size(); n++) {
      table.keep(day, n, all.get(n).orElse(null), texts.get(n).text());
    }
    audit.append(
        Entry.done(
            Action.POSTURE_KEPT,
            null,
            Digest.sha256(hashes).base64(),
            Actor.SERVICE,
            Purpose.OPERATE));
  }

  /// The days until now, the oldest first. Opens the office's scope.
  ///
  /// @param client null for the offered service
  /// @param days 1 to [#SHOWN]
  public List<Day> history(@Nullable ClientId client, int days) {
    var today = clock.instant().atZone(ZONE).toLocalDate();
    return transactions.office(() -> {
      var all = new ArrayList<Day>();
      table.history(client, today.minusDays(days - 1L)).forEach(it -> all.add(parse(it)));
      all.add(of(client, today));
      return List.copyOf(all);
    });
  }

  /// What is left of a client's day from a moment on, or was left of it. Opens the office's scope.
  public Day rest(ClientId client, Instant from) {
    return transactions.office(() -> of(client, from.atZone(ZONE).toLocalDate(), from));
  }

  private Day of(@Nullable ClientId client, LocalDate day) {
    return of(client, day, day.atStartOfDay(ZONE).toInstant());
  }

  private Day of(@Nullable ClientId client, LocalDate day, Instant from) {
    var to = day.plusDays(1).atStartOfDay(ZONE).toInstant();
    var end = clock.instant().isBefore(to) ? clock.instant() : to;
    var items = new EnumMap<Item, OfItem>(Item.class);
    var changes = table.changes(client, from, to);
    for (var before : table.before(client, from)) {
      items.put(before.item(), day(before.state(), from, before.item(), changes, end));
    }
    for (var first : changes) {
      items.computeIfAbsent(first.item(), it -> day(first.state(), first.at(), it, changes, end));
    }
    return new Day(day, !clock.instant().isBefore(to), items);
  }

  private static OfItem day(
      ItemState first, Instant since, Item item, List<PostureTable.Change> changes, Instant end) {
    var state = first;
    var worst = first;
    var at = since;
    var red = Duration.ZERO;
    for (var change : changes) {
      if (change.item() != item) continue;
      if (red(state)) red = red.plus(Duration.between(at, change.at()));
      state = change.state();
      at = change.at();
      if (state.weight() > worst.weight()) worst = state;
    }
    if (red(state) && at.isBefore(end)) red = red.plus(Duration.between(at, end));
    return new OfItem(worst, state, red.toMinutes());
  }

  private static boolean red(ItemState state) {
    return state == ItemState.NOT_MET || state == ItemState.EXPIRED;
  }

  private static Json text(@Nullable ClientId client, Day day) {
    var items = new TreeMap<String, Json>();
    day.items()
        .forEach((item, it) ->
            items.put(
                item.code(),
                new Json.Obj(
                    Map.of(
                        "end", new Json.Text(it.end().code()),
                        "minutes", new Json.Num(it.minutes()),
                        "worst", new Json.Text(it.worst().code())))));
    return new Json.Obj(
        Map.of(
            "client", new Json.Text(client == null ? "" : client.toString()),
            "day", new Json.Text(day.day().toString()),
            "items", new Json.Obj(items),
            "v", new Json.Num(1)));
  }

  private static Day parse(PostureTable.Day kept) {
    var items = new EnumMap<Item, OfItem>(Item.class);
    var text = Bytes.of(kept.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    if (Json.parse(text) instanceof Json.Obj(var members)
        && members.get("items") instanceof Json.Obj(var all)) {
      all.forEach((item, it) -> items.put(Item.of(item), item(it)));
    }
    return new Day(kept.day(), true, items);
  }

  private static OfItem item(Json it) {
    if (it instanceof Json.Obj(var members)
        && members.get("worst") instanceof Json.Text(var worst)
        && members.get("end") instanceof Json.Text(var end)
        && members.get("minutes") instanceof Json.Num(var minutes)) {
      return new OfItem(ItemState.ofCode(worst), ItemState.ofCode(end), minutes);
    }
    throw new IllegalStateException("a kept day is as it was written");
  }

  private static Bytes join(List<Bytes> hashes) {
    var all = new java.io.ByteArrayOutputStream();
    hashes.forEach(it -> all.writeBytes(it.toArray()));
    return Bytes.of(all.toByteArray());
  }
}
