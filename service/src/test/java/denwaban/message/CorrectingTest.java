package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.audit.TestLog;
import denwaban.call.CallsInHand;
import denwaban.client.Client;
import denwaban.client.CompanyKey;
import denwaban.client.KeyKind;
import denwaban.client.TestBox;
import denwaban.client.TestClients;
import denwaban.client.TestLine;
import denwaban.database.TestBacklog;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.people.Problem;
import denwaban.people.Role;
import denwaban.people.TestCopyTries;
import denwaban.people.TestStreams;
import denwaban.people.Who;
import denwaban.recording.TestRecordings;
import denwaban.seal.Manifest;
import denwaban.seal.Opening;
import denwaban.seal.Stanzas;
import denwaban.vault.OperatorHeaders;
import denwaban.vault.OwnHeader;
import denwaban.vault.TestVault;
import denwaban.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CorrectingTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private final Who operator = operator(UUID.randomUUID(), "s-1");
  private CallId call = new CallId(UUID.randomUUID());
  private final Instant[] now = {NOW};
  private TestLog log;
  private TestClients clients;
  private Client minato;
  private Client sakura;
  private TestCorrections page;
  private CompanyKey key;
  private OperatorHeaders own;
  private Taking taking;
  private Correcting correcting;
  private Inbox inbox;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    var vault = new TestVault(database, folder, () -> now[0]);
    clients = new TestClients(database, log.door());
    minato = clients.add("m" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    sakura = clients.add("n" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    clients.enrol(minato);
    clients.enrol(sakura);
    key = clients.keys().current(minato.id()).orElseThrow();
    page = new TestCorrections(minato.id(), call);
    var fence = database.fence();
    var holes = new Pigeonholes(database.jdbc());
    var ids = new Ids(Clock.systemUTC(), new Random());
    var bell = new Bell(TestStreams.over(database), holes, fence);
    own = vault.own(log.door());
    var keeping = new Keeping(vault.vault(), own, fence, log.door());
    var late =
        new LateMessages(
            new TestBacklog(database, folder).backlog(),
            vault.vault(),
            clients.keys(),
            holes,
            log.door(),
            bell,
            ids,
            () -> now[0]);
    taking =
        new Taking(new Hands(), clients.keys(), keeping, late, own, holes, ids, bell, () -> now[0]);
    correcting =
        new Correcting(clients.keys(), vault.vault(), keeping, own, holes, log.door(), bell);
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

  @Test
  void a_try_to_take_a_message_along_is_stated_by_the_session_that_may_correct_it_alone()
      throws Exception {
    var tries =
        new CorrectionTriesEndpoint(
            own, TestCopyTries.over(database.fence(), log.door(), () -> now[0]));
    var message = page.first(key, "折り返し");
    taking.take(operator, message);
    var id = message.object().toString();
    var body = new CorrectionTriesEndpoint.Tried(minato.id().value(), "save");
    tries.tried(operator, id, body);
    var other = operator(UUID.randomUUID(), "s-9");
    assertThatThrownBy(() -> tries.tried(other, id, body)).isInstanceOf(Problem.class);
    var elsewhere = new CorrectionTriesEndpoint.Tried(sakura.id().value(), "save");
    assertThatThrownBy(() -> tries.tried(operator, id, elsewhere)).isInstanceOf(Problem.class);
    now[0] = now[0].plus(OperatorHeaders.WINDOW);
    assertThatThrownBy(() -> tries.tried(operator, id, body)).isInstanceOf(Problem.class);

    assertThat(log.outbox(minato.id()))
        .filteredOn(leaf -> leaf.contains("screen.copy.tried"))
        .singleElement()
        .satisfies(leaf -> assertThat(leaf).contains(id));
    assertThat(log.outbox(sakura.id())).noneMatch(leaf -> leaf.contains("screen.copy.tried"));
  }

  /// The one call, in the operator's hands.
  private final class Hands implements CallsInHand {
    @Override
    public Optional<InHand> of(CallId id) {
      var signing = page.signer.publicKey();
      return Optional.of(new InHand(minato.id(), operator.person(), false, NOW, signing));
    }

    @Override
    public void messageSent(CallId id, @Nullable UUID mailbox) {}
  }

  @Test
  void a_corrected_message_waits_anew_and_the_old_one_stays() throws Exception {
    var first = page.first(key, "七三一の二");
    assertThat(taking.take(operator, first)).contains(NOW.plus(OperatorHeaders.WINDOW));
    var member = TestClients.member(minato, Role.CLIENT_MEMBER);
    inbox.done(member, row(member).item().id());

    now[0] = NOW.plusSeconds(60);
    var second = page.correction(key, "七三一の三", first);
    assertThat(correcting.correct(operator, first.object(), second))
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
    assertThat(inbox.page(TestClients.member(sakura, Role.CLIENT_MEMBER), null, null)).isEmpty();
    var leaves = log.outbox(minato.id());
    assertThat(leaves)
        .anyMatch(leaf -> leaf.contains("message.kept") && leaf.contains(text(second.object())))
        .last()
        .asString()
        .contains("message.corrected", text(first.object()), "\"purpose\":\"correct\"")
        .doesNotContain(text(operator.person()));
  }

  @Test
  void the_page_gets_its_own_header_after_the_log_has_it_and_opens_the_message() throws Exception {
    var first = page.first(key, "七三一の二");
    taking.take(operator, first);

    var released = own.release(operator, minato.id(), first.object());

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
  void without_its_entry_in_the_log_the_page_gets_nothing() throws Exception {
    var first = page.first(key, "x");
    taking.take(operator, first);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThat(refusal(() -> own.release(operator, minato.id(), first.object())))
          .isEqualTo("log-unavailable");
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
  }

  @Test
  void another_person_another_session_and_another_client_get_nothing() throws Exception {
    var first = page.first(key, "x");
    taking.take(operator, first);
    var second = page.correction(key, "y", first);
    var leaves = log.outbox(minato.id()).size();
    for (var who :
        List.of(
            operator(UUID.randomUUID(), "s-1"),
            operator(operator.person().value(), "s-2"),
            operator(UUID.randomUUID(), "s-2"))) {
      assertThat(refusal(() -> own.release(who, minato.id(), first.object())))
          .isEqualTo("not-correctable");
      assertThat(refusal(() -> correcting.correct(who, first.object(), second)))
          .isEqualTo("not-correctable");
    }
    assertThat(refusal(() -> own.release(operator, sakura.id(), first.object())))
        .isEqualTo("not-correctable");
    assertThat(refusal(() -> own.release(operator, minato.id(), new ObjectId(UUID.randomUUID()))))
        .isEqualTo("not-correctable");
    assertThat(log.outbox(minato.id())).hasSize(leaves);
  }

  @Test
  void after_15_minutes_it_is_over_whether_swept_or_not() throws Exception {
    var end = NOW.plus(OperatorHeaders.WINDOW);
    assertThat(OperatorHeaders.WINDOW).isEqualTo(Duration.ofMinutes(15));
    var first = page.first(key, "x");
    taking.take(operator, first);
    var second = page.correction(key, "y", first);

    now[0] = end.minusMillis(1);
    own.release(operator, minato.id(), first.object());
    for (var late : List.of(end, end.plusMillis(1))) {
      now[0] = late;
      assertThat(refusal(() -> own.release(operator, minato.id(), first.object())))
          .isEqualTo("not-correctable");
      assertThat(refusal(() -> correcting.correct(operator, first.object(), second)))
          .isEqualTo("not-correctable");
    }
    now[0] = end.minusMillis(1);
    correcting.correct(operator, first.object(), second);
    assertThat(correcting.correct(operator, first.object(), second))
        .as("the same once more is harmless, as an answer may have got lost")
        .contains(end);
    now[0] = end;
    assertThat(refusal(() -> own.release(operator, minato.id(), second.object())))
        .as("a correction does not begin the time anew")
        .isEqualTo("not-correctable");
    assertThat(refusal(() -> correcting.correct(operator, first.object(), second)))
        .isEqualTo("not-correctable");
  }

  @Test
  void who_holds_a_kept_correction_is_not_told_that_it_is_kept() throws Exception {
    var first = page.first(key, "x");
    taking.take(operator, first);
    var second = page.correction(key, "y", first);
    correcting.correct(operator, first.object(), second);
    for (var who :
        List.of(operator(UUID.randomUUID(), "s-1"), operator(operator.person().value(), "s-2"))) {
      assertThat(refusal(() -> correcting.correct(who, first.object(), second)))
          .isEqualTo("not-correctable");
    }
  }

  @Test
  void of_two_pages_that_correct_the_second_is_told_the_newest() throws Exception {
    var first = page.first(key, "x");
    taking.take(operator, first);
    var mine = page.correction(key, "y", first);
    var other = page.correction(key, "z", first);
    correcting.correct(operator, first.object(), mine);

    var refused = catchThrowable(() -> correcting.correct(operator, first.object(), other));
    assertThat(refused)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(409);
              assertThat(problem.code()).isEqualTo("message-superseded");
              assertThat(problem.en()).contains("version 2");
            });
    assertThat(refusal(() -> own.release(operator, minato.id(), first.object())))
        .as("what is superseded is not given out any more")
        .isEqualTo("not-correctable");
    correcting.correct(operator, mine.object(), page.correction(key, "z", mine));
    var member = TestClients.member(minato, Role.CLIENT_MEMBER);
    assertThat(row(member).versions()).extracting(Vault.Version::version).containsExactly(1, 2, 3);
  }

  @Test
  void a_correction_that_does_not_follow_the_version_before_is_refused() throws Exception {
    var first = page.first(key, "x");
    taking.take(operator, first);
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
                correcting.correct(
                    operator,
                    first.object(),
                    page.sealed(
                        key,
                        "y",
                        first,
                        it -> with(it, sakura.id(), it.object(), 2, it.prev(), it.call())))))
        .isEqualTo("not-correctable");
    var stranger = new TestCorrections(minato.id(), call);
    assertThat(
            refusal(() ->
                correcting.correct(operator, first.object(), stranger.correction(key, "y", first))))
        .isEqualTo("manifest-signature");
    correcting.correct(operator, first.object(), again);
  }

  @Test
  void a_correction_stays_in_the_box_that_the_message_came_to() throws Exception {
    var line = new TestLine(clients);
    var general = clients.keys().current(line.client()).orElseThrow();
    for (var fromGeneral : List.of(true, false)) {
      var box = new TestBox(clients, line, "人事" + fromGeneral);
      call = new CallId(UUID.randomUUID());
      minato = clients.clients().find(line.client()).orElseThrow();
      page = new TestCorrections(line.client(), call);
      var to = fromGeneral ? general : box.newest();
      var other = fromGeneral ? box.newest() : general;
      var first = page.first(to, "x");
      taking.take(operator, first);
      var moved = page.correction(other, "y", first);
      assertThat(refusal(() -> correcting.correct(operator, first.object(), moved)))
          .isEqualTo("manifest-key");
      correcting.correct(operator, first.object(), page.correction(to, "y", first));
    }
  }

  @Test
  void a_header_for_two_readers_is_refused() throws Exception {
    var first = page.first(key, "x");
    var two = twoStanzas(first.header(), page.first(key, "y").header());
    var own = Objects.requireNonNull(first.own()).header();
    var made = new OwnHeader(twoStanzas(own, first.header()), TestCorrections.RECIPIENT);
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
    assertThat(refusal(() -> taking.take(operator, bad))).isEqualTo("header-not-for-one");
    assertThat(Stanzas.isForOne(two)).isFalse();
    taking.take(operator, first);
  }

  /// Its own page signed over the very header, so that every other check lets it pass.
  @Test
  void a_second_reader_in_the_companys_header_is_refused_though_it_is_signed() throws Exception {
    var first = page.first(key, "x");
    var two = twoStanzas(first.header(), page.first(key, "y").header());
    assertThat(refusal(() -> taking.take(operator, page.under(two, first))))
        .isEqualTo("header-not-for-one");
    assertThat(refusal(() -> taking.take(operator, page.under(first.header(), first))))
        .isEqualTo("taken");
  }

  @Test
  void a_message_without_an_own_header_cannot_be_corrected() throws Exception {
    var it = page.first(key, "x");
    var first =
        new SealedMessage(
            it.call(),
            it.object(),
            it.header(),
            it.payload(),
            it.manifest(),
            it.signature(),
            false,
            null);
    assertThat(taking.take(operator, first)).isEmpty();
    assertThat(
            refusal(() ->
                correcting.correct(operator, first.object(), page.correction(key, "y", first))))
        .isEqualTo("not-correctable");
  }

  private void refused(String code, SealedMessage first, UnaryOperator<Manifest> change)
      throws Exception {
    var lie = page.sealed(key, "y", first, change);
    assertThat(refusal(() -> correcting.correct(operator, first.object(), lie))).isEqualTo(code);
  }

  private Inbox.Row row(Who member) {
    var rows = inbox.page(member, null, null);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private static String refusal(ThrowingCallable act) {
    return catchThrowable(act) instanceof Problem problem ? problem.code() : "taken";
  }

  private static Bytes twoStanzas(Bytes one, Bytes other) {
    var text = new String(one.toArray(), UTF_8);
    var more = new String(other.toArray(), UTF_8);
    var stanza = more.substring(more.indexOf("-> "), more.indexOf("---"));
    return Bytes.of(text.replace("\n---", "\n" + stanza + "---").getBytes(UTF_8));
  }

  private static Manifest with(Manifest m, ObjectId object, int version, @Nullable Bytes prev) {
    return with(m, m.client(), object, version, prev, m.call());
  }

  private static Manifest with(
      Manifest m,
      denwaban.kernel.ClientId client,
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

  private static Who operator(UUID person, String session) {
    return new Who(new PersonId(person), Role.OPERATOR, null, session, "佐藤 花");
  }

  private static String text(Object id) {
    return id.toString();
  }
}
