package denwaban.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.vault.TestVault;
import denwaban.watch.Rule;
import denwaban.watch.Watch;
import denwaban.watch.WatchTable;
import denwaban.watch.watchlist.WatchlistMatches;
import denwaban.watch.watchlist.WatchlistTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The day is asked about each minute: as many entries as are looked at must not take that long.
class BigDayTest {

  private static final Logger LOG = LoggerFactory.getLogger(BigDayTest.class);

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  /// On a machine that has other work; the rules then rest for [UnseenAlarms#REST] times as long.
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Test
  void a_day_of_as_many_entries_as_are_looked_at_is_asked_in_time() {
    var log = new TestLog(database, folder);
    var transactions = database.fence();
    var vault = new TestVault(database, folder).vault();
    var search = log.search();
    var watchlistMatches =
        new WatchlistMatches(transactions, new WatchlistTable(database.jdbc()), vault, search);
    var rules =
        List.<Rule>of(
            new ReadingWithoutCall(),
            new Volume(),
            new OffHours(),
            new RefusedAttempts(),
            new Silence(),
            new Canary(),
            new OwnFamily(),
            new PublicFigure(),
            new CanaryCaller());
    var clock = Clock.systemUTC();
    var book = new WatchTable(database.jdbc());
    var watch =
        new Watch(transactions, search, book, watchlistMatches, vault, log.door(), rules, clock);
    fill(UUID.randomUUID());

    var begin = System.nanoTime();
    var seen = watch.look(watch.today());
    var took = Duration.ofNanos(System.nanoTime() - begin);
    LOG.atInfo().log("a big day was asked in {} ms", took.toMillis());
    assertThat(seen.entries()).isEqualTo(100_000);
    assertThat(seen.alarms()).as("each reading has its call").isEmpty();
    assertThat(took).isLessThan(LONGEST);
  }

  /// Operators who seal messages and open them again: pairs of entries, at noon in Japan.
  private static void fill(UUID client) {
    var root = database.superuser();
    // entries without their outbox
    root.sql("set session_replication_role = replica").update();
    root.sql(
            """
            insert into audit_entry (log, idx, outbox_id, leaf)
            select :log, n, 1000000 + n, replace(replace(cast(json_build_object(
              'act', case n % 2 when 0 then 'message.kept' else 'object.header.released' end,
              'actor', lpad(to_hex((n / 2) % 5000), 8, '0') || '-0000-7000-8000-000000000000',
              'c', 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
              'client', '00000000-0000-7000-8000-0000000000aa',
              'obj', lpad(to_hex(n / 2), 8, '0') || '-0000-7000-8000-0000000000bb',
              'purpose', case n % 2 when 0 then 'operate' else 'correct' end,
              'result', 'done', 'role', 'operator',
              'session', '00000000-0000-7000-8000-0000000000cc',
              't', to_char(
                (date_trunc('day', now() at time zone 'Asia/Tokyo') + interval '12 hours')
                  at time zone 'Asia/Tokyo' at time zone 'UTC' + n * interval '100 milliseconds',
                'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'v', 1) as text), ' : ', ':'), ', ', ',')
            from generate_series(0, :last) n
            """)
        .param("log", client)
        .param("last", 99_999)
        .update();
    root.sql("set session_replication_role = origin").update();
  }
}
