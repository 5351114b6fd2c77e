package denwaban.message;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.http.Base64Text;
import denwaban.http.PathId;
import denwaban.http.Problem;
import denwaban.people.People;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Notes to colleagues, over HTTP. Binary fields are standard base64.
@RestController
@RequestMapping("/api/inbox/{id}/notes")
class NoteEndpoint {

  private static final int SIGNATURE = 64;

  /// Characters of the fingerprint of a key statement.
  private static final int FINGERPRINT = 39;

  private final Notes notes;
  private final People people;

  NoteEndpoint(Notes notes, People people) {
    this.notes = notes;
    this.people = people;
  }

  /// @param id made by the author's browser
  /// @param company fingerprint of the key statement that it is sealed to
  record NewNote(UUID id, String company, String sealed, String signature) {
    NewNote {
      requireNonNull(id);
      requireNonNull(company);
      requireNonNull(sealed);
      requireNonNull(signature);
    }
  }

  /// @param name null of a person who was erased
  record Note(
      UUID id,
      UUID author,
      @Nullable String name,
      String at,
      String company,
      String sealed,
      String signature) {}

  @PostMapping
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(CurrentUser user, @PathVariable String id, @RequestBody NewNote body) {
    var sealed = Base64Text.read(body.sealed(), Notes.SEALED_LIMIT);
    var signature = Base64Text.read(body.signature(), SIGNATURE);
    if (sealed.length() == 0
        || signature.length() != SIGNATURE
        || body.company().length() != FINGERPRINT) {
      throw Problem.malformed();
    }
    notes.add(user, PathId.of(id), new Notes.Sealed(body.id(), body.company(), sealed, signature));
  }

  /// POST, as each reading is an entry.
  @PostMapping("/read")
  @RequiresPermission(Permission.READ_OWN)
  ResponseEntity<List<Note>> read(CurrentUser user, @PathVariable String id) {
    var found =
        notes.read(user, PathId.of(id)).stream()
            .map(it ->
                new Note(
                    it.note().id(),
                    it.author().value(),
                    people.find(it.author()).map(Person::name).orElse(null),
                    it.at().toString(),
                    it.note().company(),
                    it.note().sealed().base64(),
                    it.note().signature().base64()))
            .toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
  }
}
