package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.contract.TestContracts;
import denwaban.contract.termination.Termination;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A contract with a last day ends by itself, is known to end 60 days before, and goes on if later
/// terms are agreed in time.
class ExpiryTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private final TestRetention made;
  private final ClientId client;
  private final LocalDate last;

  ExpiryTest(@TempDir Path folder) {
    made = new TestRetention(database, folder);
    client = made.line.client();
    last = LocalDate.ofInstant(made.now, TOKYO).plusDays(100);
  }

  @BeforeEach
  void a_contract_with_a_last_day() {
    agree(last, false);
  }

  @AfterEach
  void close() {
    made.close();
  }

  private Map<String, Json> terms(LocalDate until, boolean renews) {
    var values = new HashMap<>(TestContracts.whole());
    values.put("effectiveTo", new Json.Text(until.toString()));
    values.put("autoRenew", new Json.Text(renews ? "yes" : "no"));
    return values;
  }

  private void agree(LocalDate until, boolean renews) {
    made.contracts.sign(client, terms(until, renews), made.now);
  }

  private Instant end() {
    return last.plusDays(1).atStartOfDay(TOKYO).toInstant();
  }

  private void at(Instant moment) {
    made.pass(Duration.between(made.now, moment));
    made.contracts.at(moment);
    made.round();
  }

  private Optional<Termination> known() {
    return made.terminations.of(client);
  }

  private List<String> acts(String act) {
    return made.log.outbox(client).stream().filter(it -> it.contains("\"" + act + "\"")).toList();
  }

  @Test
  void its_end_is_known_sixty_days_before_and_told_once() {
    at(end().minus(Duration.ofDays(60)).minusMillis(1));
    assertThat(known()).isEmpty();
    at(end().minus(Duration.ofDays(60)));
    at(made.now.plusSeconds(60));
    var found = known().orElseThrow();
    assertThat(found.side()).isEqualTo(Side.TERM);
    assertThat(found.endsAt()).isEqualTo(end());
    assertThat(found.returnBy()).isEqualTo(end().plus(Duration.ofDays(14)));
    assertThat(found.eraseAt()).isEqualTo(end().plus(Duration.ofDays(30)));
    assertThat(acts("contract.runs-out")).hasSize(1);
    assertThat(made.terminations.ended(client)).isFalse();
  }

  @Test
  void after_its_days_all_is_erased_and_the_last_certificate_says_so() throws Exception {
    at(end().minus(Duration.ofDays(1)));
    var message = made.keep("折り返しお電話ください");
    at(end());
    assertThat(made.terminations.ended(client)).as("its people read nothing from now on").isTrue();
    at(end().plus(Duration.ofDays(30)).minusMillis(1));
    assertThat(made.state(message.object())).isEqualTo("kept");
    assertThat(known().orElseThrow().closedAt()).isNull();
    at(end().plus(Duration.ofDays(30)));
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
    assertThat(known().orElseThrow().closedAt()).isNotNull();
    assertThatThrownBy(() -> agree(last.plusYears(1), false))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("contract-over"));
  }

  @Test
  void the_client_can_let_it_all_go_sooner() throws Exception {
    at(end().minus(Duration.ofDays(1)));
    var message = made.keep("折り返しお電話ください");
    assertThatThrownBy(() -> made.terminations.received(client, made.line.admin()))
        .isInstanceOf(Problem.class);
    at(end());
    made.terminations.received(client, made.line.admin());
    made.round();
    assertThat(made.state(message.object())).isEqualTo("erased");
  }

  @Test
  void later_terms_in_time_take_the_end_back() throws Exception {
    at(end().minus(Duration.ofDays(1)));
    var message = made.keep("折り返しお電話ください");
    var due = made.lease(message.object().value()).get("due_at");
    at(end().plus(Duration.ofDays(29)));
    agree(last.plusYears(1), false);
    assertThat(known()).isEmpty();
    assertThat(acts("contract.renewed")).hasSize(1);
    assertThat(made.terminations.ended(client)).isFalse();
    at(end().plus(Duration.ofDays(31)));
    assertThat(made.state(message.object())).isEqualTo("kept");
    assertThat(made.lease(message.object().value())).containsEntry("due_at", due);
    assertThat(
            database
                .superuser()
                .sql("select count(*) from retention_lease where kind in ('client', 'kyc')")
                .query(Long.class)
                .single())
        .isZero();
  }

  /// As a round that read the terms before the client signed others, and wrote after it.
  @Test
  void an_end_that_was_said_in_the_moment_of_new_terms_is_taken_back() throws Exception {
    at(end().minus(Duration.ofDays(50)));
    var message = made.keep("折り返しお電話ください");
    agree(last.plusDays(5), false);
    made.terminations.runsOut(client, end(), 14, 30);
    assertThat(known().orElseThrow().endsAt()).isEqualTo(end());
    made.round();
    assertThat(known().orElseThrow().endsAt()).isEqualTo(end().plus(Duration.ofDays(5)));

    agree(last.plusYears(1), true);
    made.terminations.runsOut(client, end(), 14, 30);
    made.round();
    assertThat(known()).isEmpty();
    at(end().plus(Duration.ofDays(31)));
    assertThat(made.terminations.ended(client)).isFalse();
    assertThat(made.state(message.object())).isEqualTo("kept");
  }

  @Test
  void terms_with_the_same_last_day_change_nothing_and_those_that_renew_themselves_end_never() {
    at(end().minus(Duration.ofDays(50)));
    var known = known();
    agree(last, false);
    assertThat(known()).isEqualTo(known);
    agree(last, true);
    assertThat(known()).isEmpty();
    at(end().plus(Duration.ofDays(400)));
    assertThat(known()).isEmpty();
  }

  @Test
  void terms_agreed_for_the_day_after_are_no_end() {
    at(end().minus(Duration.ofDays(70)));
    var from = end();
    made.contracts.sign(client, terms(last.plusYears(1), false), made.now, from);
    at(end().minus(Duration.ofDays(1)));
    assertThat(known()).isEmpty();
    at(end().plus(Duration.ofDays(1)));
    assertThat(known()).isEmpty();
  }

  @Test
  void what_is_noticed_late_leaves_the_days_of_return() {
    var late = end().plus(Duration.ofDays(200));
    at(late);
    var found = known().orElseThrow();
    assertThat(found.endsAt()).isEqualTo(end());
    assertThat(found.returnBy()).isEqualTo(late.plus(Duration.ofDays(14)));
    assertThat(found.eraseAt()).isEqualTo(late.plus(Duration.ofDays(14)));
  }

  @Test
  void a_clock_in_doubt_ends_nothing() {
    made.pass(Duration.between(made.now, end().plusSeconds(1)));
    made.contracts.at(made.now);
    made.rounds.round(client, false);
    assertThat(known()).isEmpty();
  }

  @Test
  void a_notice_of_an_earlier_end_takes_its_place_until_the_last_day_is_over() {
    var admin = made.line.admin();
    at(end().minus(Duration.ofDays(50)));
    var ends = made.now.plus(Duration.ofDays(1));
    made.terminations.give(client, Side.CLIENT, ends, "移転", 14, 30, admin);
    assertThat(known().orElseThrow().side()).isEqualTo(Side.CLIENT);
    made.terminations.withdraw(client, Side.CLIENT, admin);
    made.round();
    assertThat(known().orElseThrow().side()).isEqualTo(Side.TERM);
    assertThatThrownBy(() -> made.terminations.withdraw(client, Side.CLIENT, admin))
        .isInstanceOf(Problem.class);
    at(end());
    assertThatThrownBy(() -> made.terminations.give(client, Side.CLIENT, null, "移転", 14, 30, admin))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("already-ending"));
  }

  @Test
  void that_it_will_end_makes_nothing_due_sooner_by_sql() throws Exception {
    at(end().minus(Duration.ofDays(50)));
    var message = made.keep("折り返しお電話ください");
    assertThatThrownBy(() ->
            database
                .fence()
                .run(
                    client,
                    () ->
                        database
                            .jdbc()
                            .sql("update retention_lease set due_at = begins_at where subject = ?")
                            .param(message.object().value())
                            .update()))
        .hasStackTraceContaining("it is not due yet");
  }
}
