package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.Terms;
import denwaban.contract.TestContracts;
import denwaban.contract.confirmation.Confirmations;
import denwaban.database.TestDatabase;
import denwaban.seal.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a client's contract is what stands in it.
class ClientProducerTest {

  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestContracts contracts;
  private Client client;
  private ClientProducer producer;

  @BeforeEach
  void open() {
    var audit = new TestLog(database, folder).door();
    var clients = new TestClients(database, audit);
    contracts = new TestContracts(database, audit);
    client = clients.add("p" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    producer =
        new ClientProducer(
            clients.clients(),
            contracts.contracts(),
            new Confirmations(database.jdbc(), database.fence(), audit, "office"),
            clients.keys(),
            () -> NOW);
  }

  private Finding document() throws InterruptedException {
    var findings = new Findings();
    producer.look(findings);
    return findings.all().stream()
        .filter(it -> it.check().equals("contract.document"))
        .filter(it -> it.scope().equals(Scope.of(client.id())))
        .findFirst()
        .orElseThrow();
  }

  private static Json text(String value) {
    return new Json.Text(value);
  }

  @Test
  void what_nobody_signed_is_no_contract() throws Exception {
    assertThat(document().outcome()).isEqualTo(Outcome.FAILED);
    contracts.agree(client.id(), Terms.Recording.NOTICE);
    assertThat(document().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(document().said().en()).isEqualTo("No contract is signed by both sides.");
  }

  @Test
  void what_both_signed_holds_if_it_lacks_nothing() throws Exception {
    var lacking = new HashMap<>(TestContracts.whole());
    lacking.remove("client.name");
    contracts.sign(client.id(), lacking, NOW);
    assertThat(document().said().en()).isEqualTo("The contract lacks what it must have.");
    assertThat(document().outcome()).isEqualTo(Outcome.FAILED);
    contracts.sign(client.id(), new HashMap<>(TestContracts.whole()), NOW);
    assertThat(document().outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void a_version_that_the_office_signed_alone_has_no_signature_of_both() throws Exception {
    contracts.sign(client.id(), new HashMap<>(TestContracts.whole()), NOW);
    assertThat(document().said().ja()).contains("双方の署名");
    contracts.signAlone(client.id(), new HashMap<>(TestContracts.whole()), NOW);
    assertThat(document().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(document().said().ja()).contains("委託先の署名").doesNotContain("双方の署名");
    assertThat(document().said().en()).contains("by the office alone");
  }
}
