package denwaban.message;

import static denwaban.message.TestMessages.operator;
import static denwaban.message.TestMessages.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.key.CompanyKey;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.seal.age.Opening;
import denwaban.seal.age.Stanzas;
import denwaban.signin.guard.TestCopyTries;
import denwaban.vault.OperatorHeaders;
import denwaban.vault.OwnHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The header with which a page reads again what it sealed, and corrects it.
class OwnHeaderTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final CurrentUser operator = operator();
  private final CallId call = new CallId(UUID.randomUUID());
  private TestMessages messages;
  private TestLog log;
  private Client minato;
  private TestPage page;
  private CompanyKey key;
  private MessageIntake messageIntake;
  private MessageCorrection messageCorrection;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    log = messages.log;
    messageIntake = messages.messageIntake;
    messageCorrection = messages.messageCorrection;
    minato = messages.client();
    key = messages.key(minato.id());
    page = messages.page(minato.id(), call, operator);
  }

  @Test
  void the_page_gets_its_own_header_after_the_log_has_it_and_opens_the_message() throws Exception {
    var first = page.first(key, "七三一の二");
    messageIntake.take(operator, first);

    var released = messages.own.release(operator, minato.id(), first.object());

    var plain = new ByteArrayOutputStream();
    var payload = new ByteArrayInputStream(released.payload().toArray());
    Opening.whole(page.own, released.header(), payload, plain);
    assertThat(plain.toString(UTF_8)).isEqualTo("七三一の二");
    assertThat(released.kept().manifest()).isEqualTo(first.manifest());
    assertThat(released.header()).isNotEqualTo(first.header());
    assertThat(log.outbox(minato.id()))
        .last()
        .asString()
        .contains("object.header.released", "\"purpose\":\"correct\"", "\"role\":\"operator\"");
  }

  @Test
  void without_its_entry_in_the_log_the_page_gets_nothing() {
    var first = page.first(key, "x");
    messageIntake.take(operator, first);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThat(refusal(() -> messages.own.release(operator, minato.id(), first.object())))
          .isEqualTo("log-unavailable");
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
  }

  @Test
  void a_try_to_take_a_message_along_is_stated_by_the_session_that_may_correct_it_alone() {
    var sakura = messages.client();
    var tries =
        new CorrectionTriesEndpoint(
            messages.own, TestCopyTries.over(database.fence(), log.door(), () -> messages.now));
    var message = page.first(key, "折り返し");
    messageIntake.take(operator, message);
    var id = message.object().toString();
    var body = new CorrectionTriesEndpoint.Tried(minato.id().value(), "save");
    tries.tried(operator, id, body);
    var other = operator(UUID.randomUUID(), "s-9");
    assertThatThrownBy(() -> tries.tried(other, id, body)).isInstanceOf(Problem.class);
    var elsewhere = new CorrectionTriesEndpoint.Tried(sakura.id().value(), "save");
    assertThatThrownBy(() -> tries.tried(operator, id, elsewhere)).isInstanceOf(Problem.class);
    messages.now = messages.now.plus(OperatorHeaders.WINDOW);
    assertThatThrownBy(() -> tries.tried(operator, id, body)).isInstanceOf(Problem.class);

    assertThat(log.outbox(minato.id()))
        .filteredOn(leaf -> leaf.contains("screen.copy.tried"))
        .singleElement()
        .satisfies(leaf -> assertThat(leaf).contains(id));
    assertThat(log.outbox(sakura.id())).noneMatch(leaf -> leaf.contains("screen.copy.tried"));
  }

  @Test
  void a_header_for_two_readers_is_refused() {
    var first = page.first(key, "x");
    var two = twoStanzas(first.header(), page.first(key, "y").header());
    var own = Objects.requireNonNull(first.own()).header();
    var made = new OwnHeader(twoStanzas(own, first.header()), TestPage.RECIPIENT);
    var bad =
        new SealedMessage(
            first.call(),
            first.object(),
            first.header(),
            first.payload(),
            first.manifest(),
            first.signature(),
            false,
            made);
    assertThat(refusal(() -> messageIntake.take(operator, bad))).isEqualTo("header-not-for-one");
    assertThat(Stanzas.isForOne(two)).isFalse();
    messageIntake.take(operator, first);
  }

  /// Its own page signed over the very header, so that every other check lets it pass.
  @Test
  void a_second_reader_in_the_companys_header_is_refused_though_it_is_signed() {
    var first = page.first(key, "x");
    var two = twoStanzas(first.header(), page.first(key, "y").header());
    assertThat(refusal(() -> messageIntake.take(operator, page.under(two, first))))
        .isEqualTo("header-not-for-one");
    assertThat(refusal(() -> messageIntake.take(operator, page.under(first.header(), first))))
        .isEqualTo("taken");
  }

  @Test
  void a_message_without_an_own_header_cannot_be_corrected() {
    var first = TestPage.withoutOwn(page.first(key, "x"));
    assertThat(messageIntake.take(operator, first)).isEmpty();
    assertThat(
            refusal(() ->
                messageCorrection.correct(
                    operator, first.object(), page.correction(key, "y", first))))
        .isEqualTo("not-correctable");
  }

  private static Bytes twoStanzas(Bytes one, Bytes other) {
    var text = new String(one.toArray(), UTF_8);
    var more = new String(other.toArray(), UTF_8);
    var stanza = more.substring(more.indexOf("-> "), more.indexOf("---"));
    return Bytes.of(text.replace("\n---", "\n" + stanza + "---").getBytes(UTF_8));
  }
}
