package denwaban.terms.breach;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import denwaban.terms.ContractFile;
import denwaban.terms.ContractRecord;
import denwaban.terms.SignedStatement;
import denwaban.terms.SigningStatement;
import denwaban.terms.SigningStatement.Side;
import denwaban.terms.TestPasskey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both sides sign one thing: the electronic document, or one and the same paper.
class SignedFormsTest {

  private static final ClientId CLIENT = new ClientId(new UUID(7, 1));
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final TestPasskey OFFICE = TestPasskey.es256();
  private static final TestPasskey MEMBER = TestPasskey.es256();
  private static final ContractRecord RECORD = ContractRecord.standard(CLIENT).as(1, null);

  private static @Nullable Bytes scan(@Nullable String paper) {
    return paper == null ? null : Digest.sha256(Bytes.of(paper.getBytes()));
  }

  private static SigningStatement statement(Side side, @Nullable String paper) {
    var digest = RECORD.digest();
    var person = new PersonId(new UUID(7, 7));
    return new SigningStatement(CLIENT, 1, digest, digest, side, person, "高橋", NOW, scan(paper));
  }

  private static ContractFile.Version signed(@Nullable String office, @Nullable String client) {
    return new ContractFile.Version(
        RECORD,
        List.of(
            OFFICE.sign(statement(Side.OFFICE, office)),
            MEMBER.sign(statement(Side.CLIENT, client))));
  }

  private static String act(SignedStatement it) {
    return it.statement().scan() == null ? "contract.signed" : "contract.signed-on-paper";
  }

  /// With every signature in the log, by the act given or by its own.
  private static List<Breach> audited(ContractFile.Version version, @Nullable String act) {
    var found = new ArrayList<Breach>();
    var file = new ContractFile(List.of(version));
    var audit = new ContractAudit(file, false, (breach, _) -> found.add(breach));
    var index = 0L;
    for (var each : version.signatures()) {
      var named = Digest.sha256(each.statement().bytes()).base64();
      audit.entry(line(index++, act == null ? act(each) : act, named));
    }
    audit.entry(line(index, "contract.set", RECORD.digest().base64()));
    audit.finish();
    return found;
  }

  private static LogLine line(long index, String act, String object) {
    return new LogLine(index, NOW, act, object, "p", "admin", "manage", "s");
  }

  @ParameterizedTest
  @CsvSource({",", "paper,paper"})
  void in_one_form_it_is_signed(@Nullable String office, @Nullable String client) {
    var version = signed(office, client);
    assertThat(version.inOneForm()).isTrue();
    assertThat(version.scan()).isEqualTo(scan(office));
    assertThat(audited(version, null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"paper,", ",paper", "paper,another"})
  void in_two_it_is_not(@Nullable String office, @Nullable String client) {
    var version = signed(office, client);
    assertThat(version.inOneForm()).isFalse();
    assertThat(audited(version, null)).containsExactly(Breach.NOT_SIGNED);
  }

  @Test
  void the_log_says_of_each_in_which_form() {
    assertThat(audited(signed("paper", "paper"), "contract.signed"))
        .containsExactly(Breach.NOT_LOGGED, Breach.NOT_LOGGED);
    assertThat(audited(signed(null, null), "contract.signed-on-paper"))
        .containsExactly(Breach.NOT_LOGGED, Breach.NOT_LOGGED);
  }

  @Test
  void a_version_that_no_one_signed_has_no_scan() {
    var version = new ContractFile.Version(RECORD, List.of());
    assertThat(version.scan()).isNull();
    assertThat(audited(version, null))
        .containsExactly(Breach.NOT_SIGNED_BY_OFFICE, Breach.NOT_SIGNED);
  }
}
