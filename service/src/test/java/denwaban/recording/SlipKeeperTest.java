package denwaban.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.TestLog;
import denwaban.call.Caller;
import denwaban.call.Slip;
import denwaban.call.event.CallOutcome;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.PhoneNumber;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Opening;
import denwaban.seal.statement.Manifest;
import denwaban.storage.TestStorage;
import denwaban.vault.OfCall;
import denwaban.vault.TestVault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SlipKeeperTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant ARRIVED = Instant.parse("2026-11-24T06:00:00Z");
  private static final String NUMBER = "+819012345678";

  @TempDir Path folder;

  private final CallId call = new CallId(UUID.randomUUID());
  private TestLog log;
  private TestVault vault;
  private TestClients clients;
  private Client minato;
  private TestEdge run;
  private SlipKeeper keeper;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    vault = new TestVault(database, folder);
    clients = new TestClients(database, log.door());
    minato = clients.add("s" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    run = new TestEdge(database, vault, log, clients, vault.said::add);
    keeper = run.slips();
  }

  @Test
  void the_client_alone_reads_who_rang() throws Exception {
    var opener = clients.enrol(minato);

    keeper.keep(slip(Caller.of(new PhoneNumber(NUMBER)), CallOutcome.ABANDONED));

    var read = new JsonMapper().readTree(opened(opener, kept()));
    assertThat(read.get("kind").asString()).isEqualTo("slip");
    assertThat(read.get("call").asString()).isEqualTo(call.toString());
    assertThat(read.get("caller").get("number").asString()).isEqualTo(NUMBER);
    assertThat(read.get("caller").get("withheld").asBoolean()).isFalse();
    assertThat(read.get("arrivedAt").asString()).isEqualTo("2026-11-24T06:00:00.000Z");
    assertThat(read.get("endedAt").asString()).isEqualTo("2026-11-24T06:00:42.000Z");
    assertThat(read.get("how").asString()).isEqualTo("abandoned");
    assertThat(vault.said)
        .containsExactly(
            new SlipKept(
                minato.id(),
                call,
                kept().object(),
                clients.keys().current(minato.id()).orElseThrow().fingerprint()));
  }

  @Test
  void the_manifest_is_signed_by_this_runs_key_which_the_log_names() {
    clients.enrol(minato);
    keeper.keep(slip(Caller.UNKNOWN, CallOutcome.UNANSWERED));

    var manifest = manifest(kept());
    assertThat(manifest.kind()).isEqualTo(Manifest.Kind.SLIP);
    assertThat(manifest.call()).isEqualTo(call);
    assertThat(manifest.sealer().role()).isEqualTo(Manifest.Role.EDGE);
    assertThat(log.outbox(minato.id()))
        .last()
        .asString()
        .contains("\"act\":\"slip.kept\"", kept().object().toString());
  }

  @Test
  void the_number_is_nowhere_in_the_folder_or_the_log() throws IOException {
    clients.enrol(minato);
    keeper.keep(slip(Caller.of(new PhoneNumber(NUMBER)), CallOutcome.ABANDONED));

    var digits = NUMBER.substring(3);
    try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files.toList())
          .isNotEmpty()
          .noneMatch(file -> new String(read(file), UTF_8).contains(digits));
    }
    assertThat(log.outbox(minato.id())).noneMatch(leaf -> leaf.contains(digits));
    var rows =
        database
            .superuser()
            .sql(
                "select m::text || o::text from vault_manifest m join vault_object o on o.id = object_id")
            .query(String.class)
            .list();
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(digits));
  }

  @Test
  void the_length_tells_nothing_of_the_number() throws Exception {
    var opener = clients.enrol(minato);
    for (var caller :
        List.of(
            Caller.UNKNOWN,
            Caller.WITHHELD,
            Caller.of(new PhoneNumber("+8190123")),
            Caller.of(new PhoneNumber("+819012345678901")))) {
      assertThat(SlipText.of(slip(caller, CallOutcome.LINE_LOST))).hasSize(SlipText.LENGTH);
    }
    keeper.keep(slip(Caller.WITHHELD, CallOutcome.LINE_LOST));
    var read = new JsonMapper().readTree(opened(opener, kept()));
    assertThat(read.get("caller").get("number").isNull()).isTrue();
    assertThat(read.get("caller").get("withheld").asBoolean()).isTrue();
  }

  @Test
  void without_a_company_key_nothing_is_kept() {
    assertThat(keeper.keep(slip(Caller.of(new PhoneNumber(NUMBER)), CallOutcome.ABANDONED)))
        .isFalse();

    assertThat(vault.vault().ofCalls(minato.id(), Manifest.Kind.SLIP, List.of(call))).isEmpty();
    assertThat(vault.said).isEmpty();
  }

  @Test
  void while_the_log_is_away_a_slip_waits_sealed() throws Exception {
    var opener = clients.enrol(minato);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      keeper.keep(slip(Caller.of(new PhoneNumber(NUMBER)), CallOutcome.ABANDONED));
      assertThat(run.backlog.catchingUp().catchUp()).isFalse();
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(vault.vault().ofCalls(minato.id(), Manifest.Kind.SLIP, List.of(call))).isEmpty();
    assertThat(vault.said).isEmpty();
    try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files.toList())
          .isNotEmpty()
          .noneMatch(file -> new String(read(file), UTF_8).contains(NUMBER.substring(3)));
    }

    assertThat(run.backlog.catchingUp().catchUp()).isTrue();
    var read = new JsonMapper().readTree(opened(opener, kept()));
    assertThat(read.get("caller").get("number").asString()).isEqualTo(NUMBER);
    assertThat(vault.said).hasSize(1);
    assertThat(log.outbox(minato.id())).last().asString().contains("\"act\":\"slip.kept\"");
  }

  @Test
  void of_an_answered_call_it_says_so_and_not_when_it_ended() throws Exception {
    var opener = clients.enrol(minato);
    var slip = Slip.answered(call, minato.id(), null, Caller.of(new PhoneNumber(NUMBER)), ARRIVED);

    assertThat(keeper.keep(slip)).isTrue();

    assertThat(SlipText.of(slip)).hasSize(SlipText.LENGTH);
    var read = new JsonMapper().readTree(opened(opener, kept()));
    assertThat(read.get("caller").get("number").asString()).isEqualTo(NUMBER);
    assertThat(read.get("how").asString()).isEqualTo("answered");
    assertThat(read.has("endedAt")).isFalse();
  }

  private Slip slip(Caller caller, CallOutcome how) {
    return new Slip(call, minato.id(), null, caller, how, ARRIVED, ARRIVED.plusSeconds(42));
  }

  private OfCall kept() {
    return vault.vault().ofCalls(minato.id(), Manifest.Kind.SLIP, List.of(call)).getFirst();
  }

  private Manifest manifest(OfCall kept) {
    var found = vault.vault().find(minato.id(), kept.object()).orElseThrow();
    var text = Bytes.of(found.manifest().getBytes(UTF_8));
    return Manifest.check(text, found.signature(), run.key.signer().publicKey())
        .orElseThrow()
        .value();
  }

  private byte[] opened(Identity identity, OfCall kept) throws Exception {
    var segment = manifest(kept).segments().getFirst();
    var header = vault.header(minato.id(), kept.object(), 0);
    var plain = new ByteArrayOutputStream();
    try (var payload = TestStorage.objects(folder).read(kept.object(), 0, 0, segment.length())) {
      Opening.whole(identity, header, payload, plain);
    }
    return plain.toByteArray();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
