package denwaban.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.client.ExportPart;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.open.table.NoteRow;
import denwaban.open.table.RequestRow;
import denwaban.people.People;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import denwaban.seal.note.NotePlace;
import denwaban.seal.note.SealedNote;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The register in an exit pack, one request a line, and what members wrote about each, sealed, who
/// asks among it: docs/formats/exit-pack.md.
@Component
class RegisterPart implements ExportPart {

  /// Requests in the register, open ones first; with some 300 bytes each they fit a file.
  static final int LIMIT = 10_000;

  private final Requests requests;
  private final People people;

  RegisterPart(Requests requests, People people) {
    this.requests = requests;
    this.people = people;
  }

  @Override
  public List<UUID> release(CurrentUser user) {
    return requests.export(user);
  }

  @Override
  public void write(ClientId client, List<UUID> released, Files to) throws IOException {
    to.add(RequestRow.PATH, register(client));
    for (var request : released) {
      var rows =
          requests.exported(client, request).stream().map(it -> row(client, request, it)).toList();
      if (!rows.isEmpty()) to.add(NoteRow.ofRequest(request), NoteRow.text(rows));
    }
  }

  private Bytes register(ClientId client) {
    return Bytes.of(
        requests.all(client, LIMIT).stream()
            .map(it -> line(it).text() + "\n")
            .collect(Collectors.joining())
            .getBytes(UTF_8));
  }

  private NoteRow row(ClientId client, UUID request, RequestNotes.Note one) {
    var note = one.note();
    var place = new NotePlace(client, request, request, note.id());
    var name = people.find(one.author()).map(Person::name).orElse("");
    return new NoteRow(
        new SealedNote(place, one.author(), note.company(), note.sealed(), note.signature()),
        one.at(),
        name);
  }

  private static Json line(Request it) {
    var members = new HashMap<String, Json>();
    members.put("id", new Json.Text(it.id().toString()));
    members.put("n", new Json.Num(it.n()));
    members.put("kind", new Json.Text(it.kind().code()));
    members.put("way", new Json.Text(it.way().code()));
    members.put("receivedAt", Fields.time(it.receivedAt()));
    members.put("dueAt", Fields.time(it.dueAt()));
    members.put("state", new Json.Text(it.state().code()));
    members.put("statedAt", Fields.time(it.statedAt()));
    members.put("identity", text(it.identity()));
    members.put("form", text(it.form()));
    members.put("ground", text(it.ground()));
    return new Json.Obj(members);
  }

  private static Json text(@Nullable Code code) {
    return new Json.Text(code == null ? "" : code.code());
  }
}
