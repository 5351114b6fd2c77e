package denwaban.terms.breach;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import denwaban.terms.ContractRecord;
import denwaban.terms.HostList;
import denwaban.terms.SubprocessorTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whether the client had agreed to a host when something was sent there, to the second.
class HostConsentsTest {

  private static final Duration LATE = Duration.ofMinutes(1);
  private static final Duration NOTICE = Duration.ofDays(14);
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final String HOST = HostList.named("a.example");

  private final HostConsents consents = new HostConsents(LATE);

  private static SubprocessorTerms terms(String policy) {
    var cells =
        Map.<String, Json>of(
            "name", new Json.Text("通知会社"),
            "corporateNumber", new Json.Text(""),
            "country", new Json.Text("JP"),
            "service", new Json.Text("mail"),
            "hosts", new Json.Text("*.named.example named.example"),
            "from", new Json.Text("2026-12-01"));
    return SubprocessorTerms.of(
        ContractRecord.standard(new ClientId(new UUID(1, 1)))
            .with(
                Map.of(
                    "subprocessors.policy", new Json.Text(policy),
                    "subprocessors.notice", new Json.Num(NOTICE.toDays()),
                    "subprocessors", new Json.Arr(List.of(new Json.Obj(cells))))));
  }

  private @Nullable Breach sent(String policy, Instant at) {
    return consents.breach(terms(policy), HOST, at);
  }

  private void answered(String answer, Duration before) {
    consents.answered(HOST, NOW.minus(before), "subprocessor." + answer, "client-admin");
  }

  @Test
  void what_the_text_names_is_agreed_from_its_day_on() {
    var terms = terms("named");
    var named = HostList.named("named.example");
    assertThat(consents.breach(terms, named, NOW)).isNull();
    assertThat(consents.breach(terms, HostList.named("*.named.example"), NOW)).isNull();
    assertThat(consents.breach(terms, named, NOW.minus(Duration.ofHours(9)))).isNull();
    assertThat(consents.breach(terms, named, NOW.minus(Duration.ofHours(9)).minusSeconds(1)))
        .isEqualTo(Breach.HOST_NOT_AGREED);
    assertThat(consents.breach(terms, HOST, NOW)).isEqualTo(Breach.HOST_NOT_AGREED);
  }

  @Test
  void an_approval_counts_from_its_moment_on_where_approvals_count() {
    answered("approved", Duration.ZERO);
    assertThat(sent("prior-approval", NOW)).isNull();
    assertThat(sent("general-notice", NOW)).isNull();
    assertThat(sent("named", NOW)).isEqualTo(Breach.HOST_NOT_AGREED);
    assertThat(sent("prior-approval", NOW.minus(LATE))).isNull();
    assertThat(sent("prior-approval", NOW.minus(LATE).minusSeconds(1)))
        .isEqualTo(Breach.HOST_NOT_AGREED);
  }

  @Test
  void an_objection_takes_an_approval_back_and_an_approval_an_objection() {
    answered("approved", Duration.ofHours(3));
    answered("objected", Duration.ofHours(2));
    assertThat(sent("prior-approval", NOW)).isEqualTo(Breach.HOST_NOT_AGREED);
    assertThat(sent("prior-approval", NOW.minus(Duration.ofHours(2)))).as("just then").isNull();
    answered("approved", Duration.ofHours(1));
    assertThat(sent("prior-approval", NOW)).isNull();
  }

  @Test
  void whom_the_client_was_told_of_may_begin_when_the_notice_is_over() {
    consents.asked(HOST, NOW);
    var over = NOW.plus(NOTICE);
    assertThat(sent("general-notice", over)).isNull();
    assertThat(sent("general-notice", over.minus(LATE))).isNull();
    assertThat(sent("general-notice", over.minus(LATE).minusSeconds(1)))
        .isEqualTo(Breach.HOST_TOO_SOON);
    assertThat(sent("prior-approval", over)).isEqualTo(Breach.HOST_NOT_AGREED);
    consents.asked(HOST, NOW.plus(Duration.ofDays(1)));
    assertThat(sent("general-notice", over)).as("told twice").isNull();
  }

  @Test
  void whom_the_client_objected_to_may_not_begin_when_the_notice_is_over() {
    consents.asked(HOST, NOW.minus(NOTICE));
    assertThat(sent("general-notice", NOW)).isNull();
    answered("objected", Duration.ofDays(1));
    assertThat(sent("general-notice", NOW)).isEqualTo(Breach.HOST_NOT_AGREED);
  }

  @Test
  void what_another_than_the_client_approves_is_not_approved() {
    consents.answered(HOST, NOW, "subprocessor.approved", "admin");
    assertThat(sent("prior-approval", NOW)).isEqualTo(Breach.HOST_NOT_AGREED);
  }
}
