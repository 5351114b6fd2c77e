package denwaban.terms.breach;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import denwaban.terms.ContractFile;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import denwaban.terms.TestPasskey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What left in mails, held against what contract and client let out.
class DisclosureAuditTest {

  private static final ClientId CLIENT =
      new ClientId(UUID.fromString("01980000-0000-7000-8000-00000000c001"));
  private static final PersonId PERSON = new PersonId(new UUID(7, 7));
  private static final TestPasskey OFFICE = TestPasskey.es256();
  private static final TestPasskey MEMBER = TestPasskey.es256();

  private final List<Breach> found = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private ContractAudit audit;
  private long index;

  @BeforeEach
  void agreed() {
    var words = new Json.Arr(List.of(new Json.Text("caller-name"), new Json.Text("text")));
    var record = ContractRecord.standard(CLIENT).with(Map.of("notices.content", words));
    var signatures =
        List.of(
            OFFICE.sign(statement(record, SigningStatement.Side.OFFICE)),
            MEMBER.sign(statement(record, SigningStatement.Side.CLIENT)));
    var file = new ContractFile(List.of(new ContractFile.Version(record, signatures)));
    audit = new ContractAudit(file, false, (breach, _) -> found.add(breach));
    for (var it : signatures) {
      entry("contract.signed", Digest.sha256(it.statement().bytes()).base64());
    }
    entry("contract.set", record.digest().base64());
  }

  private SigningStatement statement(ContractRecord record, SigningStatement.Side side) {
    return new SigningStatement(
        CLIENT, record.version(), record.digest(), record.digest(), side, PERSON, "高橋", now);
  }

  private void entry(String act, String object) {
    audit.entry(new LogLine(index++, now, act, object, "", "service", "operate", ""));
    now = now.plus(Duration.ofMinutes(2));
  }

  private List<Breach> found() {
    audit.finish();
    return found;
  }

  @Test
  void what_both_let_out_is_no_breach() {
    entry("notice.approved", "a");
    entry("notice.disclosed.name", "m");
    entry("notice.disclosed.text", "m");
    assertThat(found()).isEmpty();
  }

  @Test
  void a_word_that_the_contract_does_not_name_is() {
    entry("notice.approved", "a");
    entry("notice.disclosed.subject", "m");
    assertThat(found()).containsExactly(Breach.DISCLOSED);
  }

  @Test
  void so_is_what_left_before_an_approval_and_after_it_was_taken_back() {
    entry("notice.disclosed.name", "m");
    entry("notice.approved", "a");
    entry("notice.disclosed.name", "m");
    entry("notice.approval-ended", "a");
    entry("notice.approved", "b");
    entry("notice.disclosed.name", "m");
    entry("notice.approval-ended", "b");
    entry("notice.disclosed.name", "m");
    assertThat(found()).containsExactly(Breach.DISCLOSED_UNAPPROVED, Breach.DISCLOSED_UNAPPROVED);
  }
}
