package denwaban.contract.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The moments between which each step is possible.
class TerminationsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Duration MOMENT = Duration.ofMillis(1);

  @TempDir static Path folder;

  private Instant now = Instant.parse("2026-11-27T03:00:00Z");
  private Terminations terminations;
  private ClientId client;
  private CurrentUser admin;

  @BeforeEach
  void open() {
    var log = new TestLog(database, folder);
    var line = new TestLine(new TestClients(database, log.door()));
    client = line.client();
    admin = line.admin();
    terminations = TestTerminations.over(database, log.door(), () -> now);
  }

  private Termination give(@Nullable Instant ends) {
    return terminations.give(client, Side.CLIENT, ends, "移転", 14, 30, admin);
  }

  private static void refused(String code, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  @Test
  void notice_is_for_now_at_the_earliest_and_for_a_leap_year_ahead_at_the_latest() {
    refused("end-unfit", () -> give(now.minus(MOMENT)));
    refused("end-unfit", () -> give(now.plus(Duration.ofDays(366)).plus(MOMENT)));
    assertThat(give(now.plus(Duration.ofDays(366))).endsAt())
        .isEqualTo(now.plus(Duration.ofDays(366)));
    refused("already-ending", () -> give(null));
    terminations.withdraw(client, Side.CLIENT, admin);
    assertThat(give(null).endsAt()).isEqualTo(now);
  }

  @Test
  void data_are_returned_before_all_is_due_whatever_the_contract_says_is_longer() {
    var end = terminations.give(client, Side.CLIENT, null, "移転", 60, 30, admin);
    assertThat(end.returnBy()).isEqualTo(now.plus(Duration.ofDays(60)));
    assertThat(end.eraseAt()).isEqualTo(end.returnBy());
  }

  @Test
  void the_end_begins_at_its_moment() {
    var ends = now.plus(Duration.ofDays(1));
    give(ends);
    now = ends.minus(MOMENT);
    assertThat(terminations.ended(client)).isFalse();
    refused("not-ended", () -> terminations.received(client, admin));
    now = ends;
    assertThat(terminations.ended(client)).isTrue();
    refused("not-withdrawn", () -> terminations.withdraw(client, Side.CLIENT, admin));
    refused("contract-over", () -> terminations.mustGoOn(client));
    terminations.received(client, admin);
    assertThat(terminations.of(client).orElseThrow().due()).isEqualTo(ends);
    now = now.plus(MOMENT);
    refused("not-ended", () -> terminations.received(client, admin));
    assertThat(terminations.of(client).orElseThrow().receivedAt()).isEqualTo(ends);
  }

  @Test
  void it_is_withdrawn_until_its_moment_by_the_side_that_gave_it_and_then_it_is_none() {
    var ends = now.plus(Duration.ofDays(1));
    give(ends);
    assertThat(terminations.all()).extracting(Termination::client).contains(client);
    now = ends.minus(MOMENT);
    refused("not-withdrawn", () -> terminations.withdraw(client, Side.OFFICE, admin));
    terminations.withdraw(client, Side.CLIENT, admin);
    assertThat(terminations.of(client)).isEmpty();
    assertThat(terminations.all()).extracting(Termination::client).doesNotContain(client);
    terminations.mustGoOn(client);
    now = ends;
    assertThat(terminations.ended(client)).isFalse();
  }

  @Test
  void one_that_runs_out_is_known_sixty_days_before() {
    var ends = now.plus(Duration.ofDays(60)).plus(MOMENT);
    terminations.runsOut(client, ends, 14, 30);
    assertThat(terminations.of(client)).isEmpty();
    now = now.plus(MOMENT);
    terminations.runsOut(client, ends, 14, 30);
    assertThat(terminations.of(client).orElseThrow().side()).isEqualTo(Side.TERM);
    assertThat(give(ends.minus(MOMENT)).side())
        .as("a notice comes before it")
        .isEqualTo(Side.CLIENT);
  }
}
