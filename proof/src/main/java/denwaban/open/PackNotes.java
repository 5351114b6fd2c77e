package denwaban.open;

import denwaban.open.table.NoteRow;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.note.SealedNote;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// The sealed notes of a pack, of items and of requests: docs/formats/note.md. Older packs have
/// none. Remembers which it took: a second note of one id is refused.
final class PackNotes {

  private static final Pattern PATH = Pattern.compile("(notes|requests)/([0-9a-f-]{36})\\.jsonl");

  private final Pack pack;
  private final PackKeys keys;
  private final Set<UUID> taken = new HashSet<>();

  PackNotes(Pack pack, PackKeys keys) {
    this.pack = pack;
    this.keys = keys;
  }

  /// Files of notes, in order.
  List<String> files() {
    return pack.paths().stream().filter(it -> PATH.matcher(it).matches()).toList();
  }

  /// @param path one of [#files()]
  /// @throws Refused if a line is none, or a note lies in another's file
  List<NoteRow> rows(String path) throws Refused, IOException {
    List<NoteRow> rows;
    try {
      rows = NoteRow.parse(keys.client(), pack.read(path));
    } catch (IllegalArgumentException e) {
      throw new Refused(Refused.Why.NOT_A_PACK, path);
    }
    for (var row : rows) {
      if (!file(row).equals(path)) throw new Refused(Refused.Why.BAD_NOTE, path + ", bad-place");
    }
    return rows;
  }

  /// What can be checked without a key: who wrote it, and for which place.
  ///
  /// @return whose key should open it
  SealedNote.Found.Good check(NoteRow row) throws Refused {
    var note = row.note();
    if (!taken.add(note.place().note())) throw bad(row, "twice");
    var line =
        keys.line(note.company()).orElseThrow(() -> bad(row, SealedNote.Why.WRONG_KEY.text()));
    return switch (note.check(line)) {
      case SealedNote.Found.Good good -> good;
      case SealedNote.Found.Refused(var why) -> throw bad(row, why.text());
    };
  }

  /// The text, checked.
  String open(NoteRow row, List<Identity> identities) throws Refused {
    var to = check(row).sealedTo().statement();
    var about = file(row) + " " + row.note().place().note();
    var key =
        identities.stream()
            .filter(it -> it.recipient().equals(to.recipient()))
            .findFirst()
            .orElseThrow(() -> new Refused(Refused.Why.NO_KEY, about + " " + to.fingerprint()));
    try {
      return row.note().open(key).orElseThrow(() -> bad(row, "malformed"));
    } catch (NotOpened e) {
      throw new Refused(Refused.Why.NOT_OPENED, about);
    }
  }

  private static Refused bad(NoteRow row, String why) {
    return new Refused(
        Refused.Why.BAD_NOTE, file(row) + " " + row.note().place().note() + ", " + why);
  }

  private static String file(NoteRow row) {
    var place = row.note().place();
    return place.ofRequest() ? NoteRow.ofRequest(place.item()) : NoteRow.ofItem(place.item());
  }
}
