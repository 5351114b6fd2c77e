package denwaban.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.contract.TerminationEndpoint.Notice;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.seal.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Notice against a last day that the contract itself has.
class TerminationEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @TempDir static Path folder;

  private final Instant now = Instant.parse("2026-11-27T03:00:00Z");
  private final LocalDate last = LocalDate.of(2027, 3, 31);
  private final Instant end = last.plusDays(1).atStartOfDay(TOKYO).toInstant();
  private TestContracts contracts;
  private TestLine line;
  private TerminationEndpoint endpoint;

  @BeforeEach
  void open() {
    var log = new TestLog(database, folder);
    var clients = new TestClients(database, log.door());
    line = new TestLine(clients);
    contracts = new TestContracts(database, log.door());
    contracts.at(now);
    endpoint =
        new TerminationEndpoint(
            contracts.terminations(),
            contracts.contracts(),
            contracts.expiry(() -> now),
            clients.clients(),
            () -> now);
  }

  private void agree(boolean renews) {
    var values = new HashMap<>(TestContracts.whole());
    values.put("effectiveTo", new Json.Text(last.toString()));
    values.put("autoRenew", new Json.Text(renews ? "yes" : "no"));
    contracts.sign(line.client(), values, now);
  }

  @Test
  void no_notice_is_for_after_the_last_day() {
    agree(false);
    assertThatThrownBy(() -> endpoint.give(new Notice(end.plusMillis(1), "移転"), line.admin()))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.code()).isEqualTo("end-unfit");
              assertThat(it.text(Locale.ENGLISH)).contains("2027-03-31");
            });
    assertThat(contracts.terminations().of(line.client())).isEmpty();
    assertThat(endpoint.give(new Notice(end, "移転"), line.admin()).endsAt()).isEqualTo(end);
  }

  @Test
  void where_the_contract_renews_itself_the_notice_alone_ends_it() {
    agree(true);
    var later = end.plus(Duration.ofDays(30));
    assertThat(endpoint.give(new Notice(later, "移転"), line.admin()).endsAt()).isEqualTo(later);
  }
}
