package denwaban.open.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import denwaban.seal.note.NotePlace;
import denwaban.seal.note.SealedNote;
import denwaban.seal.statement.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A line of a file of notes in an exit pack: a sealed note, and what the server says of it.
///
/// @param at when it was written, as the server says
/// @param name of its author, as the server says; empty if they were erased
public record NoteRow(SealedNote note, Instant at, String name) {

  /// Bytes of a line: a sealed note of 8,192 bytes in base64, a name, and ids.
  private static final int LINE = 16_384;

  private static final Set<String> MEMBERS =
      Set.of("at", "author", "call", "company", "item", "name", "note", "sealed", "signature");

  /// Where the notes of an item of the inbox lie in a pack.
  public static String ofItem(UUID item) {
    return "notes/" + item + ".jsonl";
  }

  /// Where those of a data subject's request do.
  public static String ofRequest(UUID request) {
    return "requests/" + request + ".jsonl";
  }

  /// Each on a line of its own, in canonical JSON.
  public static Bytes text(List<NoteRow> rows) {
    return Bytes.of(
        rows.stream()
            .map(it -> it.json().text() + "\n")
            .collect(Collectors.joining())
            .getBytes(UTF_8));
  }

  /// @param client whose pack it is
  /// @throws IllegalArgumentException if a line is malformed
  public static List<NoteRow> parse(ClientId client, Bytes text) {
    return new String(text.toArray(), UTF_8).lines().map(it -> line(client, it)).toList();
  }

  private static NoteRow line(ClientId client, String line) {
    var f = Fields.of(Json.parse(Bytes.of(line.getBytes(UTF_8)), LINE), MEMBERS);
    var place = new NotePlace(client, uuid(f, "item"), uuid(f, "call"), uuid(f, "note"));
    var note =
        new SealedNote(
            place,
            new PersonId(uuid(f, "author")),
            Fingerprint.checked(f.text("company")),
            Bytes.ofBase64(f.text("sealed")),
            f.base64("signature", SealedNote.SIGNATURE));
    return new NoteRow(note, f.time("at"), f.text("name"));
  }

  private static UUID uuid(Fields f, String name) {
    return UUID.fromString(Fields.uuid(f.text(name)));
  }

  private Json json() {
    var place = note.place();
    return new Json.Obj(
        Map.of(
            "at", Fields.time(at),
            "author", new Json.Text(note.author().toString()),
            "call", new Json.Text(place.call().toString()),
            "company", new Json.Text(note.company()),
            "item", new Json.Text(place.item().toString()),
            "name", new Json.Text(name),
            "note", new Json.Text(place.note().toString()),
            "sealed", new Json.Text(note.file().base64()),
            "signature", new Json.Text(note.signature().base64())));
  }

  /// Without words, and without the name.
  @Override
  public String toString() {
    return "note " + note.place().note();
  }
}
