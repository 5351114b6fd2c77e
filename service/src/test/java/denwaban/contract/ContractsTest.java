package denwaban.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ContractsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private TestContracts made;

  @BeforeEach
  void open() {
    made = new TestContracts(database, new TestLog(database, folder).door());
  }

  @Test
  void without_a_contract_nothing_is_allowed() {
    var none = new Decision.Refused(new Clause(0, "contract"), Decision.Reason.NO_CONTRACT);
    assertThat(made.contracts().mayAnswer(aoba, START)).isEqualTo(none);
    assertThat(made.contracts().mayRecord(aoba, START)).isEqualTo(none);
  }

  @Test
  void terms_hold_from_their_first_moment_and_every_answer_names_its_clause() {
    made.agree(aoba, Terms.Recording.NOTICE, START);

    assertThat(made.contracts().mayAnswer(aoba, START.minusNanos(1000)))
        .isInstanceOf(Decision.Refused.class);
    assertThat(made.contracts().mayAnswer(aoba, START))
        .isEqualTo(new Decision.Allowed(new Clause(1, "answering")));
    assertThat(made.contracts().mayRecord(aoba, START))
        .isEqualTo(new Decision.Allowed(new Clause(1, "recording.notice")));
  }

  @Test
  void newer_terms_may_forbid_recording() {
    made.agree(aoba, Terms.Recording.NOTICE, START);
    made.agree(aoba, Terms.Recording.NEVER, START.plusSeconds(60));

    assertThat(made.contracts().mayRecord(aoba, START.plusSeconds(59)))
        .isInstanceOf(Decision.Allowed.class);
    assertThat(made.contracts().mayRecord(aoba, START.plusSeconds(60)))
        .isEqualTo(
            new Decision.Refused(new Clause(2, "recording.never"), Decision.Reason.NOT_AGREED));
  }

  @Test
  void anothers_contract_allows_us_nothing() {
    made.agree(aoba, Terms.Recording.NOTICE, START);
    assertThat(made.contracts().mayAnswer(new ClientId(UUID.randomUUID()), START))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void recording_without_a_notice_cannot_be_written_down() {
    assertThatThrownBy(() -> terms(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> terms("あ".repeat(401))).isInstanceOf(IllegalArgumentException.class);
    terms("あ".repeat(400));
  }

  private Terms terms(String notice) {
    return new Terms(
        aoba,
        1,
        Terms.Recording.NOTICE,
        notice,
        "This call is recorded.",
        Period.ofDays(1),
        Period.ofDays(1),
        START);
  }
}
