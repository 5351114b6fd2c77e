package denwaban.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.database.AtOnce;
import denwaban.database.Rows;
import denwaban.http.outbound.FlowRegister;
import denwaban.http.outbound.NotListed;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/// The register of sub-processors, what a client says to it, and that nothing goes anywhere else.
class SubprocessorsTest extends SigningHouse {

  private static final String REGISTER = "/api/office/subprocessors";
  private static final String OWN_LIST = "/api/subprocessors";

  @Autowired FlowRegister flows;

  /// Of this test alone: what went somewhere today is remembered.
  private final String domain = "t" + UUID.randomUUID() + ".example";

  private final String hook = "hooks." + domain;

  private int before;

  @BeforeEach
  void only_what_comes_from_here_on() {
    before = acts("%").size();
  }

  private List<String> since(String start) {
    var all = acts("%");
    return all.subList(before, all.size()).stream().filter(it -> it.startsWith(start)).toList();
  }

  private static Map<String, Object> chat(String host) {
    return new HashMap<>(
        Map.of(
            "name", "チャット株式会社",
            "country", "JP",
            "service", "chat",
            "data", "お知らせの件数と時刻",
            "hosts", host,
            "from", "2026-01-01"));
  }

  private String added(Map<String, Object> body) {
    var answer = office.post(REGISTER, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return String.valueOf(answer.json().get("id"));
  }

  private void answered(String id, boolean approve) {
    var answer = client.post(OWN_LIST + "/" + id + "/answer", Map.of("approve", approve));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private void goes(String host) throws NotListed {
    flows.permit(host, "slack", AOBA);
  }

  private void isRefused(String host) {
    assertThatExceptionOfType(NotListed.class).isThrownBy(() -> goes(host));
  }

  @Test
  void nothing_goes_anywhere_before_the_client_approves_and_after_it_objects() throws Exception {
    agreed(0, whole());
    isRefused(hook);
    var id = added(chat(hook + " *.files." + domain));
    isRefused(hook);
    assertThat(client.get(OWN_LIST).text())
        .contains("\"state\":\"asked\"")
        .containsPattern("\"stateAt\":\"2");
    answered(id, true);
    goes(hook);
    goes("a.files." + domain);
    isRefused(domain);
    isRefused("evil" + hook);
    answered(id, false);
    isRefused(hook);
    answered(id, true);
    goes(hook);
    assertThat(office.post(REGISTER + "/" + id + "/end", Map.of()).status()).isEqualTo(204);
    isRefused(hook);
    assertThat(since("flow."))
        .containsExactly(
            "flow.refused", // on no list
            "flow.began",
            "flow.began",
            "flow.refused",
            "flow.refused",
            "flow.refused", // objected
            "flow.began",
            "flow.refused"); // ended
    assertThat(since("subprocessor."))
        .containsExactly(
            "subprocessor.asked", "subprocessor.asked",
            "subprocessor.approved", "subprocessor.approved",
            "subprocessor.objected", "subprocessor.objected",
            "subprocessor.approved", "subprocessor.approved",
            "subprocessor.ended", "subprocessor.ended");
  }

  @Test
  void two_who_add_the_same_at_the_same_moment_add_it_once() {
    var said =
        AtOnce.both(database, "subprocessor", () -> office.post(REGISTER, chat(hook)).status());
    assertThat(said).containsExactlyInAnyOrder(201, 409);
  }

  @Test
  void the_same_is_who_does_the_same_for_us_at_the_same_hosts() {
    added(chat(hook));
    assertThat(office.post(REGISTER, chat(hook)).text()).contains("subprocessor-again");
    for (var other : Map.of("name", "別の株式会社", "service", "push", "hosts", domain).entrySet()) {
      var body = chat(hook);
      body.put(other.getKey(), other.getValue());
      added(body);
    }
  }

  @Test
  void a_first_contract_names_those_of_the_register_and_signing_it_approves_them()
      throws Exception {
    added(chat(hook));
    isRefused(hook);
    agreed(0, whole());
    goes(hook);
    assertThat(client.get(OWN_LIST).text()).contains("\"named\":true");
  }

  @Test
  void under_general_notice_one_begins_when_the_notice_is_over() throws Exception {
    var terms = whole();
    terms.put("subprocessors.policy", "general-notice");
    agreed(0, terms);
    var id = added(chat(hook));
    told(id, Duration.ofDays(30).minusMinutes(1));
    isRefused(hook);
    told(id, Duration.ofDays(30).plusMinutes(1));
    goes(hook);
    answered(id, false);
    isRefused(hook);
  }

  private void told(String id, Duration before) {
    var at = clock.instant().minus(before);
    var done =
        database
            .superuser()
            .sql(
                """
                update subprocessor_consent set asked_at = :at
                where subprocessor_id = :id and client_id = :client
                """)
            .param("client", AOBA.value())
            .param("at", Rows.utc(at))
            .param("id", UUID.fromString(id))
            .update();
    assertThat(done).isOne();
  }

  @ParameterizedTest
  @CsvSource({"named", "prohibited"})
  void where_the_contract_leaves_nothing_to_approve_an_approval_is_refused(String policy) {
    var terms = whole();
    terms.put("subprocessors.policy", policy);
    agreed(0, terms);
    var id = added(chat(hook));
    var answer = client.post(OWN_LIST + "/" + id + "/answer", Map.of("approve", true));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("subprocessor-by-contract");
    isRefused(hook);
    // objecting is always heard
    answered(id, false);
  }

  @Test
  void a_contract_that_allows_none_names_none() {
    added(chat(hook));
    var terms = whole();
    terms.put("subprocessors.policy", "prohibited");
    assertThat(draft(0, null, terms).status()).isEqualTo(422);
    terms.put("subprocessors", List.of());
    assertThat(draft(0, null, terms).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"country,Japan", "hosts,https://x.example/", "from,tomorrow", "name,''"})
  void a_row_that_no_program_can_follow_is_not_offered(String column, String value) {
    var row =
        new HashMap<>(
            Map.of(
                "name",
                "x",
                "corporateNumber",
                "",
                "country",
                "JP",
                "service",
                "chat",
                "hosts",
                "",
                "from",
                ""));
    var terms = whole();
    terms.put("subprocessors", List.of(row));
    assertThat(draft(0, null, terms).status()).isEqualTo(201);
    row.put(column, value);
    assertThat(draft(0, null, terms).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "name,''",
    "country,XX",
    "service,spy",
    "data,''",
    "hosts,*",
    "from,",
    "corporateNumber,1",
  })
  void an_entry_that_lacks_something_is_refused(String field, String value) {
    var body = chat(hook);
    body.put(field, value);
    var answer = office.post(REGISTER, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.text()).contains("subprocessor-unfit");
  }

  @Test
  void names_have_two_hundred_characters_and_the_register_fifty_entries() {
    var body = chat(hook);
    body.put("name", "字".repeat(201));
    assertThat(office.post(REGISTER, body).status()).isEqualTo(422);
    body.put("name", "字".repeat(200));
    added(body);
    assertThat(office.post(REGISTER, body).text()).contains("subprocessor-again");
    for (var n = 1; n < 50; n++) added(chat("h%d.example".formatted(n)));
    var full = office.post(REGISTER, chat("more.example"));
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.text()).contains("subprocessors-full");
  }

  @Test
  void the_clients_other_people_and_other_clients_answer_nothing() {
    var id = added(chat(hook));
    var path = OWN_LIST + "/" + id + "/answer";
    for (var role : List.of(Role.CLIENT_MEMBER, Role.CLIENT_AUDITOR, Role.ADMIN, Role.OPERATOR)) {
      assertThat(signedIn(role).post(path, Map.of("approve", true)).status())
          .as(role.name())
          .isEqualTo(403);
    }
    assertThat(client.post(REGISTER, chat("x.example")).status()).isEqualTo(403);
    assertThat(client.get(REGISTER).status()).isEqualTo(403);
    assertThat(client.post(REGISTER + "/" + id + "/end", Map.of()).status()).isEqualTo(403);
    var none = client.post(OWN_LIST + "/" + UUID.randomUUID() + "/answer", Map.of("approve", true));
    assertThat(none.status()).isEqualTo(404);
    isRefused(hook);
  }

  @Test
  void the_office_is_told_which_hosts_are_on_no_list() {
    assertThat(office.get(REGISTER).text()).contains("\"unlisted\":[]");
    agreed(0, whole());
    isRefused(hook);
    assertThat(office.get(REGISTER).text())
        .contains("\"host\":\"" + hook + "\"")
        .contains("\"standing\":\"refused\"")
        .contains("\"clients\":1");
  }

  @Test
  void what_has_ended_is_neither_approved_nor_ended_again() {
    var id = added(chat(hook));
    assertThat(office.post(REGISTER + "/" + id + "/end", Map.of()).status()).isEqualTo(204);
    assertThat(office.post(REGISTER + "/" + id + "/end", Map.of()).status()).isEqualTo(404);
    var answer = client.post(OWN_LIST + "/" + id + "/answer", Map.of("approve", true));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("subprocessor-ended");
    assertThat(client.get(OWN_LIST).text()).as("it was asked, and sees the end").contains(id);
  }

  @Test
  void a_reason_has_a_thousand_characters() {
    var id = added(chat(hook));
    var path = OWN_LIST + "/" + id + "/answer";
    var most = "字".repeat(1_000);
    assertThat(client.post(path, Map.of("approve", false, "reason", most + "字")).status())
        .isEqualTo(400);
    assertThat(client.post(path, Map.of("approve", false, "reason", most)).status()).isEqualTo(200);
    assertThat(office.get(REGISTER).text()).contains(most);
  }

  @Test
  void the_database_lets_the_office_approve_nothing() {
    var id = UUID.fromString(added(chat(hook)));
    var insert =
        """
        insert into subprocessor_consent
          (client_id, subprocessor_id, state, asked_at, state_at, person_id)
        values (:client, :id, 'APPROVED', now(), now(), :id)
        """;
    var other = new ClientId(UUID.randomUUID());
    assertThatThrownBy(() ->
            database
                .fence()
                .office(() ->
                    database
                        .jdbc()
                        .sql(insert)
                        .param("client", other.value())
                        .param("id", id)
                        .update()))
        .isInstanceOf(DataAccessException.class);
    var update = "update subprocessor_consent set state = 'APPROVED' where subprocessor_id = :id";
    assertThat(database.fence().office(() -> database.jdbc().sql(update).param("id", id).update()))
        .isZero();
    // nor another client
    assertThat(
            database.fence().as(other, () -> database.jdbc().sql(update).param("id", id).update()))
        .isZero();
    assertThatThrownBy(() ->
            database
                .fence()
                .as(
                    other,
                    () ->
                        database
                            .jdbc()
                            .sql(insert)
                            .param("client", AOBA.value())
                            .param("id", id)
                            .update()))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void the_clients_own_systems_need_no_approval_and_are_listed_as_its_own() throws Exception {
    agreed(0, whole());
    flows.permit(domain, "webhook", AOBA);
    assertThat(client.get(OWN_LIST).text()).contains(domain).contains("\"standing\":\"own\"");
    assertThat(since("flow.")).containsExactly("flow.own");
    assertThat(flows.of(new ClientId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void a_client_from_before_has_its_thirty_days_and_no_longer() throws Exception {
    database
        .superuser()
        .sql("insert into contract_signing_grace values (:client, :until)")
        .param("client", AOBA.value())
        .param("until", Rows.utc(clock.instant().plus(Duration.ofHours(2))))
        .update();
    goes(hook);
    // and its own page says so
    assertThat(signedIn(Role.CLIENT_ADMIN).get(OWN_LIST).json().get("graceUntil")).isNotNull();
    clock.pass(Duration.ofHours(2));
    isRefused(hook);
    assertThat(signedIn(Role.CLIENT_ADMIN).get(OWN_LIST).json().get("graceUntil")).isNull();
  }

  @Test
  void who_has_signed_has_a_list_and_no_time_to_wait() {
    database
        .superuser()
        .sql("insert into contract_signing_grace values (:client, :until)")
        .param("client", AOBA.value())
        .param("until", Rows.utc(clock.instant().plus(Duration.ofHours(2))))
        .update();
    agreed(0, whole());
    isRefused(hook);
  }
}
