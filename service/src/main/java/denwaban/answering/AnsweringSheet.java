package denwaban.answering;

import denwaban.script.Phrase;
import denwaban.script.calendar.Holidays;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is said for a client now, what was and will be, and who set it: one page.
///
/// @param last number of the version that was set last; a change must name it
/// @param current number of the version that holds
/// @param won for each number of the client, whose words and hours hold
/// @param ownSounds announcements that the client has of its own; else the office's are played
/// @param voice whether announcements can be spoken from text here
/// @param versions newest first, those to come too
/// @param holidaysKnownUntil the last year whose national holidays are published
/// @param holidays national ones from today on, as far as is known
record AnsweringSheet(
    String client,
    String name,
    String kana,
    int last,
    int current,
    AnsweringSettings settings,
    List<NumberState> won,
    List<VersionLine> versions,
    List<String> ownSounds,
    boolean voice,
    List<InstructionLine> instructions,
    int holidaysKnownUntil,
    List<Holidays.Named> holidays) {

  /// @param ownGreeting whether the number's own wins, else the client's; so of notes and hours
  record NumberState(
      String number,
      boolean ownGreeting,
      boolean ownNotes,
      boolean ownHours,
      boolean ownHandling,
      boolean open) {}

  /// @param state `now`, `planned`, `past` or `withdrawn`
  /// @param changed parts that differ from the version before
  record VersionLine(
      int version, Instant from, Instant setAt, SetBy by, String state, List<String> changed) {}

  /// @param name null if it may not be told here, or is not known any more
  /// @param office whether it was a user of the office, or the program itself
  record SetBy(@Nullable String name, boolean office) {}

  /// @param until when it is over, at its planned end or because a user ended it
  /// @param ended whether a user ended it before its planned end
  /// @param state `now`, `planned` or `past`
  /// @param shown calls of `calls` that were answered by an operator who was shown it
  /// @param calls that operators answered while it held
  record InstructionLine(
      UUID id,
      Phrase text,
      List<String> numbers,
      Instant from,
      Instant until,
      boolean ended,
      Instant setAt,
      SetBy by,
      String state,
      int shown,
      int calls) {}
}
