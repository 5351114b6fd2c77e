package denwaban.message;

import static denwaban.message.TestMessages.NOW;
import static denwaban.message.TestMessages.member;
import static denwaban.message.TestMessages.refusal;
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
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/// What members write to each other. It is sealed; here any bytes will do.
class NotesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Bytes SIGNATURE = Bytes.of(new byte[64]);

  @TempDir Path folder;

  private TestMessages messages;
  private Client minato;
  private CurrentUser kenta;
  private CurrentUser sayaka;
  private Notes notes;
  private UUID id;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    notes = messages.notes;
    minato = messages.client();
    kenta = member(minato);
    sayaka = member(minato);
    messages.inbox.ended(missed(minato.id(), null));
    id = messages.inbox.page(kenta, null, null).getFirst().item().id();
  }

  @Test
  void a_colleague_reads_notes_in_the_order_in_which_they_were_written() {
    var first = note(1);
    var second = note(2);
    notes.add(kenta, id, first);
    messages.now = NOW.plusSeconds(1);
    notes.add(sayaka, id, second);
    assertThat(notes.read(sayaka, id))
        .containsExactly(
            new Notes.Note(first, kenta.person(), NOW),
            new Notes.Note(second, sayaka.person(), NOW.plusSeconds(1)));
    assertThat(messages.inbox.page(kenta, null, null).getFirst().item().notes()).isEqualTo(2);
    assertThat(entries("note.kept")).isEqualTo(2);
    assertThat(entries("notes.released")).isEqualTo(1);
  }

  @Test
  void sending_a_note_again_is_harmless() {
    var note = note(1);
    notes.add(kenta, id, note);
    notes.add(kenta, id, note);
    assertThat(notes.read(kenta, id)).hasSize(1);
    assertThat(entries("note.kept")).isEqualTo(1);
  }

  @Test
  void the_key_of_a_note_is_needed_as_long_as_it_is_kept() {
    assertThat(used(minato.id())).isEmpty();
    notes.add(kenta, id, note(1));
    assertThat(used(minato.id())).containsExactly(messages.key(minato.id()).fingerprint());
    assertThat(used(messages.client().id())).isEmpty();
  }

  private Set<String> used(ClientId client) {
    return database.fence().as(client, () -> notes.used(client, Set.of()));
  }

  @Test
  void without_an_entry_no_note_is_given() {
    notes.add(kenta, id, note(1));
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThat(refusal(() -> notes.read(kenta, id))).isEqualTo("log-unavailable");
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
  }

  @Test
  void an_item_has_at_most_fifty_notes() {
    for (var n = 0; n < 49; n++) notes.add(kenta, id, note(n));
    var last = note(49);
    notes.add(sayaka, id, last);
    notes.add(sayaka, id, last); // the answer was lost
    assertThat(refusal(() -> notes.add(kenta, id, note(50)))).isEqualTo("too-many-notes");
    assertThat(notes.read(kenta, id)).hasSize(50);
  }

  @Test
  void the_table_takes_8192_sealed_bytes_and_no_more() {
    notes.add(kenta, id, note(messages.key(minato.id()), new byte[Notes.SEALED_LIMIT]));
    var longer = note(messages.key(minato.id()), new byte[Notes.SEALED_LIMIT + 1]);
    assertThatThrownBy(() -> notes.add(kenta, id, longer))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(Notes.SEALED_LIMIT).isEqualTo(8_192);
  }

  @Test
  void another_clients_member_finds_nothing_and_so_does_everyone_of_what_never_was() {
    notes.add(kenta, id, note(1));
    mayNothing(member(messages.client()), id);
    mayNothing(kenta, UUID.randomUUID());
    assertThat(entries("notes.released")).isZero();
  }

  @Test
  void a_member_who_does_not_hold_the_mailbox_finds_nothing() {
    var line = new TestLine(messages.clients);
    var holder = TestBox.joins(messages.clients, line, Role.CLIENT_MEMBER);
    var other = TestBox.joins(messages.clients, line, Role.CLIENT_MEMBER).who();
    var box = new TestBox(messages.clients, line, "人事", holder);
    messages.inbox.ended(missed(line.client(), box.id));
    var theirs = messages.inbox.page(holder.who(), null, null).getFirst().item().id();
    notes.add(holder.who(), theirs, note(box.newest(), new byte[] {1}));

    mayNothing(other, theirs);
    assertThat(rows(line.client(), other)).isZero();
    assertThat(rows(line.client(), holder.who())).isEqualTo(1);
    assertThat(
            refusal(() ->
                notes.add(holder.who(), theirs, note(messages.key(line.client()), new byte[] {1}))))
        .as("sealed to everyone of the company")
        .isEqualTo("note-key");
    box.rotate();
    mayNothing(holder.who(), theirs);
  }

  @Test
  void a_note_is_sealed_to_a_key_of_the_items_own_box() {
    var stranger = messages.client();
    assertThat(
            refusal(() -> notes.add(kenta, id, note(messages.key(stranger.id()), new byte[] {1}))))
        .isEqualTo("note-key");
    var unknown =
        new Notes.Sealed(UUID.randomUUID(), "x".repeat(39), Bytes.of(new byte[1]), SIGNATURE);
    assertThat(refusal(() -> notes.add(kenta, id, unknown))).isEqualTo("note-key");
  }

  @Test
  void the_database_lets_nobody_write_as_a_colleague_or_change_a_note() {
    notes.add(kenta, id, note(1));
    for (var sql :
        new String[] {
          """
          insert into inbox_note (client_id, item_id, id, author, written_at, company, sealed, signature)
          select client_id, item_id, gen_random_uuid(), gen_random_uuid(), written_at, company, sealed, signature
          from inbox_note
          """,
          "update inbox_note set author = gen_random_uuid()",
          "delete from inbox_note"
        }) {
      assertThatThrownBy(() ->
              database
                  .fence()
                  .as(minato.id(), kenta.person(), () -> database.jdbc().sql(sql).update()))
          .isInstanceOf(DataAccessException.class);
    }
  }

  private void mayNothing(CurrentUser user, UUID item) {
    assertThat(refusal(() -> notes.add(user, item, note(1)))).isEqualTo("not-found");
    assertThat(refusal(() -> notes.read(user, item))).isEqualTo("not-found");
  }

  private int rows(ClientId client, CurrentUser seenBy) {
    return database
        .fence()
        .as(
            client,
            seenBy.person(),
            () ->
                database
                    .jdbc()
                    .sql("select count(*) from inbox_note")
                    .query(Integer.class)
                    .single());
  }

  private Notes.Sealed note(int n) {
    return note(messages.key(minato.id()), new byte[] {(byte) n});
  }

  private static Notes.Sealed note(CompanyKey to, byte[] sealed) {
    return new Notes.Sealed(UUID.randomUUID(), to.fingerprint(), Bytes.of(sealed), SIGNATURE);
  }

  private long entries(String act) {
    return messages.log.outbox(minato.id()).stream()
        .filter(leaf -> leaf.contains("\"" + act + "\""))
        .count();
  }

  private static CallEnded missed(ClientId client, @Nullable UUID mailbox) {
    var call = new CallId(UUID.randomUUID());
    return new CallEnded(call, client, mailbox, CallOutcome.ABANDONED, null, NOW, null, NOW);
  }
}
