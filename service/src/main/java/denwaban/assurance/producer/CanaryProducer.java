package denwaban.assurance.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.AgeFile;
import denwaban.seal.crypto.Secret;
import denwaban.storage.ObjectStore;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Seals a marker each day as messages and recordings are sealed, keeps it in the store and in the
/// database, and then looks for it in clear in all files of this office: database, its write-ahead
/// log, objects, technical logs. The marker itself is in memory only while it is looked for.
///
/// What it cannot see: other machines, the swap file, a database or a bucket elsewhere.
@Component
final class CanaryProducer implements Producer {

  private static final String CHECK = "canary.at-rest";

  static final Duration FRESH = Duration.ofHours(20);

  /// Clocks of file systems are coarse.
  private static final Duration SLACK = Duration.ofMinutes(1);

  private static final Kek KEK = new Kek("audit-canary");

  private final CanaryTable table;
  private final TenantTransactions transactions;
  private final ObjectStore store;
  private final KeyVault keys;
  private final Ids ids;
  private final InstantSource clock;
  private final Path data;
  private final boolean elsewhere;
  private final AtomicReference<@Nullable Round> rounds = new AtomicReference<>();

  CanaryProducer(
      CanaryTable table,
      TenantTransactions transactions,
      ObjectStore store,
      KeyVault keys,
      Ids ids,
      InstantSource clock,
      @Value("${denwaban.data}") Path data,
      @Value("${denwaban.db.url:}") String database) {
    this.table = table;
    this.transactions = transactions;
    this.store = store;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
    this.data = data;
    this.elsewhere = !database.isEmpty();
  }

  @Override
  public Set<String> checks() {
    return Set.of(CHECK);
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(4);
  }

  @Override
  public void look(Findings findings) throws IOException {
    var canary = transactions.office(table::newest);
    if (canary.isEmpty() || canary.get().at().plus(FRESH).isBefore(clock.instant())) {
      set();
      canary = transactions.office(table::newest);
    }
    var it = canary.orElseThrow();
    var marker = marker(it);
    if (store.length(it.object(), 0).isEmpty()) {
      findings.couldNot(CHECK, "封緘した目印が保存先に見当たりません。", "The sealed marker is not in the store.");
      return;
    }
    var round = round(it);
    var seen = new MarkerSearch(marker, round.since().minus(SLACK)).in(data, round.after());
    // what was found or could not be read is looked at again
    if (seen.found().isEmpty() && seen.unreadable() == 0) rounds.set(round.went(seen.last()));
    say(findings, seen, round.since().equals(it.at()), elsewhere);
  }

  /// @param first whether nothing was searched for this marker before
  /// @param elsewhere whether the database is
  static void say(Findings findings, MarkerSearch.Seen seen, boolean first, boolean elsewhere) {
    if (seen.found().isEmpty() && seen.unreadable() > 0) {
      findings.couldNot(
          CHECK,
          "読めないファイルかフォルダーが %d 個あり、目印をすべては探せません。".formatted(seen.unreadable()),
          "%d files or folders cannot be read: the marker cannot be looked for in all of them."
              .formatted(seen.unreadable()));
      return;
    }
    if (first && seen.there() == 0) {
      findings.couldNot(
          CHECK, "目印を探すファイルがありません。", "There is no file in which to look for the marker.");
      return;
    }
    var read = Math.min(seen.there(), seen.read());
    findings.add(
        CHECK,
        seen.found().isEmpty(),
        seen.there(),
        read,
        seen.found().isEmpty()
            ? "封緘して保存した目印を、前の点検のあとに書かれたファイル %d MiB のうち %d MiB で探しました。平文では見つかりません%s%s。"
                .formatted(
                    seen.there() >> 20,
                    read >> 20,
                    seen.last() == null ? "" : "（残りは次の点検で探します）",
                    elsewhere ? "（データベースは別の場所にあり、探せていません）" : "")
            : "封緘したはずの目印が、平文でファイル %d 個に見つかりました。".formatted(seen.found().size()),
        seen.found().isEmpty()
            ? "A marker was sealed and kept; %d of %d MiB written since the last look do not have it in clear%s%s."
                .formatted(
                    read >> 20,
                    seen.there() >> 20,
                    seen.last() == null ? "" : " (the next look goes on from there)",
                    elsewhere ? " (the database is elsewhere and was not searched)" : "")
            : "The marker that was sealed stands in clear in %d files."
                .formatted(seen.found().size()));
  }

  /// A way through all files, in one look or in several.
  ///
  /// @param since what was not written to after that need not be read: it was, without the marker
  /// @param began when this way through them began
  /// @param after the file with which the last look ended; null at the begin
  private record Round(ObjectId marker, Instant since, Instant began, @Nullable Path after) {

    Round went(@Nullable Path last) {
      return last == null
          ? new Round(marker, began, began, null)
          : new Round(marker, since, began, last);
    }
  }

  private Round round(CanaryTable.Canary it) {
    var last = rounds.get();
    var now = clock.instant();
    if (last == null || !last.marker().equals(it.object())) {
      return new Round(it.object(), it.at(), now, null);
    }
    return last.after() != null ? last : new Round(it.object(), last.since(), now, null);
  }

  private void set() throws IOException {
    var marker = Secret.make().text();
    var object = new ObjectId(ids.next());
    var sealed = AgeFile.sealForNoOne(Bytes.of(marker.getBytes(UTF_8)));
    var wrapped = keys.wrap(KEK, marker.getBytes(UTF_8), place(object));
    store.put(object, 0, sealed.toArray());
    transactions.office(
        () -> table.add(new CanaryTable.Canary(object, clock.instant(), wrapped), sealed));
  }

  private String marker(CanaryTable.Canary it) throws IOException {
    return keys.unwrap(KEK, it.wrapped(), place(it.object()))
        .map(plain -> new String(plain.toArray(), UTF_8))
        .orElseThrow(() -> new IOException("the marker does not unwrap"));
  }

  private static byte[] place(ObjectId object) {
    return ("assurance-canary|" + object).getBytes(UTF_8);
  }
}
