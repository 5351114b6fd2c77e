package denwaban.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kyc.NumberOwnership.Contracted;
import denwaban.kyc.TestKyc;
import denwaban.seal.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// A number of the office's own is not answered for a client that was not verified.
class ProvidedNumberTest {

  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  private final ClientId client = new ClientId(UUID.randomUUID());
  private final CurrentUser admin =
      new CurrentUser(new PersonId(UUID.randomUUID()), Role.CLIENT_ADMIN, client, "s", "");
  private TestContracts contracts;

  ProvidedNumberTest() {
    contracts = new TestContracts(DATABASE, new TestLog(DATABASE, folder).door());
  }

  @BeforeEach
  void a_client() {
    TestKyc.client(DATABASE, client);
  }

  private void agreed(String ownership, Instant from) {
    var terms = new HashMap<>(TestContracts.whole());
    terms.put("numberOwnership", new Json.Text(ownership));
    contracts.sign(client, terms, from);
  }

  private boolean answered(Instant at) {
    return switch (contracts.answering().mayAnswer(client, at)) {
      case Decision.Allowed _ -> true;
      case Decision.Refused(var by, var why) -> {
        assertThat(why).isEqualTo(Decision.Reason.NOT_VERIFIED);
        assertThat(by.section()).isEqualTo("numberOwnership");
        yield false;
      }
    };
  }

  private void verified(String on, String company, String person) {
    TestKyc.verified(DATABASE, client, on, company, person);
  }

  @Test
  void a_number_of_the_clients_own_needs_none() {
    agreed("client", NOW);
    assertThat(answered(NOW)).isTrue();
  }

  @Test
  void without_a_record_it_is_refused_and_with_one_it_is_answered() {
    agreed("provider", NOW);
    assertThat(answered(NOW)).isFalse();
    verified("2026-11-28", "company-registry", "chip-face");
    assertThat(answered(NOW)).isTrue();
  }

  @Test
  void one_of_another_client_says_nothing() {
    agreed("provider", NOW);
    var other = new ClientId(UUID.randomUUID());
    TestKyc.client(DATABASE, other);
    TestKyc.verified(DATABASE, other, "2026-11-28", "company-registry", "chip-face");
    assertThat(answered(NOW)).isFalse();
  }

  @Test
  void one_by_a_method_that_had_ended_says_nothing_whoever_wrote_it() {
    agreed("provider", NOW);
    var after = Instant.parse("2027-04-02T00:00:00Z");
    verified("2027-04-01", "company-registry", "image-remote");
    assertThat(answered(after)).isFalse();
    verified("2027-04-01", "company-copy", "chip-face");
    assertThat(answered(after)).isFalse();
    verified("2027-03-31", "company-copy", "image-remote");
    assertThat(answered(after)).as("it counted then").isTrue();
  }

  @Test
  void one_of_tomorrow_or_of_no_method_says_nothing() {
    agreed("provider", NOW);
    verified("2026-11-29", "company-registry", "chip-face");
    assertThat(answered(NOW)).isFalse();
    verified("2026-11-28", "company-registry", "friend");
    assertThat(answered(NOW)).isFalse();
    verified("2026-11-28", "chip-face", "company-registry");
    assertThat(answered(NOW)).isFalse();
  }

  @Test
  void a_contract_after_the_change_needs_a_method_that_counts_then() {
    verified("2027-03-31", "company-registry", "image-remote");
    var change = Instant.parse("2027-03-31T15:00:00Z");
    agreed("provider", change);
    assertThat(answered(change)).isFalse();
    verified("2027-03-31", "company-registry", "chip-remote");
    assertThat(answered(change)).isTrue();
  }

  @Test
  void the_last_moment_before_the_change_is_before_it() {
    verified("2027-03-31", "company-registry", "image-remote");
    var before = Instant.parse("2027-03-31T14:59:59.999Z");
    agreed("provider", before);
    assertThat(answered(before)).isTrue();
    assertThat(answered(before.plusMillis(1))).as("it goes on").isTrue();
  }

  @Test
  void a_change_of_the_contract_after_it_asks_for_nothing_new() {
    agreed("provider", NOW);
    verified("2026-11-28", "company-registry", "image-remote");
    agreed("provider", Instant.parse("2027-06-01T00:00:00Z"));
    assertThat(answered(Instant.parse("2027-06-02T00:00:00Z"))).isTrue();
    // its own number for a while, and the office's again
    agreed("client", Instant.parse("2027-07-01T00:00:00Z"));
    agreed("provider", Instant.parse("2027-08-01T00:00:00Z"));
    assertThat(answered(Instant.parse("2027-07-02T00:00:00Z"))).isTrue();
    assertThat(answered(Instant.parse("2027-08-02T00:00:00Z"))).isFalse();
  }

  @Test
  void a_client_cannot_write_its_own_record() {
    agreed("provider", NOW);
    assertThatThrownBy(() ->
            DATABASE
                .fence()
                .run(
                    client,
                    () ->
                        TestKyc.verified(
                            DATABASE.jdbc(), client, "2026-11-28", "company-registry", "jpki")))
        .isInstanceOf(DataAccessException.class);
    assertThat(answered(NOW)).isFalse();
  }

  @Test
  void the_page_knows_since_when_and_until_when_records_are_kept() {
    var numbers = new ProvidedNumbers(new Agreements(DATABASE.jdbc()), contracts.terminations());
    assertThat(of(numbers, NOW)).isEqualTo(new Contracted(null, null));
    agreed("provider", NOW);
    assertThat(of(numbers, NOW)).isEqualTo(new Contracted(LocalDate.of(2026, 11, 28), null));
    var terms = new HashMap<>(TestContracts.whole());
    terms.put("numberOwnership", new Json.Text("provider"));
    terms.put("effectiveTo", new Json.Text("2027-01-31"));
    contracts.sign(client, terms, NOW.plusSeconds(60));
    assertThat(of(numbers, Instant.parse("2027-01-31T15:00:00Z")).ended()).isEqualTo("2027-01-31");
    assertThat(of(numbers, Instant.parse("2027-01-31T14:59:59Z")).ended()).isNull();
    var ends = Instant.parse("2026-12-31T03:00:00Z");
    contracts.at(NOW);
    contracts.terminations().give(client, Side.CLIENT, ends, "x", 14, 30, admin);
    assertThat(of(numbers, ends.minusSeconds(1)).ended()).isNull();
    assertThat(of(numbers, Instant.parse("2027-02-01T00:00:00Z")).ended()).isEqualTo("2026-12-31");
  }

  private Contracted of(ProvidedNumbers numbers, Instant at) {
    return DATABASE.fence().office(() -> numbers.of(client, at));
  }
}
