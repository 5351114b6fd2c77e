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
  private final AtomicReference<@Nullable Clean> clean = new AtomicReference<>();

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
    return Set.of("canary.at-rest");
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
      findings.couldNot(
          "canary.at-rest", "封緘した目印が保存先に見当たりません。", "The sealed marker is not in the store.");
      return;
    }
    var began = clock.instant();
    var seen = new MarkerSearch(marker, since(it).minus(SLACK)).in(data);
    if (seen.found().isEmpty() && seen.read() >= seen.there()) {
      clean.set(new Clean(it.object(), began));
    }
    var mib = seen.read() >> 20;
    findings.add(
        "canary.at-rest",
        seen.found().isEmpty(),
        seen.there(),
        Math.min(seen.there(), seen.read()),
        seen.found().isEmpty()
            ? "封緘して保存した目印を、前の点検のあとに書かれたファイル %d MiB で探しました。平文では見つかりません%s。"
                .formatted(mib, elsewhere ? "（データベースは別の場所にあり、探せていません）" : "")
            : "封緘したはずの目印が、平文でファイル %d 個に見つかりました。".formatted(seen.found().size()),
        seen.found().isEmpty()
            ? "A marker was sealed and kept; %d MiB written since the last look do not have it in clear%s."
                .formatted(
                    mib, elsewhere ? " (the database is elsewhere and was not searched)" : "")
            : "The marker that was sealed stands in clear in %d files."
                .formatted(seen.found().size()));
  }

  /// Until when all files were searched, and this marker was in none of them: what was not written
  /// to since need not be read again.
  private record Clean(ObjectId marker, Instant until) {}

  private Instant since(CanaryTable.Canary it) {
    var last = clean.get();
    return last != null && last.marker().equals(it.object()) ? last.until() : it.at();
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
