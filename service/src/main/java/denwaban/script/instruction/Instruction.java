package denwaban.script.instruction;

import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.script.Content;
import denwaban.script.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What operators must know about a client for a while, such as 「本日は15時まで」.
///
/// @param numbers for calls to these alone; empty for all of the client's
/// @param from since when it is shown, `until` without
/// @param by null if the program itself set it
/// @param endedAt when a user ended it before its end; null otherwise
public record Instruction(
    UUID id,
    Phrase text,
    List<PhoneNumber> numbers,
    Instant from,
    Instant until,
    Instant setAt,
    @Nullable PersonId by,
    String role,
    @Nullable Instant endedAt) {

  /// From beginning to end; what holds longer is a note.
  public static final Duration LONGEST = Duration.ofDays(92);

  /// Numbers that it is for.
  public static final int NUMBER_LIMIT = 50;

  /// @throws IllegalArgumentException if the text does not fit, it ends before it begins or lasts
  ///   longer than [#LONGEST], or is for too many numbers
  public Instruction {
    numbers = List.copyOf(numbers);
    Content.require(text);
    if (!from.isBefore(until) || until.isAfter(from.plus(LONGEST))) {
      throw new IllegalArgumentException("an instruction lasts at most " + LONGEST.toDays() + " d");
    }
    if (numbers.size() > NUMBER_LIMIT) {
      throw new IllegalArgumentException("at most " + NUMBER_LIMIT + " numbers");
    }
  }

  /// Whether it was, is, or is to be shown at that moment.
  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(over());
  }

  /// When it is over.
  public Instant over() {
    return endedAt != null && endedAt.isBefore(until) ? endedAt : until;
  }

  boolean concerns(PhoneNumber dialled) {
    return numbers.isEmpty() || numbers.contains(dialled);
  }
}
