package denwaban.script;

import java.util.List;

/// One version of a client's script, as set by the office.
public record Content(
    Greeting greeting, List<Phrase> notes, Phrase callback, Hours hours, List<Field> fields) {

  /// Characters of one phrase.
  public static final int PHRASE_LIMIT = 400;

  /// Notes for one client.
  public static final int NOTE_LIMIT = 20;

  /// @throws IllegalArgumentException if a part is empty, too long or too many
  public Content {
    notes = List.copyOf(notes);
    fields = List.copyOf(fields);
    require(greeting.ja());
    require(greeting.kana());
    require(greeting.en());
    require(callback);
    notes.forEach(Content::require);
    if (notes.size() > NOTE_LIMIT) {
      throw new IllegalArgumentException("at most " + NOTE_LIMIT + " notes");
    }
    Fields.check(fields);
  }

  private static void require(Phrase phrase) {
    require(phrase.ja());
    require(phrase.en());
  }

  private static void require(String text) {
    if (text.isBlank() || text.length() > PHRASE_LIMIT) {
      throw new IllegalArgumentException("a phrase has 1 to " + PHRASE_LIMIT + " characters");
    }
  }
}
