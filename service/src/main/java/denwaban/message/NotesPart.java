package denwaban.message;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.audit.Purpose;
import denwaban.client.ExportPart;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.open.table.NoteRow;
import denwaban.people.People;
import denwaban.seal.note.NotePlace;
import denwaban.seal.note.SealedNote;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What members wrote about messages, in an exit pack, one file for each item: docs/formats/
/// exit-pack.md. Of all boxes, sealed, as the objects are.
@Component
final class NotesPart implements ExportPart {

  private final Notes notes;
  private final InboxTable items;
  private final People people;
  private final TenantTransactions transactions;

  NotesPart(Notes notes, InboxTable items, People people, TenantTransactions transactions) {
    this.notes = notes;
    this.items = items;
    this.people = people;
    this.transactions = transactions;
  }

  @Override
  public List<UUID> release(CurrentUser user) {
    var all = notes.items(user.memberOf());
    all.forEach(it -> notes.released(user, it, Purpose.EXPORT));
    return all;
  }

  /// What was erased since it was released is not in.
  @Override
  public void write(ClientId client, List<UUID> released, Files to) throws IOException {
    for (var id : released) {
      var found = transactions.as(client, () -> of(client, id));
      // whose names they are is asked for outside of the client's scope
      var rows = found.stream().map(this::row).toList();
      if (!rows.isEmpty()) to.add(NoteRow.ofItem(id), NoteRow.text(rows));
    }
  }

  private record Placed(NotePlace place, Notes.Note note) {}

  private List<Placed> of(ClientId client, UUID id) {
    return items.find(client, id).stream()
        .flatMap(item ->
            notes.ofItem(client, id).stream()
                .map(it ->
                    new Placed(new NotePlace(client, id, item.call().value(), it.note().id()), it)))
        .toList();
  }

  private NoteRow row(Placed one) {
    var note = one.note().note();
    var author = one.note().author();
    return new NoteRow(
        new SealedNote(one.place(), author, note.company(), note.sealed(), note.signature()),
        one.note().at(),
        people.find(author).map(Person::name).orElse(""));
  }
}
