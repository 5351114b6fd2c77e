package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.access.Role;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.kernel.ObjectId;
import denwaban.seal.json.Json;
import denwaban.storage.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A year of messages, new contracts, holds and crashes between any two steps: nothing outlives its
/// time by more than the contract allows, and nothing goes early. `test --long` has 25 seeds.
class RetentionYearTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final int DAYS = 365;

  @TempDir Path folder;

  private static final String EARLY_KEYS =
      """
      select count(*) from retention_key k join retention_lease l using (client_id, kind, week)
      where k.client_id = :client and k.decided_at is not null and k.decided_at <= :now
        and (l.due_at > k.decided_at or k.week + interval '7 days' > k.decided_at)
      """;

  private static final String LATE_KEYS =
      """
      select count(*) from retention_key k where k.client_id = :client and k.destroyed_at is null
        and k.week + interval '7 days' <= :now
        and not exists (select from retention_lease l where l.client_id = k.client_id
          and l.kind = k.kind and l.week = k.week and l.state = 'kept')
      """;

  private static final class Crash extends RuntimeException {}

  @Test
  void nothing_outlives_its_time_and_nothing_goes_early() throws Exception {
    var years = Often.times("simulated years", 1, 1, 25);
    var days = Often.times("days of each", 1, 120, DAYS);
    for (var seed = 1; seed <= years; seed++) year(seed, days);
  }

  private void year(long seed, int length) throws Exception {
    var chance = new Random(seed);
    var store = new Breaking(folder, chance);
    var kept = new HashMap<ObjectId, Instant>();
    try (var made = new TestRetention(database, Files.createDirectories(folder), store)) {
      var client = made.line.client();
      var second =
          TestClients.member(made.clients.add("second" + seed, KeyKind.X25519), Role.ADMIN);
      var days = 180;
      for (var day = 0; day < length; day++) {
        if (chance.nextInt(3) == 0) kept.put(made.keep("no " + day).object(), made.now);
        if (chance.nextInt(30) == 0) {
          days = 5 + chance.nextInt(60);
          made.contracts.sign(client, Map.of("retention.message", new Json.Num(days)), made.now);
        }
        if (chance.nextInt(40) == 0) {
          var until = made.now.plus(Duration.ofDays(1 + chance.nextInt(20)));
          var hold = made.holds.ask(client, null, "claim", until, made.line.admin());
          made.holds.approve(client, hold.id(), second);
        }
        made.pass(Duration.ofHours(20 + chance.nextInt(4)));
        crashing(made, store, chance);
        made.round();
        judge(made, days);
      }
      assertThat(kept).isNotEmpty();
      for (var object : kept.keySet()) {
        var state = made.state(object);
        assertThat(made.rows("vault_header", object.value()))
            .isEqualTo(state.equals("kept") ? 1 : 0);
        assertThat(store.remains(object)).hasSize(state.equals("kept") ? 1 : 0);
      }
    }
  }

  /// Three rounds that break off somewhere.
  private static void crashing(TestRetention made, Breaking store, Random chance) {
    for (var n = 0; n < 3; n++) {
      var steps = new int[] {chance.nextInt(8)};
      made.step =
          () -> {
            if (steps[0]-- == 0) throw new Crash();
          };
      store.breaks = chance.nextInt(4) == 0;
      try {
        made.round();
      } catch (Crash somewhere) {
        // goes on in the next round
      }
    }
    made.step = () -> {};
    store.breaks = false;
  }

  private static void judge(TestRetention made, int days) {
    var wrong =
        database
            .superuser()
            .sql(
                """
                select count(*) from retention_lease l where client_id = :client and kind = 'message'
                  and (
                    (state <> 'erased' and begins_at + make_interval(days => :days) <= :now
                      and not exists (select from retention_hold h where h.client_id = l.client_id
                        and h.approved_at is not null and h.ended_at is null and h.until > :now))
                    or (state <> 'kept' and decided_at < due_at)
                    or (state <> 'kept' and exists (select from retention_hold h
                      where h.client_id = l.client_id and h.approved_at < l.decided_at
                        and h.until > l.decided_at)))
                """)
            .param("client", made.line.client().value())
            .param("days", days)
            .param("now", Rows.utc(made.now))
            .query(Long.class)
            .single();
    assertThat(wrong).isZero();
    assertThat(count(made, EARLY_KEYS)).as("keys that went early").isZero();
    assertThat(count(made, LATE_KEYS)).as("keys that outlive their week").isZero();
  }

  private static long count(TestRetention made, String sql) {
    return database
        .superuser()
        .sql(sql)
        .param("client", made.line.client().value())
        .param("now", Rows.utc(made.now))
        .query(Long.class)
        .single();
  }

  /// A store that is away now and then.
  private static final class Breaking extends Passing {

    private final Random chance;
    boolean breaks;

    Breaking(Path folder, Random chance) {
      super(TestStorage.objects(folder));
      this.chance = chance;
    }

    @Override
    public boolean erase(ObjectId object) throws IOException {
      if (breaks && chance.nextBoolean()) throw new IOException("away");
      return super.erase(object);
    }
  }
}
