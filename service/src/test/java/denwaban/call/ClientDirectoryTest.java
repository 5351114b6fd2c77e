package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Actor;
import denwaban.audit.TestLog;
import denwaban.call.Directory.Lookup;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.contract.Terms;
import denwaban.contract.TestContracts;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.kyc.TestKyc;
import denwaban.kyc.VerifiedClients;
import denwaban.people.group.CallGroups;
import denwaban.people.group.TestOperatorGroups;
import denwaban.script.Content;
import denwaban.script.Fields;
import denwaban.script.Greeting;
import denwaban.script.Handling;
import denwaban.script.Handling.Closed;
import denwaban.script.Hours;
import denwaban.script.Phrase;
import denwaban.script.Scripts;
import denwaban.script.TestScripts;
import denwaban.seal.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class ClientDirectoryTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// Tuesday, 15 o'clock in Tokyo.
  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private TestClients clients;
  private TestContracts contracts;
  private Scripts scripts;
  private ClientDirectory directory;
  private Client aoba;
  private PhoneNumber number;

  @BeforeEach
  void open() {
    var audit = new TestLog(database, folder).door();
    clients = new TestClients(database, audit);
    contracts = new TestContracts(database, audit);
    scripts = TestScripts.over(database, audit);
    directory =
        new ClientDirectory(
            clients.clients(),
            contracts.contracts(),
            contracts.answering(),
            scripts,
            TestScripts.instructions(database, audit),
            clients.keys(),
            clients.mailboxes(),
            TestOperatorGroups.over(database, audit),
            database.fence());
    aoba = clients.add("d" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    number = clients.clients().numbers(aoba.id()).getFirst();
  }

  @AfterEach
  void the_database_is_back() {
    database.superuser().sql("grant select on client, client_number to denwaban_app").update();
  }

  @Test
  void a_number_of_nobody_is_unknown() {
    var nobodys = new PhoneNumber("+819999999999");
    assertThat(directory.find(nobodys, NOW)).isEqualTo(new Lookup.UnknownNumber());
    assertThat(directory.owner(nobodys)).isEmpty();
  }

  @Test
  void without_terms_or_script_a_number_is_known_and_not_answered() {
    var known = new Lookup.NoContract(aoba.id());
    assertThat(directory.find(number, NOW)).isEqualTo(known);
    contracts.agree(aoba.id(), Terms.Recording.NOTICE);
    assertThat(directory.find(number, NOW)).isEqualTo(known);
    assertThat(directory.owner(number)).contains(aoba.id());
  }

  @Test
  void a_client_is_shown_with_its_words_its_form_and_its_key() {
    agreed();
    assertThat(served(NOW).seal()).isNull();
    clients.enrol(aoba);

    var serviceTerms = served(NOW);

    assertThat(serviceTerms.id()).isEqualTo(aoba.id());
    assertThat(serviceTerms.client().slug()).isEqualTo(aoba.slug());
    assertThat(serviceTerms.script().greeting().ja()).isEqualTo("はい、青葉です。");
    assertThat(serviceTerms.script().open()).isTrue();
    assertThat(serviceTerms.form().fields()).hasSameSizeAs(Fields.STANDARD);
    assertThat(serviceTerms.seal()).isNotNull();
    assertThat(served(NOW.plusSeconds(12 * 3_600)).script().open()).isFalse();
  }

  @Test
  void a_field_whose_category_the_contract_does_not_name_is_not_asked() {
    agreed();
    assertThat(asked()).contains("company");
    // the standard contract names names, numbers and inquiries
    contracts.sign(aoba.id(), TestContracts.whole(), NOW.minusSeconds(60));
    assertThat(asked()).contains("callerName", "number", "inquiry").doesNotContain("company");
    var wider = Stream.of("name", "phone", "inquiry", "company").<Json>map(Json.Text::new).toList();
    var values = new HashMap<>(TestContracts.whole());
    values.put("data.categories", new Json.Arr(wider));
    contracts.sign(aoba.id(), values, NOW.minusSeconds(30));
    assertThat(asked()).contains("company");
  }

  @Test
  void of_a_contract_ended_by_notice_it_is_said_and_of_one_that_ran_out_it_is_not() {
    agreed();
    var admin =
        new CurrentUser(
            new PersonId(UUID.randomUUID()), Role.CLIENT_ADMIN, aoba.id(), "session", "");
    var ends = NOW.plusSeconds(3_600);
    contracts.at(NOW);
    contracts.terminations().give(aoba.id(), Side.CLIENT, ends, "移転", 14, 30, admin);
    assertThat(directory.find(number, ends.minusSeconds(1))).isInstanceOf(Lookup.Found.class);
    contracts.at(ends);
    assertThat(directory.find(number, ends)).isEqualTo(new Lookup.Ended(aoba.id()));
    away();
    assertThatThrownBy(() -> directory.find(number, ends))
        .as("it is not remembered as answered")
        .isInstanceOf(DataAccessException.class);

    the_database_is_back();
    var other = clients.add("e" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    agreed(other.id());
    var values = new HashMap<>(TestContracts.whole());
    values.put("effectiveTo", new Json.Text("2026-12-31"));
    contracts.sign(other.id(), values, NOW.minusSeconds(30));
    var its = clients.clients().numbers(other.id()).getFirst();
    assertThat(directory.find(its, Instant.parse("2027-01-01T00:00:00Z")))
        .isEqualTo(new Lookup.NoContract(other.id()));
  }

  @Test
  void a_client_whose_contract_names_other_countries_is_not_answered_here() {
    agreed();
    var values = new HashMap<>(TestContracts.whole());
    values.put("storage.regions", new Json.Arr(List.of(new Json.Text("DE"))));
    values.put("crossBorder.basis", new Json.Text("eea-uk"));
    contracts.sign(aoba.id(), values, NOW.minusSeconds(60));
    assertThat(directory.find(number, NOW)).isEqualTo(new Lookup.StoredElsewhere(aoba.id()));
    values.put("storage.regions", new Json.Arr(List.of(new Json.Text("DE"), new Json.Text("JP"))));
    contracts.sign(aoba.id(), values, NOW.minusSeconds(30));
    assertThat(served(NOW).id()).isEqualTo(aoba.id());
  }

  @Test
  void where_messages_are_no_purpose_neither_voicemail_nor_a_call_back_is_offered() {
    contracts.agree(aoba.id(), Terms.Recording.NOTICE);
    var all = new Handling(Closed.VOICEMAIL, 60, 30, true, true, true);
    says(aoba.id(), all);
    contracts.sign(aoba.id(), TestContracts.whole(), NOW.minusSeconds(60));
    assertThat(served(NOW).handling()).isEqualTo(all);
    var values = new HashMap<>(TestContracts.whole());
    values.put("purposes", new Json.Arr(List.of(new Json.Text("answer"))));
    contracts.sign(aoba.id(), values, NOW.minusSeconds(30));
    assertThat(served(NOW).handling())
        .isEqualTo(new Handling(Closed.ANNOUNCE, 60, 30, false, false, true));
  }

  private List<String> asked() {
    return served(NOW).form().fields().stream().map(DeskView.Field::key).toList();
  }

  @Test
  void a_call_is_for_the_mailbox_of_its_number_until_that_is_closed() {
    var line = new TestLine(clients);
    var box = new TestBox(clients, line, "人事");
    var own = clients.clients().numbers(line.client()).getFirst();
    agreed(line.client());
    assertThat(served(own).mailbox()).isNull();
    assertThat(served(own).mailboxes()).containsExactly(new DeskView.Mailbox(box.id, "人事"));

    box.answers(own);
    assertThat(served(own).mailbox()).isEqualTo(box.id);

    box.close();
    assertThat(served(own).mailbox()).isNull();
    assertThat(served(own).mailboxes()).isEmpty();
  }

  @Test
  void a_call_is_offered_to_the_group_that_answers_for_the_client_when_it_comes() {
    agreed();
    assertThat(served(NOW).groups()).isEqualTo(CallGroups.ALL);
    var group = UUID.randomUUID();
    var root = database.superuser();
    root.sql("insert into operator_group values (:id, :id::text::varchar(40), now())")
        .param("id", group)
        .update();
    root.sql("insert into client_group values (:client, :id, null, 20, now())")
        .param("client", aoba.id().value())
        .param("id", group)
        .update();
    assertThat(served(NOW).groups())
        .isEqualTo(new CallGroups(Set.of(), null, Duration.ofSeconds(20)));
  }

  @Test
  void a_number_of_the_offices_own_is_refused_until_its_client_is_verified() {
    agreed();
    contracts.sign(aoba.id(), provided(), NOW.minusSeconds(60));
    assertThat(directory.find(number, NOW)).isEqualTo(new Lookup.NotVerified(aoba.id()));
    var day = NOW.atZone(VerifiedClients.JAPAN).toLocalDate().toString();
    TestKyc.verified(database, aoba.id(), day, "company-registry", "chip-face");
    assertThat(served(number).id()).isEqualTo(aoba.id());
  }

  private static Map<String, Json> provided() {
    var contact =
        new Json.Obj(
            Map.of(
                "name", new Json.Text("山田"),
                "phone", new Json.Text("+81312345678"),
                "mail", new Json.Text("")));
    return Map.of(
        "numberOwnership", new Json.Text("provider"),
        "provider.name", new Json.Text("電話番サービス株式会社"),
        "client.name", new Json.Text("青葉"),
        "incident.contacts", new Json.Arr(List.of(contact, contact)));
  }

  private ServiceTerms served(PhoneNumber called) {
    if (directory.find(called, NOW) instanceof Lookup.Found(var serviceTerms)) return serviceTerms;
    throw new AssertionError("not served");
  }

  @Test
  void while_the_database_is_away_a_client_is_answered_from_memory_for_an_hour() {
    agreed();
    var serviceTerms = served(NOW);
    away();

    assertThat(served(NOW.plus(Duration.ofHours(1)))).isEqualTo(serviceTerms);
    assertThatThrownBy(() -> directory.find(number, NOW.plus(Duration.ofHours(1)).plusSeconds(1)))
        .isInstanceOf(DataAccessException.class);
    assertThat(directory.owner(number)).contains(aoba.id());
  }

  @Test
  void a_number_that_was_never_asked_for_is_not_made_up() {
    agreed();
    away();

    assertThatThrownBy(() -> directory.find(number, NOW)).isInstanceOf(DataAccessException.class);
    assertThat(directory.owner(number)).isEmpty();
  }

  @Test
  void a_contract_that_is_not_in_force_is_not_remembered_as_if_it_were() {
    agreed();
    served(NOW);
    assertThat(directory.find(number, Instant.parse("2025-12-31T00:00:00Z")))
        .isEqualTo(new Lookup.NoContract(aoba.id()));
    away();

    assertThatThrownBy(() -> directory.find(number, NOW)).isInstanceOf(DataAccessException.class);
  }

  private void agreed() {
    agreed(aoba.id());
  }

  private void agreed(ClientId client) {
    contracts.agree(client, Terms.Recording.NOTICE);
    says(client, Handling.USUAL);
  }

  private void says(ClientId client, Handling handling) {
    var day = List.of(new Hours.Span(LocalTime.of(9, 0), LocalTime.of(18, 0)));
    scripts.set(
        client,
        new Content(
            new Greeting("はい、青葉です。", "はい、あおばです。", "Aoba."),
            List.of(new Phrase("注意", "Note")),
            new Phrase("折り返します", "We call back"),
            new Hours(
                ZoneId.of("Asia/Tokyo"), List.of(day, day, day, day, day, day, day), List.of()),
            Fields.STANDARD,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            handling),
        Actor.SERVICE);
  }

  private ServiceTerms served(Instant at) {
    if (directory.find(number, at) instanceof Lookup.Found(var serviceTerms)) return serviceTerms;
    throw new AssertionError("not served");
  }

  private static void away() {
    database.superuser().sql("revoke select on client, client_number from denwaban_app").update();
  }
}
