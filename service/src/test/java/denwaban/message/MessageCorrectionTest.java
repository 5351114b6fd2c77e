package denwaban.message;

import static denwaban.message.TestMessages.NOW;
import static denwaban.message.TestMessages.member;
import static denwaban.message.TestMessages.operator;
import static denwaban.message.TestMessages.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.access.CurrentUser;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.Line;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.Manifest;
import denwaban.vault.HeaderReleased;
import denwaban.vault.OperatorHeaders;
import denwaban.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Who may correct a message, until when, and what follows the version before.
class MessageCorrectionTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final CurrentUser operator = operator();
  private final CallId call = new CallId(UUID.randomUUID());
  private TestMessages messages;
  private TestLog log;
  private Client minato;
  private Client sakura;
  private TestPage page;
  private CompanyKey key;
  private MessageIntake messageIntake;
  private MessageCorrection messageCorrection;
  private Inbox inbox;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    log = messages.log;
    messageIntake = messages.messageIntake;
    messageCorrection = messages.messageCorrection;
    inbox = messages.inbox;
    minato = messages.client();
    sakura = messages.client();
    key = messages.key(minato.id());
    page = messages.page(minato.id(), call, operator);
  }

  @Test
  void a_corrected_message_waits_anew_and_the_old_one_stays() {
    var first = page.first(key, "七三一の二");
    assertThat(messageIntake.take(operator, first)).contains(NOW.plus(OperatorHeaders.WINDOW));
    var member = member(minato);
    inbox.done(member, row(member).item().id());

    messages.now = NOW.plusSeconds(60);
    var second = page.correction(key, "七三一の三", first);
    assertThat(messageCorrection.correct(operator, first.object(), second))
        .as("the time counts from the first version")
        .contains(NOW.plus(OperatorHeaders.WINDOW));

    var row = row(member);
    assertThat(row.item().message()).isEqualTo(second.object());
    assertThat(row.item().state()).isEqualTo("new");
    assertThat(row.item().doneBy()).isNull();
    assertThat(row.versions())
        .containsExactly(
            new Vault.Version(call, first.object(), 1),
            new Vault.Version(call, second.object(), 2));
    assertThat(inbox.page(member(sakura), null, null)).isEmpty();
    var leaves = log.outbox(minato.id());
    assertThat(leaves)
        .anyMatch(leaf -> leaf.contains("message.kept") && leaf.contains(text(second.object())))
        .last()
        .asString()
        .contains("message.corrected", text(first.object()), "\"purpose\":\"correct\"")
        .doesNotContain(text(operator.person()));
  }

  @Test
  void who_reads_the_version_before_has_not_read_the_correction() {
    var first = page.first(key, "x");
    messageIntake.take(operator, first);
    var second = page.correction(key, "y", first);
    messageCorrection.correct(operator, first.object(), second);
    var member = member(minato);
    inbox.opened(read(first.object()));
    assertThat(row(member).item().state()).isEqualTo("new");
    inbox.opened(read(second.object()));
    assertThat(row(member).item().state()).isEqualTo("opened");
  }

  private HeaderReleased read(ObjectId object) {
    return new HeaderReleased(
        minato.id(), object, Manifest.Kind.MESSAGE, call, Purpose.READ, key.fingerprint());
  }

  @Test
  void whether_the_correction_is_urgent_is_told_with_it() {
    var first = page.first(key, "x");
    messageIntake.take(operator, first);
    var second = TestPage.urgent(page.correction(key, "y", first));
    messageCorrection.correct(operator, first.object(), second);
    messageCorrection.correct(operator, second.object(), page.correction(key, "z", second));
    assertThat(messages.told)
        .filteredOn(ItemChanged.class::isInstance)
        .containsExactly(
            ItemChanged.corrected(minato.id(), Line.OWN, call, true),
            ItemChanged.corrected(minato.id(), Line.OWN, call, false));
  }

  @Test
  void another_person_another_session_and_another_client_get_nothing() {
    var first = page.first(key, "x");
    messageIntake.take(operator, first);
    var second = page.correction(key, "y", first);
    var leaves = log.outbox(minato.id()).size();
    for (var user :
        List.of(
            operator(UUID.randomUUID(), operator.session()),
            operator(operator.person().value(), "s-2"),
            operator(UUID.randomUUID(), "s-2"))) {
      assertThat(refusal(() -> messages.own.release(user, minato.id(), first.object())))
          .isEqualTo("not-correctable");
      assertThat(refusal(() -> messageCorrection.correct(user, first.object(), second)))
          .isEqualTo("not-correctable");
    }
    assertThat(refusal(() -> messages.own.release(operator, sakura.id(), first.object())))
        .isEqualTo("not-correctable");
    assertThat(
            refusal(
                () -> messages.own.release(operator, minato.id(), new ObjectId(UUID.randomUUID()))))
        .isEqualTo("not-correctable");
    assertThat(log.outbox(minato.id())).hasSize(leaves);
  }

  @Test
  void after_15_minutes_it_is_over_whether_swept_or_not() {
    var end = NOW.plus(OperatorHeaders.WINDOW);
    assertThat(OperatorHeaders.WINDOW).isEqualTo(Duration.ofMinutes(15));
    var first = page.first(key, "x");
    messageIntake.take(operator, first);
    var second = page.correction(key, "y", first);

    messages.now = end.minusMillis(1);
    messages.own.release(operator, minato.id(), first.object());
    for (var late : List.of(end, end.plusMillis(1))) {
      messages.now = late;
      assertThat(refusal(() -> messages.own.release(operator, minato.id(), first.object())))
          .isEqualTo("not-correctable");
      assertThat(refusal(() -> messageCorrection.correct(operator, first.object(), second)))
          .isEqualTo("not-correctable");
    }
    messages.now = end.minusMillis(1);
    messageCorrection.correct(operator, first.object(), second);
    assertThat(messageCorrection.correct(operator, first.object(), second))
        .as("the same once more is harmless, as an answer may have got lost")
        .contains(end);
    messages.now = end;
    assertThat(refusal(() -> messages.own.release(operator, minato.id(), second.object())))
        .as("a correction does not begin the time anew")
        .isEqualTo("not-correctable");
    assertThat(refusal(() -> messageCorrection.correct(operator, first.object(), second)))
        .isEqualTo("not-correctable");
  }

  @Test
  void who_holds_a_kept_correction_is_not_told_that_it_is_kept() {
    var first = page.first(key, "x");
    messageIntake.take(operator, first);
    var second = page.correction(key, "y", first);
    messageCorrection.correct(operator, first.object(), second);
    for (var user :
        List.of(
            operator(UUID.randomUUID(), operator.session()),
            operator(operator.person().value(), "s-2"))) {
      assertThat(refusal(() -> messageCorrection.correct(user, first.object(), second)))
          .isEqualTo("not-correctable");
    }
  }

  @Test
  void of_two_pages_that_correct_the_second_is_told_the_newest() {
    var first = page.first(key, "x");
    messageIntake.take(operator, first);
    var mine = page.correction(key, "y", first);
    var other = page.correction(key, "z", first);
    messageCorrection.correct(operator, first.object(), mine);

    var refused = catchThrowable(() -> messageCorrection.correct(operator, first.object(), other));
    assertThat(refused)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(409);
              assertThat(problem.code()).isEqualTo("message-superseded");
              assertThat(problem.text(Locale.ENGLISH)).contains("version 2");
            });
    assertThat(refusal(() -> messages.own.release(operator, minato.id(), first.object())))
        .as("what is superseded is not given out any more")
        .isEqualTo("not-correctable");
    messageCorrection.correct(operator, mine.object(), page.correction(key, "z", mine));
    var member = member(minato);
    assertThat(row(member).versions()).extracting(Vault.Version::version).containsExactly(1, 2, 3);
  }

  @Test
  void a_correction_that_does_not_follow_the_version_before_is_refused() {
    var first = page.first(key, "x");
    messageIntake.take(operator, first);
    var again = page.correction(key, "y", first);
    refused("manifest-version", first, it -> with(it, it.object(), 3, it.prev()));
    refused("manifest-version", first, it -> with(it, it.object(), 1, null));
    var wrong = Bytes.of(new byte[32]);
    refused("manifest-version", first, it -> with(it, it.object(), 2, wrong));
    refused("manifest-object", first, it -> with(it, first.object(), 2, it.prev()));
    refused(
        "manifest-object",
        first,
        it -> with(it, minato.id(), it.object(), 2, it.prev(), new CallId(UUID.randomUUID())));
    assertThat(
            refusal(() ->
                messageCorrection.correct(
                    operator,
                    first.object(),
                    page.sealed(
                        key,
                        "y",
                        first,
                        it -> with(it, sakura.id(), it.object(), 2, it.prev(), it.call())))))
        .isEqualTo("not-correctable");
    var stranger = new TestPage(minato.id(), call);
    assertThat(
            refusal(() ->
                messageCorrection.correct(
                    operator, first.object(), stranger.correction(key, "y", first))))
        .isEqualTo("manifest-signature");
    messageCorrection.correct(operator, first.object(), again);
  }

  @Test
  void a_correction_stays_in_the_box_that_the_message_came_to() {
    var line = new TestLine(messages.clients);
    var general = messages.key(line.client());
    for (var fromGeneral : List.of(true, false)) {
      var box = new TestBox(messages.clients, line, "人事" + fromGeneral);
      var there = messages.page(line.client(), new CallId(UUID.randomUUID()), operator);
      var to = fromGeneral ? general : box.newest();
      var other = fromGeneral ? box.newest() : general;
      var first = there.first(to, "x");
      messageIntake.take(operator, first);
      var moved = there.correction(other, "y", first);
      assertThat(refusal(() -> messageCorrection.correct(operator, first.object(), moved)))
          .isEqualTo("manifest-key");
      messageCorrection.correct(operator, first.object(), there.correction(to, "y", first));
    }
  }

  private void refused(String code, SealedMessage first, UnaryOperator<Manifest> change) {
    var lie = page.sealed(key, "y", first, change);
    assertThat(refusal(() -> messageCorrection.correct(operator, first.object(), lie)))
        .isEqualTo(code);
  }

  private Inbox.Row row(CurrentUser member) {
    var rows = inbox.page(member, null, null);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private static Manifest with(Manifest m, ObjectId object, int version, @Nullable Bytes prev) {
    return with(m, m.client(), object, version, prev, m.call());
  }

  private static Manifest with(
      Manifest m,
      ClientId client,
      ObjectId object,
      int version,
      @Nullable Bytes prev,
      CallId call) {
    return new Manifest(
        client,
        object,
        version,
        prev,
        m.kind(),
        call,
        m.sealedAt(),
        m.epoch(),
        m.company(),
        m.complete(),
        m.segments(),
        m.sealer());
  }

  private static String text(Object id) {
    return id.toString();
  }
}
