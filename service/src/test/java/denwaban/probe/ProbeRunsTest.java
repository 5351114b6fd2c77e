package denwaban.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.audit.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class ProbeRunsTest extends ProbeTest {

  private static final Instant READY = Instant.parse("2026-11-24T06:00:00Z");

  @Autowired ProbeResults results;
  @Autowired AuditLog audit;

  private Instant now = READY;

  @Test
  void a_run_is_kept_and_the_log_says_how_many_were_refused_and_which_were_not() {
    var id = probeRuns.run(null).orElseThrow();

    var run =
        transactions.office(() -> book.recent(ProbeTable.RUNS)).stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow();
    var seen = transactions.office(() -> book.of(run.id()));
    assertThat(run.refused() + run.notRefused() + run.known() + run.notTried())
        .isEqualTo(seen.size());
    assertThat(run.notRefused()).as("LeftOpen").isGreaterThanOrEqualTo(6);
    assertThat(seen).extracting(Observation::at).isSorted();
    assertThat(entries("probe.ran")).filteredOn(it -> it.contains(id.toString())).hasSize(1);
    assertThat(entries("probe.not-refused"))
        .filteredOn(it -> it.contains(run.id().toString()))
        .hasSize(Math.min(run.notRefused(), ProbeRuns.TOLD));
  }

  @Test
  void who_only_looks_has_it_run_once_an_hour() {
    var probeByHand = new ProbeByHand(probeRuns, results, () -> now);
    now = clock.instant().plus(ProbeByHand.YOUNG);
    var before = runs();
    assertThat(probeByHand.runUnlessYoung()).isEmpty();
    now = clock.instant().plusSeconds(60);
    assertThat(probeByHand.runUnlessYoung()).isPresent();
    assertThat(runs()).isEqualTo(before + 1);
    now = clock.instant().minusSeconds(1);
    assertThat(probeByHand.runUnlessYoung()).as("by a clock that was ahead").isEmpty();
    assertThat(runs()).isEqualTo(before + 2);
  }

  private long runs() {
    return database.superuser().sql("select count(*) from probe_run").query(Long.class).single();
  }

  @Test
  void a_clock_that_is_set_back_meanwhile_loses_no_run_and_hides_no_later_one() {
    now = clock.instant().plus(Duration.ofHours(9));
    Prober setsBack = (here, seen) -> now = clock.instant();
    var ahead = runsOf(setsBack).run(null).orElseThrow();
    var run = transactions.office(book::last).orElseThrow();
    assertThat(run.id()).isEqualTo(ahead);
    assertThat(run.ended()).isEqualTo(run.began());

    var later = runsOf(setsBack).run(null).orElseThrow();
    assertThat(transactions.office(book::last).orElseThrow().id()).isEqualTo(later);
  }

  private ProbeRuns runsOf(Prober prober) {
    return new ProbeRuns(List.of(prober), book, transactions, audit, ids, () -> now);
  }

  @Test
  void a_prober_that_breaks_off_is_told_of() {
    var broken =
        runsOf((here, seen) -> {
          throw new IllegalStateException("a fault");
        });
    now = clock.instant();
    broken.run(null);
    assertThat(results.last().orElseThrow().brokeOff()).isTrue();
    runsOf((here, seen) -> {}).run(null);
    assertThat(results.last().orElseThrow().brokeOff()).isFalse();
  }

  @Test
  void nothing_that_was_kept_can_be_changed_or_taken_away() {
    probeRuns.run(null);

    for (var sql :
        List.of(
            "delete from probe_observation",
            "update probe_observation set outcome = 'refused'",
            "delete from probe_run",
            "truncate probe_observation",
            "delete from probe_person")) {
      assertThatThrownBy(() -> transactions.office(() -> db.sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void an_administrator_sees_all_and_runs_it_a_member_sees_how_many_others_nothing() {
    probeRuns.run(null);
    var admin = signedIn(Role.ADMIN);
    var member = signedIn(Role.CLIENT_MEMBER);
    var operator = signedIn(Role.OPERATOR);

    var page = admin.get("/api/office/probe");
    assertThat(page.status()).isEqualTo(200);
    assertThat((List<?>) page.json().get("seen")).hasSizeGreaterThan(40);
    assertThat(page.json().get("expired")).isEqualTo(false);
    assertThat(page.text()).contains("GET /api/left-open").contains("not-refused");
    assertThat(page.json().get("daily")).isEqualTo("04:10");
    assertThat(page.json().get("afterStartSeconds")).isEqualTo(86_400);
    assertThat(Instant.parse(String.valueOf(page.json().get("next"))))
        .as("the setting of this test, not what is usual")
        .isEqualTo(clock.instant().plus(Duration.ofHours(24)));
    var summary = member.get("/api/probe");
    assertThat(summary.status()).isEqualTo(200);
    assertThat(summary.text()).contains("\"way\":\"api\"").doesNotContain("left-open");
    for (var refused :
        List.of(
            operator.get("/api/office/probe"),
            operator.get("/api/probe"),
            member.get("/api/office/probe"),
            member.post("/api/office/probe", Map.of()))) {
      assertThat(refused.status()).isEqualTo(403);
    }
    var before = transactions.office(() -> book.recent(ProbeTable.RUNS)).size();
    assertThat(admin.post("/api/office/probe", Map.of()).status()).isEqualTo(202);
    waitFor(() -> transactions.office(() -> book.recent(ProbeTable.RUNS)).size() == before + 1);
  }

  @Test
  void it_is_due_once_after_a_start_and_once_a_day() {
    var settings = new ProbeSettings(java.time.LocalTime.of(4, 10), Duration.ofMinutes(2));
    var soon = READY.plus(settings.afterStart());

    assertThat(Schedule.due(READY, null, soon.minusMillis(1), settings)).isFalse();
    assertThat(Schedule.due(READY, null, soon, settings)).isTrue();
    assertThat(Schedule.due(READY, soon, soon.plusSeconds(60), settings)).isFalse();
    var tomorrow = Instant.parse("2026-11-24T19:10:00Z"); // 04:10 in Japan
    assertThat(Schedule.due(READY, soon, tomorrow.minusMillis(1), settings)).isFalse();
    assertThat(Schedule.due(READY, soon, tomorrow, settings)).isTrue();
    assertThat(Schedule.due(READY, tomorrow, tomorrow.plusSeconds(10), settings)).isFalse();
  }

  @Test
  void a_clock_that_was_ahead_does_not_silence_it() {
    var settings = new ProbeSettings(java.time.LocalTime.of(4, 10), Duration.ofMinutes(2));
    var ahead = READY.plus(Duration.ofHours(9));

    assertThat(Schedule.due(ahead, null, READY, settings)).isTrue();
    assertThat(Schedule.due(READY, ahead, READY, settings)).isTrue();
    assertThat(Schedule.due(READY, READY, READY, settings)).isFalse();
    assertThat(Schedule.due(ahead, READY, READY, settings)).as("it ran since").isFalse();
  }

  @Test
  void the_next_one_comes_at_the_hour_that_was_set() {
    var late = new ProbeSettings(java.time.LocalTime.of(22, 30), Duration.ofHours(1));

    assertThat(Schedule.next(READY, null, late)).isEqualTo(READY.plus(Duration.ofHours(1)));
    var hour = Instant.parse("2026-11-24T13:30:00Z"); // 22:30 in Japan
    assertThat(Schedule.next(READY, hour.minusMillis(1), late)).isEqualTo(hour);
    assertThat(Schedule.next(READY, hour, late)).isEqualTo(hour.plus(Duration.ofDays(1)));
    assertThat(Schedule.next(READY, hour.plusMillis(1), late))
        .isEqualTo(hour.plus(Duration.ofDays(1)));
  }

  @Test
  void a_setting_that_would_put_it_off_for_ever_is_refused() {
    var at = java.time.LocalTime.of(4, 10);
    new ProbeSettings(at, Duration.ofSeconds(1));
    new ProbeSettings(at, Duration.ofHours(24));
    for (var wrong : List.of(Duration.ofMillis(999), Duration.ofHours(24).plusMillis(1))) {
      assertThatThrownBy(() -> new ProbeSettings(at, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void waitFor(java.util.function.BooleanSupplier done) {
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
