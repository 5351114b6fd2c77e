package denwaban.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.vault.TestVault;
import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.Rule;
import denwaban.watch.Watch;
import denwaban.watch.WatchTable;
import denwaban.watch.watchlist.WatchlistMatches;
import denwaban.watch.watchlist.WatchlistTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
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

  private static final UUID LOG_ID = UUID.randomUUID();
  private static final int MANY = 100_000;

  /// On a machine that has other work; the rules then rest for [UnseenAlarms#REST] times as long.
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Watch watch;

  @BeforeEach
  void open() {
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
            new CanaryCaller(),
            ActRules.breakGlassUsed(),
            new TooManyEntries());
    var clock = Clock.systemUTC();
    var book = new WatchTable(database.jdbc());
    watch =
        new Watch(transactions, search, book, watchlistMatches, vault, log.door(), rules, clock);
  }

  @Test
  void a_day_of_as_many_entries_as_are_looked_at_is_asked_in_time() {
    fill(UUID.randomUUID());

    var begin = System.nanoTime();
    var seen = watch.look(watch.today());
    var took = Duration.ofNanos(System.nanoTime() - begin);
    LOG.atInfo().log("a big day was asked in {} ms", took.toMillis());
    assertThat(seen.entries()).isEqualTo(MANY);
    assertThat(seen.alarms())
        .as("each reading has its call, and there may be more entries")
        .containsExactly(new Alarm("not-whole", null, null, List.of(), 0));
    assertThat(took).isLessThan(LONGEST);
  }

  @Test
  void new_headers_of_the_evening_before_hide_nothing() {
    var day = watch.today().minusDays(20);
    entries(day.minusDays(1), 13, MANY, "object.header.released", "reheader");
    entries(day, 23, 1, "glass.broken", "manage");

    var seen = watch.look(day);
    assertThat(seen.alarms()).extracting(Alarm::rule).containsExactly("broken-glass");
    assertThat(seen.day().whole()).isTrue();
  }

  @Test
  void calls_of_the_evening_before_do_not_hide_the_last_of_them() {
    var day = watch.today().minusDays(30);
    entries(day.minusDays(1), 13, MANY, "call.shown", "operate");
    entries(day.minusDays(1), 23, 1, "message.kept", "operate");
    entries(day, 7, 1, "object.header.released", "correct");
    assertThat(watch.look(day).alarms()).isEmpty();
  }

  @Test
  void new_headers_hide_nothing_of_their_own_day_and_it_rings() {
    var day = watch.today().minusDays(40);
    entries(day, 9, MANY, "object.header.released", "reheader");
    entries(day, 23, 1, "glass.broken", "manage");

    var seen = watch.look(day);
    assertThat(seen.alarms()).extracting(Alarm::rule).containsExactly("broken-glass", "not-whole");
    assertThat(seen.day().whole()).isFalse();
  }

  /// Of one operator, or a member's browser, about one object.
  private static void entries(LocalDate day, int hour, int count, String act, String purpose) {
    var root = database.superuser();
    root.sql("set session_replication_role = replica").update();
    root.sql(
            """
            insert into audit_entry (log, idx, outbox_id, leaf)
            select :log, first + n, first + n, replace(replace(cast(json_build_object(
              'act', :act, 'actor', '00000000-0000-7000-8000-0000000000ff',
              'obj', '00000000-0000-7000-8000-0000000000bb',
              'purpose', :purpose, 'result', 'done',
              'role', case :purpose when 'reheader' then 'client-admin' else 'operator' end,
              't', to_char(
                cast(:from as timestamptz) at time zone 'UTC' + n * interval '100 milliseconds',
                'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'v', 1) as text), ' : ', ':'), ', ', ',')
            from generate_series(0, :last) n,
              (select coalesce(max(outbox_id), 2000000) + 1 as first from audit_entry) it
            """)
        .param("log", LOG_ID)
        .param("act", act)
        .param("purpose", purpose)
        .param("from", day.atTime(hour, 0).atZone(Day.ZONE).toInstant().toString())
        .param("last", count - 1)
        .update();
    root.sql("set session_replication_role = origin").update();
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
        .param("last", MANY - 1)
        .update();
    root.sql("set session_replication_role = origin").update();
  }
}
