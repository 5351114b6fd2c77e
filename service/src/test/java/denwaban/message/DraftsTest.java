package denwaban.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.audit.TestLog;
import denwaban.call.CallLeft;
import denwaban.call.CallsInHand;
import denwaban.client.Client;
import denwaban.client.CompanyKey;
import denwaban.client.KeyKind;
import denwaban.client.TestClients;
import denwaban.database.TestBacklog;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.Problem;
import denwaban.people.Role;
import denwaban.people.TestStreams;
import denwaban.people.Who;
import denwaban.recording.TestRecordings;
import denwaban.seal.Manifest;
import denwaban.vault.TestVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What an operator had written when the call left his hands.
class DraftsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private final Who operator = operator();
  private final CallId call = new CallId(UUID.randomUUID());
  private final Map<CallId, PersonId> hands = new HashMap<>(Map.of(call, operator.person()));
  private TestLog log;
  private TestBacklog backlog;
  private TestVault vault;
  private Client minato;
  private Client sakura;
  private CompanyKey key;
  private TestClients clients;
  private DraftKeeper keeper;
  private TestCorrections page;
  private Drafts drafts;
  private Inbox inbox;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    vault = new TestVault(database, folder);
    clients = new TestClients(database, log.door());
    minato = clients.add("m" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    sakura = clients.add("n" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    clients.enrol(minato);
    clients.enrol(sakura);
    key = clients.keys().current(minato.id()).orElseThrow();
    page = new TestCorrections(minato.id(), call);
    backlog = new TestBacklog(database, folder);
    var fence = database.fence();
    var holes = new Pigeonholes(database.jdbc());
    var ids = new Ids(Clock.systemUTC(), new Random());
    var bell = new Bell(TestStreams.over(database), holes, fence);
    keeper =
        new DraftKeeper(
            vault.vault(),
            fence,
            backlog.backlog(),
            clients.keys(),
            holes,
            log.door(),
            bell,
            ids,
            () -> NOW);
    backlog.writes(keeper);
    drafts = new Drafts(new Hands(), clients.keys(), keeper);
    inbox =
        new Inbox(
            holes,
            TestRecordings.over(database, vault, log),
            vault.vault(),
            clients.keys(),
            fence,
            log.door(),
            ids,
            bell);
  }

  private final class Hands implements CallsInHand {
    @Override
    public Optional<InHand> of(CallId id) {
      return Optional.ofNullable(hands.get(id))
          .map(by -> new InHand(minato.id(), by, false, NOW, page.signer.publicKey()));
    }

    @Override
    public void messageSent(CallId id, @Nullable UUID mailbox) {}
  }

  @Test
  void what_a_leaver_had_written_waits_for_his_client_alone() throws Exception {
    drafts.put(operator, draft("山"));
    var newest = draft("山田様より");
    drafts.put(operator, newest);
    assertThat(inbox.page(member(minato), null, null)).as("nothing until he loses it").isEmpty();

    leaves(true);

    var row = inbox.page(member(minato), null, null).getFirst();
    assertThat(row.item().message()).isNull();
    assertThat(row.item().state()).isEqualTo("new");
    assertThat(row.drafts()).hasSize(1).first().returns(newest.object(), it -> it.object());
    assertThat(inbox.page(member(sakura), null, null)).isEmpty();
    assertThat(log.outbox(minato.id()).stream().filter(it -> it.contains("draft.kept")))
        .singleElement()
        .asString()
        .contains("\"role\":\"operator\"", newest.object().toString());
    var kept = vault.vault().find(minato.id(), newest.object()).orElseThrow();
    assertThat(kept.manifest()).contains("\"kind\":\"draft\"");

    leaves(true);
    assertThat(inbox.page(member(minato), null, null).getFirst().drafts()).as("once").hasSize(1);
  }

  @Test
  void what_he_threw_away_or_sent_is_not_kept() throws Exception {
    drafts.put(operator, draft("山田様より"));
    leaves(false);
    leaves(true);
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
    assertThat(log.outbox(minato.id()).toString()).doesNotContain("draft.kept");
  }

  @Test
  void each_operator_who_lost_the_call_leaves_his_own() throws Exception {
    drafts.put(operator, draft("一人目"));
    leaves(true);
    var second = operator();
    hands.put(call, second.person());
    drafts.put(second, draft("二人目"));
    drafts.left(new CallLeft(call, minato.id(), second.person(), true, Instant.EPOCH));
    assertThat(inbox.page(member(minato), null, null).getFirst().drafts()).hasSize(2);
  }

  @Test
  void only_the_call_in_hand_and_what_fits_is_taken() throws Exception {
    assertThat(refusal(operator(), draft("x"))).isEqualTo("call-not-in-hand");
    assertThat(refusal(operator, page.first(key, "a whole message"))).isEqualTo("manifest-kind");
    var stranger = new TestCorrections(minato.id(), call);
    assertThat(refusal(operator, stranger.sealed(key, "x", null, DraftsTest::asDraft)))
        .isEqualTo("manifest-signature");
    var elsewhere = new TestCorrections(minato.id(), new CallId(UUID.randomUUID()));
    assertThat(refusal(operator, elsewhere.sealed(key, "x", null, DraftsTest::asDraft)))
        .isEqualTo("call-not-in-hand");
    hands.clear();
    assertThat(refusal(operator, draft("x"))).isEqualTo("call-not-in-hand");
    leaves(true);
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
  }

  @Test
  void a_draft_on_its_way_when_the_call_is_lost_is_kept_too() throws Exception {
    var losing =
        new Drafts(
            new CallsInHand() {
              private int asked;

              @Override
              public Optional<InHand> of(CallId id) {
                return asked++ == 0 ? new Hands().of(id) : Optional.empty();
              }

              @Override
              public void messageSent(CallId id, @Nullable UUID mailbox) {}
            },
            clients.keys(),
            keeper);
    losing.put(operator, draft("最後の一言"));
    assertThat(inbox.page(member(minato), null, null).getFirst().drafts()).hasSize(1);
  }

  @Test
  void while_the_log_is_away_it_waits_on_the_disk() throws Exception {
    drafts.put(operator, draft("山田様より"));
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      leaves(true);
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
    assertThat(backlog.catchingUp().catchUp()).isTrue();
    assertThat(inbox.page(member(minato), null, null).getFirst().drafts()).hasSize(1);
  }

  private void leaves(boolean unfinished) {
    drafts.left(new CallLeft(call, minato.id(), operator.person(), unfinished, Instant.EPOCH));
  }

  private SealedMessage draft(String words) throws Exception {
    return page.sealed(key, words, null, DraftsTest::asDraft);
  }

  private static Manifest asDraft(Manifest m) {
    return new Manifest(
        m.client(),
        m.object(),
        m.version(),
        m.prev(),
        Manifest.Kind.DRAFT,
        m.call(),
        m.sealedAt(),
        m.epoch(),
        m.company(),
        m.complete(),
        m.segments(),
        m.sealer());
  }

  private String refusal(Who who, SealedMessage message) {
    var thrown = catchThrowable(() -> drafts.put(who, message));
    assertThat(thrown).isInstanceOf(Problem.class);
    return ((Problem) thrown).code();
  }

  private static Who member(Client client) {
    return TestClients.member(client, Role.CLIENT_MEMBER);
  }

  private static Who operator() {
    return new Who(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, "s", "佐藤 花");
  }
}
