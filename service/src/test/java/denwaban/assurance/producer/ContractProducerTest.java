package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.deviation.TestDeviations;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.assurance.observation.TestObservations;
import denwaban.assurance.posture.TestPosture;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.Terms;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.http.outbound.Destinations.Found;
import denwaban.http.outbound.Destinations.Standing;
import denwaban.http.outbound.FlowRegister;
import denwaban.http.outbound.NotListed;
import denwaban.http.outbound.TestOutbound;
import denwaban.script.TestScripts;
import denwaban.seal.json.Json;
import denwaban.storage.StoragePlace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What is said of single duties is what both signed, and what goes out is held against it.
class ContractProducerTest {

  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestContracts contracts;
  private Client client;
  private FlowRegister flows;
  private Standing standing = Standing.LISTED;
  private ContractProducer producer;

  @BeforeEach
  void open() {
    var audit = new TestLog(database, folder).door();
    var clients = new TestClients(database, audit);
    contracts = new TestContracts(database, audit);
    client = clients.add("q" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    flows =
        TestOutbound.flows(
            database, (_, host, _, _) -> new Found(standing, host), audit, () -> NOW);
    producer =
        new ContractProducer(
            clients.clients(),
            contracts.contracts(),
            flows,
            TestScripts.over(database, audit),
            new StoragePlace("JP"),
            TestDeviations.over(
                database,
                clients.clients(),
                contracts.contracts(),
                TestPosture.days(
                    database,
                    clients.clients(),
                    new TestObservations(database, audit, folder, () -> NOW).key(),
                    audit,
                    () -> NOW),
                audit,
                () -> NOW),
            () -> NOW);
  }

  private Finding said(String check) throws InterruptedException {
    var findings = new Findings();
    producer.look(findings);
    return findings.all().stream()
        .filter(it -> it.check().equals(check))
        .filter(it -> it.scope().equals(Scope.of(client.id())))
        .findFirst()
        .orElseThrow();
  }

  private static final Json PENALTY =
      new Json.Obj(
          Map.of(
              "control", new Json.Text("data"),
              "threshold", new Json.Text("60"),
              "window", new Json.Text("30"),
              "consequence", new Json.Text("月額料金の5％を減額する")));

  @Test
  void what_nobody_signed_is_no_duty() throws Exception {
    contracts.agree(client.id(), Terms.Recording.NOTICE);
    for (var check : producer.checks()) {
      assertThat(said(check).outcome()).as(check).isEqualTo(Outcome.FAILED);
    }
  }

  @Test
  void signed_duties_are_told_with_their_values() throws Exception {
    contracts.sign(client.id(), new HashMap<>(TestContracts.whole()), NOW);
    assertThat(said("contract.breach").said().en()).startsWith("What follows");
    var whole = new HashMap<>(TestContracts.whole());
    whole.put("penalties", new Json.Arr(List.of(PENALTY)));
    contracts.sign(client.id(), whole, NOW);
    for (var check : producer.checks()) {
      assertThat(said(check).outcome()).as(check).isEqualTo(Outcome.PASSED);
    }
    assertThat(said("contract.retention").said().ja()).contains("録音 90 日").contains("24 時間");
  }

  @Test
  void a_cap_on_leaks_of_personal_data_is_no_full_liability() throws Exception {
    var capped = new HashMap<>(TestContracts.whole());
    capped.put("liability.uncapped", new Json.Arr(List.of(new Json.Text("intent"))));
    contracts.sign(client.id(), capped, NOW);
    assertThat(said("contract.liability").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(said("contract.retention").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void what_goes_out_without_agreement_is_red_until_it_is_a_month_ago() throws Exception {
    contracts.sign(client.id(), new HashMap<>(TestContracts.whole()), NOW);
    standing = Standing.GRACE;
    flows.permit("hooks.chat.example", "slack", client.id());
    assertThat(said("contract.subprocessing").outcome()).isEqualTo(Outcome.FAILED);
    standing = Standing.LISTED;
    flows.permit("hooks.chat.example", "slack", client.id());
    assertThat(said("contract.subprocessing").outcome()).isEqualTo(Outcome.PASSED);
    // what was stopped went nowhere
    standing = Standing.REFUSED;
    try {
      flows.permit("other.example", "slack", client.id());
    } catch (NotListed expected) {
      assertThat(said("contract.subprocessing").outcome()).isEqualTo(Outcome.PASSED);
    }
  }
}
