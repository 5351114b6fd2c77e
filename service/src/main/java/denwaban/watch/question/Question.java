package denwaban.watch.question;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member's question about one entry of the own company's log.
///
/// @param index of the entry
/// @param answer null while it is open
record Question(
    UUID id,
    ClientId client,
    long index,
    Kind kind,
    String text,
    PersonId askedBy,
    Instant askedAt,
    @Nullable Answer answer) {

  enum Kind {
    QUESTION,
    /// For the name behind the entry's pseudonym; the text is the reason.
    NAME;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is none such
    static Kind of(@Nullable String code) {
      for (var kind : values()) {
        if (kind.code().equals(code)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no such kind of question");
    }
  }

  /// @param named whose name was given with it
  record Answer(String text, @Nullable PersonId named, Instant at) {}

  boolean open() {
    return answer == null;
  }

  /// Without its texts.
  @Override
  public String toString() {
    return kind + " " + id;
  }
}
