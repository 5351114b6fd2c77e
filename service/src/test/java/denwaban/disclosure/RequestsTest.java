package denwaban.disclosure;

import static denwaban.disclosure.TestRequests.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.client.KeyKind;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestClients;
import denwaban.database.AtOnce;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.open.table.NoteRow;
import denwaban.people.TestPeople;
import denwaban.seal.json.Json;
import denwaban.vault.TestMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/// What people ask about the data held of them is registered, has a clock, and ends with an answer
/// or a reason.
class RequestsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestRequests made;

  @BeforeEach
  void open() {
    made = new TestRequests(database, folder);
  }

  @AfterEach
  void close() {
    made.retention.close();
  }

  @Test
  void a_request_goes_from_receipt_to_its_answer_and_each_step_is_an_entry() throws Exception {
    var message = made.retention.keep("折り返しお電話ください");
    var id = made.register(Kind.DISCLOSE);
    var it = made.find(id);
    assertThat(it.n()).isEqualTo(1);
    assertThat(it.state()).isEqualTo(State.OPEN);
    assertThat(it.dueAt()).isEqualTo(it.receivedAt().plus(Duration.ofDays(14)));
    made.requests.take(made.sayaka, id);
    made.requests.take(made.sayaka, id);
    assertThat(refusal(() -> made.requests.end(made.kenta, id, made.answer())))
        .isEqualTo("request-not-identified");
    made.requests.identified(made.sayaka, id, Identity.CALL_BACK);
    assertThat(refusal(() -> made.requests.identified(made.kenta, id, Identity.DOCUMENT)))
        .isEqualTo("request-changed");
    made.links.add(made.sayaka, id, message.manifest().call());
    made.requests.note(made.sayaka, id, made.note());
    made.requests.end(made.kenta, id, made.answer());

    assertThat(made.find(id).state()).isEqualTo(State.ANSWERED);
    assertThat(made.find(id).assignedTo()).isEqualTo(made.sayaka.person());
    assertThat(made.requests.steps(made.client, id))
        .extracting(RequestTable.Step::step)
        .containsExactly("received", "taken", "identified", "answered");
    assertThat(made.requests.read(made.kenta, id)).hasSize(3);
    for (var act :
        List.of("received", "taken", "identified", "linked", "noted", "answered", "read")) {
      assertThat(made.entries("request." + act)).as(act).isOne();
    }
    assertThat(made.register(Kind.COMPLAINT)).isNotNull();
    assertThat(made.requests.all(made.client)).extracting(Request::n).containsExactly(2, 1);
  }

  @Test
  void the_key_of_a_note_is_needed_as_long_as_it_is_kept() {
    assertThat(used(made.client)).isEmpty();
    made.register(Kind.DISCLOSE);
    assertThat(used(made.client)).containsExactly(made.note().company());
    assertThat(used(new ClientId(UUID.randomUUID()))).isEmpty();
  }

  private Set<String> used(ClientId client) {
    return database.fence().as(client, () -> made.notes.used(client, Set.of()));
  }

  @Test
  void registering_again_is_harmless() {
    var wanted =
        new Requests.New(
            UUID.randomUUID(), Kind.STOP, Way.LETTER, made.retention.now, null, null, made.note());
    made.requests.register(made.kenta, wanted);
    made.requests.register(made.kenta, wanted);
    assertThat(made.requests.all(made.client)).hasSize(1);
    assertThat(made.entries("request.received")).isOne();
  }

  @Test
  void a_complaint_is_answered_without_knowing_who_it_was() {
    var id = made.register(Kind.COMPLAINT);
    made.requests.end(made.kenta, id, made.answer());
    assertThat(made.find(id).state()).isEqualTo(State.ANSWERED);
  }

  @Test
  void times_of_receipt_and_answer_have_limits() {
    var now = made.retention.now;
    for (var fits : List.of(Duration.ofMinutes(1), Duration.ofDays(-366))) {
      assertThat(refusal(() -> made.register(Kind.DISCLOSE, now.plus(fits), null, null)))
          .isEqualTo("taken");
    }
    for (var unfit : List.of(Duration.ofSeconds(61), Duration.ofDays(-366).minusSeconds(1))) {
      assertThat(refusal(() -> made.register(Kind.DISCLOSE, now.plus(unfit), null, null)))
          .isEqualTo("received-unfit");
    }
    for (var fits : List.of(Duration.ofSeconds(1), Duration.ofDays(180))) {
      assertThat(refusal(() -> made.register(Kind.DISCLOSE, now, now.plus(fits), null)))
          .isEqualTo("taken");
    }
    for (var unfit : List.of(Duration.ZERO, Duration.ofDays(180).plusSeconds(1))) {
      assertThat(refusal(() -> made.register(Kind.DISCLOSE, now, now.plus(unfit), null)))
          .isEqualTo("due-unfit");
    }
    var id = made.register(Kind.DISCLOSE);
    made.requests.setDue(made.kenta, id, now.plus(Duration.ofDays(180)));
    assertThat(
            refusal(() ->
                made.requests.setDue(made.kenta, id, now.plus(Duration.ofDays(180)).plusMillis(1))))
        .isEqualTo("due-unfit");
  }

  @Test
  void what_is_late_needs_a_reason_and_gets_no_more_time() {
    var id = made.register(Kind.DISCLOSE);
    made.requests.identified(made.kenta, id, Identity.DOCUMENT);
    made.pass(Duration.ofDays(11).minusSeconds(1));
    assertThat(made.requests.waiting(made.client)).isZero();
    assertThat(RequestView.clock(made.find(id), made.retention.now)).isEqualTo("in-time");
    made.pass(Duration.ofSeconds(2));
    assertThat(made.requests.waiting(made.client)).isOne();
    assertThat(RequestView.clock(made.find(id), made.retention.now)).isEqualTo("soon");
    made.pass(Duration.ofDays(3));
    assertThat(RequestView.clock(made.find(id), made.retention.now)).isEqualTo("late");
    assertThat(
            refusal(() ->
                made.requests.setDue(made.kenta, id, made.retention.now.plus(Duration.ofDays(9)))))
        .isEqualTo("request-late");
    assertThat(refusal(() -> made.requests.end(made.kenta, id, made.answer())))
        .isEqualTo("late-reason-needed");
    assertThat(made.find(id).state()).as("nothing of it happened").isEqualTo(State.IDENTIFIED);
    made.requests.end(
        made.kenta,
        id,
        new Requests.Ending(State.REFUSED, null, Ground.LAW, made.note(), made.note()));
    assertThat(made.requests.read(made.kenta, id)).hasSize(3);
    assertThat(made.requests.waiting(made.client)).as("closed").isZero();
    made.pass(Duration.ofDays(300));
    assertThat(RequestView.clock(made.find(id), made.retention.now)).isEqualTo("late");
  }

  private Requests.Ending ending(State state) {
    return switch (state) {
      case ANSWERED -> made.answer();
      case REFUSED -> new Requests.Ending(state, null, Ground.LAW, made.note(), made.note());
      default -> new Requests.Ending(state, null, null, made.note(), null);
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"ANSWERED", "REFUSED", "WITHDRAWN"})
  void what_is_closed_is_not_moved_on(State state) throws Exception {
    var message = made.retention.keep("x");
    var id = made.register(Kind.STOP);
    made.requests.identified(made.kenta, id, Identity.DOCUMENT);
    made.requests.end(made.kenta, id, ending(state));
    assertThat(refusal(() -> made.requests.take(made.kenta, id))).isEqualTo("request-changed");
    assertThat(refusal(() -> made.requests.end(made.kenta, id, made.answer())))
        .isEqualTo("request-changed");
    assertThat(refusal(() -> made.links.add(made.kenta, id, message.manifest().call())))
        .isEqualTo("request-changed");
    assertThat(refusal(() -> made.requests.note(made.kenta, id, made.note())))
        .as("a note is added at any time")
        .isEqualTo("taken");
  }

  @Test
  void of_one_client_200_requests_are_open_at_most() {
    for (var n = 0; n < 199; n++) made.register(Kind.DISCLOSE);
    var last = made.register(Kind.COMPLAINT);
    assertThat(refusal(() -> made.register(Kind.DISCLOSE))).isEqualTo("too-many-requests-open");
    made.requests.end(made.kenta, last, made.answer());
    assertThat(refusal(() -> made.register(Kind.DISCLOSE))).isEqualTo("taken");
    assertThat(Requests.OPEN_LIMIT).isEqualTo(200);
    var newest = made.requests.all(made.client).getFirst().id();
    made.requests.identified(made.kenta, newest, Identity.CALL_BACK);
    made.requests.end(made.kenta, newest, made.answer());
    assertThat(
            AtOnce.both(
                database, "disclosure_request", () -> refusal(() -> made.register(Kind.DISCLOSE))))
        .containsExactlyInAnyOrder("taken", "too-many-requests-open");
  }

  @Test
  void a_request_has_at_most_98_notes_each_sealed_to_the_companys_own_key() {
    var id = made.register(Kind.DISCLOSE);
    for (var n = 1; n < 97; n++) made.requests.note(made.kenta, id, made.note());
    var last = made.note();
    made.requests.note(made.kenta, id, last);
    assertThat(made.requests.read(made.sayaka, id)).hasSize(98);
    assertThat(refusal(() -> made.requests.note(made.kenta, id, made.note())))
        .isEqualTo("too-many-notes");

    var other = made.register(Kind.DISCLOSE);
    assertThat(
            refusal(
                () -> made.requests.note(made.kenta, other, TestRequests.note("x".repeat(39), 1))))
        .isEqualTo("note-key");
    var box = new TestBox(made.retention.clients, made.retention.line, "人事");
    assertThat(
            refusal(() ->
                made.requests.note(
                    made.kenta, other, TestRequests.note(box.newest().fingerprint(), 1))))
        .isEqualTo("note-key");
    made.requests.note(made.kenta, other, note(8_192));
    assertThatThrownBy(() -> made.requests.note(made.kenta, other, note(8_193)))
        .isInstanceOf(DataAccessException.class);
  }

  private NewNote.Bare note(int bytes) {
    return TestRequests.note(made.note().company(), bytes);
  }

  @Test
  void a_request_has_at_most_500_objects() throws Exception {
    var message = made.retention.keep("x");
    var id = made.register(Kind.DISCLOSE);
    linked(id, 499);
    made.links.add(made.kenta, id, message.manifest().call());
    made.links.add(made.kenta, id, message.manifest().call());
    assertThat(made.links.of(made.kenta, id).links()).hasSize(500);
    var one = made.retention.keep("y");
    assertThat(refusal(() -> made.links.add(made.kenta, id, one.manifest().call())))
        .isEqualTo("too-many-links");
    assertThat(made.links.of(made.kenta, id).links()).hasSize(500);
    made.links.remove(made.kenta, id, message.object().value());
    made.links.add(made.kenta, id, one.manifest().call());
    assertThat(RequestLinks.LIMIT).isEqualTo(500);
  }

  private void linked(UUID id, int things) {
    database
        .superuser()
        .sql(
            """
            insert into disclosure_link (client_id, request_id, object_id, call_id, line, kind)
            select :client, :id, gen_random_uuid(), gen_random_uuid(),
              '00000000-0000-0000-0000-000000000000', 'slip' from generate_series(1, :things)
            """)
        .param("client", made.client.value())
        .param("id", id)
        .param("things", things)
        .update();
  }

  @Test
  void all_versions_of_a_message_belong_to_its_request() throws Exception {
    var first = made.retention.keep("一版");
    var id = made.register(Kind.DISCLOSE, made.retention.now, null, first.manifest().call());
    assertThat(made.links.of(made.kenta, id).links())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo("message"));
    assertThat(refusal(() -> made.links.add(made.kenta, id, new CallId(UUID.randomUUID()))))
        .isEqualTo("not-found");
    assertThat(refusal(() -> made.links.remove(made.kenta, id, UUID.randomUUID())))
        .isEqualTo("not-found");
  }

  @Test
  void what_lies_in_a_colleagues_box_is_counted_and_not_named() throws Exception {
    var holder = TestBox.joins(made.retention.clients, made.retention.line, Role.CLIENT_MEMBER);
    var box = new TestBox(made.retention.clients, made.retention.line, "人事", holder);
    var theirs =
        TestMessage.keep(
            made.retention.vault.vault(),
            made.client,
            box.newest(),
            "x".getBytes(StandardCharsets.UTF_8));
    var id = made.register(Kind.DISCLOSE);
    assertThat(refusal(() -> made.links.add(made.kenta, id, theirs.manifest().call())))
        .isEqualTo("not-found");
    made.links.add(holder.who(), id, theirs.manifest().call());
    assertThat(made.links.of(holder.who(), id).links()).hasSize(1);
    assertThat(made.links.of(made.kenta, id).links()).isEmpty();
    assertThat(made.links.of(made.kenta, id).hidden()).isOne();
    assertThat(refusal(() -> made.links.remove(made.kenta, id, theirs.object().value())))
        .isEqualTo("not-found");
  }

  @Test
  void another_client_finds_nothing() throws Exception {
    var message = made.retention.keep("x");
    var id = made.register(Kind.DISCLOSE);
    var other =
        made.retention.clients.add(
            "c" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    made.retention.clients.enrol(other);
    var stranger = TestClients.member(other, Role.CLIENT_ADMIN);
    for (var refused :
        List.of(
            refusal(() -> made.requests.find(other.id(), id)),
            refusal(() -> made.requests.read(stranger, id)),
            refusal(() -> made.requests.take(stranger, id)),
            refusal(() -> made.requests.note(stranger, id, made.note())),
            refusal(() -> made.requests.end(stranger, id, made.answer())),
            refusal(() -> made.links.add(stranger, id, message.manifest().call())),
            refusal(() -> made.erasure.ask(stranger, id)),
            refusal(() -> made.erasure.approve(stranger, id)),
            refusal(() -> made.erasure.withdraw(stranger, id)))) {
      assertThat(refused).isEqualTo("not-found");
    }
    assertThat(made.requests.all(other.id())).isEmpty();
    assertThat(made.links.all(other.id(), id)).isEmpty();
  }

  @Test
  void the_office_counts_and_sees_no_note_step_or_link() {
    made.register(Kind.STOP);
    var late = made.register(Kind.STOP);
    made.requests.setDue(made.kenta, late, made.retention.now.plusSeconds(1));
    made.pass(Duration.ofSeconds(2));
    var now = made.retention.now;
    var fence = database.fence();
    assertThat(
            fence.office(() -> made.table.counts(now, now.plus(Duration.ofDays(3)))).stream()
                .filter(it -> it.client().equals(made.client)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.open()).isEqualTo(2);
          assertThat(it.overdue()).isOne();
          assertThat(it.soon()).isZero();
        });
    for (var table : List.of("disclosure_note", "disclosure_step", "disclosure_link")) {
      assertThat(
              fence.<Integer>office(() ->
                  database
                      .jdbc()
                      .sql("select count(*) from " + table)
                      .query(Integer.class)
                      .single()))
          .as(table)
          .isZero();
    }
  }

  @Test
  void without_an_entry_no_note_is_given() {
    var id = made.register(Kind.DISCLOSE);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThat(refusal(() -> made.requests.read(made.kenta, id))).isEqualTo("log-unavailable");
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
  }

  @Test
  void the_database_takes_nothing_back_whoever_writes() {
    var id = made.register(Kind.DISCLOSE);
    made.requests.identified(made.kenta, id, Identity.DOCUMENT);
    var where = " where id = '" + id + "'";
    denied("update disclosure_request set state = 'open'" + where);
    made.requests.end(made.kenta, id, made.answer());
    for (var sql :
        List.of(
            "update disclosure_request set state = 'identified', form = null" + where,
            "update disclosure_request set ground = 'law'" + where,
            "update disclosure_request set received_at = received_at - interval '1 day'",
            "delete from disclosure_request",
            "update disclosure_step set at = at",
            "delete from disclosure_step",
            "update disclosure_note set author = gen_random_uuid()",
            "delete from disclosure_note",
            "update disclosure_link set object_id = gen_random_uuid()")) {
      denied(sql);
    }
    assertThatThrownBy(() ->
            database
                .fence()
                .as(
                    made.client,
                    made.kenta.person(),
                    () ->
                        database
                            .jdbc()
                            .sql(
                                """
                                insert into disclosure_note (client_id, request_id, id, author,
                                  written_at, company, sealed, signature)
                                select client_id, request_id, gen_random_uuid(), gen_random_uuid(),
                                  written_at, company, sealed, signature from disclosure_note
                                """)
                            .update()))
        .as("in a colleague's name")
        .isInstanceOf(DataAccessException.class);
  }

  private void denied(String sql) {
    assertThatThrownBy(() -> made.sql(sql)).as(sql).hasStackTraceContaining("permission denied");
  }

  @Test
  void room_is_left_for_how_a_request_ends() throws Exception {
    var id = made.register(Kind.COMPLAINT);
    for (var n = 2; n <= 98; n++) made.requests.note(made.sayaka, id, made.note());
    assertThat(refusal(() -> made.requests.note(made.sayaka, id, made.note())))
        .isEqualTo("too-many-notes");
    made.pass(Requests.ANSWERED_WITHIN.plusDays(1));
    var late = new Requests.Ending(State.ANSWERED, Form.ELECTRONIC, null, made.note(), made.note());
    made.requests.end(made.kenta, id, late);
    assertThat(made.requests.read(made.kenta, id)).hasSize(100);
    assertThat(refusal(() -> made.requests.note(made.sayaka, id, made.note())))
        .isEqualTo("too-many-notes");
  }

  private RegisterPart part() {
    var people = new TestPeople(database, made.retention.log.door(), event -> {}).people();
    return new RegisterPart(made.requests, people);
  }

  private static Map<String, String> files(RegisterPart part, ClientId client, List<UUID> released)
      throws IOException {
    var files = new HashMap<String, String>();
    part.write(
        client,
        released,
        (path, content) -> files.put(path, new String(content.toArray(), StandardCharsets.UTF_8)));
    return files;
  }

  private List<UUID> export() {
    return database.fence().as(made.client, made.kenta.person(), () -> part().release(made.kenta));
  }

  @Test
  void what_was_written_goes_into_an_exit_pack_sealed_each_request_with_its_entry()
      throws Exception {
    var one = made.register(Kind.DISCLOSE);
    var two = made.register(Kind.COMPLAINT);
    var more = made.note();
    made.requests.note(made.sayaka, one, more);
    var released = export();
    assertThat(released).containsExactlyInAnyOrder(one, two);
    assertThat(exported(one)).isEqualTo(1);
    assertThat(exported(two)).isEqualTo(1);
    var late = made.register(Kind.DISCLOSE);
    var files = files(part(), made.client, released);
    assertThat(files)
        .containsOnlyKeys(
            "requests/register.jsonl", "requests/" + one + ".jsonl", "requests/" + two + ".jsonl");
    assertThat(files.values())
        .as("who asks later")
        .noneMatch(it -> it.contains("\"item\":\"" + late));
    var rows =
        NoteRow.parse(
            made.client,
            Bytes.of(files.get("requests/" + one + ".jsonl").getBytes(StandardCharsets.UTF_8)));
    assertThat(rows).hasSize(2);
    assertThat(rows)
        .allSatisfy(it -> assertThat(it.note().place().ofRequest()).isTrue())
        .anySatisfy(it -> {
          assertThat(it.note().place().item()).isEqualTo(one);
          assertThat(it.note().place().note()).isEqualTo(more.id());
          assertThat(it.note().author()).isEqualTo(made.sayaka.person());
          assertThat(it.note().company()).isEqualTo(more.company());
          assertThat(it.note().file()).isEqualTo(more.sealed());
          assertThat(it.note().signature()).isEqualTo(more.signature());
        });
  }

  private long exported(UUID request) {
    return made.retention.log.outbox(made.client).stream()
        .filter(leaf -> leaf.contains("\"request.read\"") && leaf.contains(request.toString()))
        .filter(leaf -> leaf.contains("\"purpose\":\"export\""))
        .count();
  }

  @Test
  void the_register_goes_into_an_exit_pack_without_who_asks() throws Exception {
    var id = made.register(Kind.DISCLOSE);
    made.register(Kind.COMPLAINT);
    var files = files(part(), made.client, List.of());
    assertThat(files).containsOnlyKeys("requests/register.jsonl");
    var lines = files.get("requests/register.jsonl").lines().toList();
    assertThat(lines)
        .hasSize(2)
        .anySatisfy(it -> assertThat(it).contains(id.toString(), "disclose"));
    for (var line : lines) {
      var members =
          ((Json.Obj) Json.parse(Bytes.of(line.getBytes(StandardCharsets.UTF_8)))).members();
      assertThat(members.keySet())
          .containsExactly(
              "dueAt",
              "form",
              "ground",
              "id",
              "identity",
              "kind",
              "n",
              "receivedAt",
              "state",
              "statedAt",
              "way");
    }
    var other = new ClientId(UUID.randomUUID());
    assertThat(files(part(), other, List.of(id)).values()).as("another client's").containsOnly("");
  }
}
