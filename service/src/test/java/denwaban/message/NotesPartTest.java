package denwaban.message;

import static denwaban.message.TestMessages.NOW;
import static denwaban.message.TestMessages.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import denwaban.client.Client;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.open.table.NoteRow;
import denwaban.people.TestPeople;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// The notes about messages in an exit pack. They are sealed; here any bytes will do.
class NotesPartTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestMessages messages;
  private Client minato;
  private CurrentUser kenta;
  private CurrentUser sayaka;
  private NotesPart part;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    minato = messages.client();
    kenta = member(minato);
    sayaka = member(minato);
    var people = new TestPeople(database, messages.log.door(), event -> {}).people();
    var transactions = database.fence();
    part = new NotesPart(messages.notes, new InboxTable(database.jdbc()), people, transactions);
  }

  @Test
  void each_items_notes_are_a_file_and_an_entry() throws Exception {
    var one = item(minato.id(), null, kenta);
    var two = item(minato.id(), null, kenta);
    item(minato.id(), null, kenta);
    var first = note(kenta, one, 1);
    var second = note(sayaka, one, 2);
    note(kenta, two, 3);

    var released = release(kenta);

    assertThat(released).containsExactlyInAnyOrder(one, two);
    assertThat(entries(one)).isEqualTo(1);
    assertThat(entries(two)).isEqualTo(1);
    var files = files(minato.id(), released);
    assertThat(files).containsOnlyKeys("notes/" + one + ".jsonl", "notes/" + two + ".jsonl");
    var rows = rows(files, one);
    assertThat(rows).extracting(NoteRow::at).containsExactly(NOW, NOW);
    assertThat(rows).extracting(it -> it.note().place().note()).contains(first.id(), second.id());
    assertThat(rows)
        .allSatisfy(it -> {
          var place = it.note().place();
          assertThat(place.item()).isEqualTo(one);
          assertThat(place.call().toString()).isEqualTo(call(one));
          assertThat(place.ofRequest()).isFalse();
        });
    var theirs = rows.stream().filter(it -> it.note().place().note().equals(second.id())).toList();
    assertThat(theirs)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.note().author()).isEqualTo(sayaka.person());
          assertThat(it.note().file()).isEqualTo(second.sealed());
          assertThat(it.note().company()).isEqualTo(second.company());
          assertThat(it.note().signature()).isEqualTo(second.signature());
        });
  }

  @Test
  void those_in_a_mailbox_that_its_maker_does_not_hold_are_in_sealed() throws Exception {
    var line = new TestLine(messages.clients);
    var holder = TestBox.joins(messages.clients, line, Role.CLIENT_MEMBER);
    var admin = TestBox.joins(messages.clients, line, Role.CLIENT_ADMIN).who();
    var box = new TestBox(messages.clients, line, "人事", holder);
    var item = item(line.client(), box.id, holder.who());
    messages.notes.add(holder.who(), item, sealed(box.newest(), 1));
    assertThat(files(line.client(), release(admin))).containsOnlyKeys("notes/" + item + ".jsonl");
  }

  @Test
  void what_is_written_after_the_release_about_another_item_is_not_in() throws Exception {
    var one = item(minato.id(), null, kenta);
    var two = item(minato.id(), null, kenta);
    note(kenta, one, 1);
    var released = release(kenta);
    note(kenta, two, 2);
    assertThat(files(minato.id(), released)).containsOnlyKeys("notes/" + one + ".jsonl");
  }

  @Test
  void what_is_erased_after_the_release_is_not_in() throws Exception {
    var one = item(minato.id(), null, kenta);
    note(kenta, one, 1);
    var released = release(kenta);
    for (var table : List.of("inbox_note where item_id", "inbox_item where id")) {
      database.superuser().sql("delete from " + table + " = :id").param("id", one).update();
    }
    assertThat(files(minato.id(), released)).isEmpty();
  }

  @Test
  void another_client_takes_nothing_of_it() throws Exception {
    var one = item(minato.id(), null, kenta);
    note(kenta, one, 1);
    var other = messages.client();
    assertThat(release(member(other))).isEmpty();
    assertThat(files(other.id(), List.of(one))).isEmpty();
  }

  @Test
  void without_an_entry_nothing_is_released() {
    note(kenta, item(minato.id(), null, kenta), 1);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThatThrownBy(() -> release(kenta)).isInstanceOf(DataAccessException.class);
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
  }

  private List<UUID> release(CurrentUser by) {
    return database.fence().as(by.memberOf(), () -> part.release(by));
  }

  private Map<String, Bytes> files(ClientId client, List<UUID> released) throws IOException {
    var files = new TreeMap<String, Bytes>();
    part.write(client, released, files::put);
    return files;
  }

  private List<NoteRow> rows(Map<String, Bytes> files, UUID item) {
    var content = files.get(NoteRow.ofItem(item));
    assertThat(content).isNotNull();
    return NoteRow.parse(minato.id(), content);
  }

  private UUID item(ClientId client, @Nullable UUID box, CurrentUser by) {
    var call = new CallId(UUID.randomUUID());
    messages.inbox.ended(
        new CallEnded(call, client, box, CallOutcome.ABANDONED, null, NOW, null, NOW));
    return messages.inbox.page(by, null, null).stream()
        .map(Inbox.Row::item)
        .filter(it -> it.call().equals(call))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private String call(UUID item) {
    return database
        .superuser()
        .sql("select call_id::text from inbox_item where id = :id")
        .param("id", item)
        .query(String.class)
        .single();
  }

  private Notes.Sealed note(CurrentUser by, UUID item, int n) {
    var note = sealed(messages.key(minato.id()), n);
    messages.notes.add(by, item, note);
    return note;
  }

  private static Notes.Sealed sealed(CompanyKey to, int n) {
    return new Notes.Sealed(
        UUID.randomUUID(),
        to.fingerprint(),
        Bytes.of(new byte[] {(byte) n}),
        Bytes.of(new byte[64]));
  }

  private long entries(UUID item) {
    return messages.log.outbox(minato.id()).stream()
        .filter(leaf -> leaf.contains("\"notes.released\"") && leaf.contains(item.toString()))
        .filter(leaf -> leaf.contains("\"purpose\":\"export\""))
        .count();
  }
}
