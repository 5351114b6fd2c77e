package denwaban.message;

import static denwaban.message.TestMessages.member;
import static denwaban.message.TestMessages.operator;
import static denwaban.message.TestMessages.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.audit.TestLog;
import denwaban.call.event.CallLeft;
import denwaban.call.ledger.CallsInHand;
import denwaban.client.Client;
import denwaban.client.key.CompanyKey;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What an operator had written when the call left his hands.
class DraftsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final CurrentUser operator = operator();
  private final CallId call = new CallId(UUID.randomUUID());
  private TestMessages messages;
  private TestLog log;
  private Client minato;
  private Client sakura;
  private CompanyKey key;
  private TestPage page;
  private Drafts drafts;
  private Inbox inbox;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    log = messages.log;
    drafts = messages.drafts;
    inbox = messages.inbox;
    minato = messages.client();
    sakura = messages.client();
    key = messages.key(minato.id());
    page = messages.page(minato.id(), call, operator);
  }

  @Test
  void what_a_leaver_had_written_waits_for_his_client_alone() {
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
    var signedManifest = messages.vault.vault().find(minato.id(), newest.object()).orElseThrow();
    assertThat(signedManifest.manifest()).contains("\"kind\":\"draft\"");

    leaves(true);
    assertThat(inbox.page(member(minato), null, null).getFirst().drafts()).as("once").hasSize(1);
  }

  @Test
  void what_he_threw_away_or_sent_is_not_kept() {
    drafts.put(operator, draft("山田様より"));
    leaves(false);
    leaves(true);
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
    assertThat(log.outbox(minato.id()).toString()).doesNotContain("draft.kept");
  }

  @Test
  void each_operator_who_lost_the_call_leaves_his_own() {
    drafts.put(operator, draft("一人目"));
    leaves(true);
    var second = operator();
    messages.hands.put(call, minato.id(), second, page.signer.publicKey());
    drafts.put(second, draft("二人目"));
    drafts.left(new CallLeft(call, minato.id(), second.person(), true, Instant.EPOCH));
    assertThat(inbox.page(member(minato), null, null).getFirst().drafts()).hasSize(2);
  }

  @Test
  void only_the_call_in_hand_and_what_fits_is_taken() {
    assertThat(refusal(() -> drafts.put(operator(), draft("x")))).isEqualTo("call-not-in-hand");
    assertThat(refusal(() -> drafts.put(operator, page.first(key, "a whole message"))))
        .isEqualTo("manifest-kind");
    var stranger = new TestPage(minato.id(), call);
    assertThat(refusal(() -> drafts.put(operator, stranger.draft(key, "x"))))
        .isEqualTo("manifest-signature");
    var elsewhere = new TestPage(minato.id(), new CallId(UUID.randomUUID()));
    assertThat(refusal(() -> drafts.put(operator, elsewhere.draft(key, "x"))))
        .isEqualTo("call-not-in-hand");
    messages.hands.clear();
    assertThat(refusal(() -> drafts.put(operator, draft("x")))).isEqualTo("call-not-in-hand");
    leaves(true);
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
  }

  @Test
  void a_draft_on_its_way_when_the_call_is_lost_is_kept_too() {
    var losing =
        new Drafts(
            new CallsInHand() {
              private int asked;

              @Override
              public Optional<InHand> of(CallId id) {
                return asked++ == 0 ? messages.hands.of(id) : Optional.empty();
              }

              @Override
              public void messageSent(CallId id, @Nullable UUID mailbox) {}
            },
            messages.clients.keys(),
            messages.keeper);
    losing.put(operator, draft("最後の一言"));
    assertThat(inbox.page(member(minato), null, null).getFirst().drafts()).hasSize(1);
  }

  @Test
  void while_the_log_is_away_it_waits_on_the_disk() {
    drafts.put(operator, draft("山田様より"));
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      leaves(true);
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(inbox.page(member(minato), null, null)).isEmpty();
    assertThat(messages.backlog.catchingUp().catchUp()).isTrue();
    assertThat(inbox.page(member(minato), null, null).getFirst().drafts()).hasSize(1);
  }

  private void leaves(boolean unfinished) {
    drafts.left(new CallLeft(call, minato.id(), operator.person(), unfinished, Instant.EPOCH));
  }

  private SealedMessage draft(String words) {
    return page.draft(key, words);
  }
}
