package denwaban.answering;

import static java.util.Objects.requireNonNull;

import denwaban.script.Content;
import denwaban.script.Field;
import denwaban.script.Greeting;
import denwaban.script.Handling;
import denwaban.script.Hours;
import denwaban.script.OwnNumber;
import denwaban.script.Phrase;
import denwaban.script.YearEnd;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said for a client, as its pages read and write it: everything of a version but the form.
///
/// @param callback empty while nothing may be promised
record AnsweringSettings(
    Greeting greeting,
    List<Phrase> notes,
    List<Phrase> mustSay,
    List<Phrase> mustNotSay,
    Phrase callback,
    List<String> aliases,
    AnsweringHours hours,
    List<AnsweringNumber> numbers,
    Handling handling) {

  AnsweringSettings {
    requireNonNull(greeting);
    requireNonNull(notes);
    requireNonNull(mustSay);
    requireNonNull(mustNotSay);
    requireNonNull(callback);
    requireNonNull(aliases);
    requireNonNull(hours);
    requireNonNull(numbers);
    requireNonNull(handling);
  }

  static AnsweringSettings of(Content content) {
    return new AnsweringSettings(
        content.greeting(),
        content.notes(),
        content.mustSay(),
        content.mustNotSay(),
        content.callback(),
        content.aliases(),
        AnsweringHours.of(content.hours()),
        content.numbers().stream().map(AnsweringNumber::of).toList(),
        content.handling());
  }

  /// @throws RuntimeException if a part does not fit
  Content content(List<Field> form) {
    return new Content(
        stripped(greeting),
        stripped(notes),
        stripped(callback),
        hours.hours(),
        form,
        stripped(mustSay),
        stripped(mustNotSay),
        aliases.stream().map(String::strip).distinct().toList(),
        numbers.stream().map(AnsweringNumber::own).toList(),
        handling);
  }

  private static Greeting stripped(Greeting it) {
    return new Greeting(it.ja().strip(), it.kana().strip(), it.en().strip());
  }

  static Phrase stripped(Phrase it) {
    return new Phrase(it.ja().strip(), it.en().strip());
  }

  private static List<Phrase> stripped(List<Phrase> phrases) {
    return phrases.stream().map(AnsweringSettings::stripped).toList();
  }

  /// What differs for one number; null is the client's.
  record AnsweringNumber(
      String number,
      @Nullable Greeting greeting,
      @Nullable List<Phrase> notes,
      @Nullable AnsweringHours hours,
      @Nullable Handling handling) {

    AnsweringNumber {
      requireNonNull(number);
    }

    private static AnsweringNumber of(OwnNumber own) {
      var hours = own.hours();
      return new AnsweringNumber(
          own.number(),
          own.greeting(),
          own.notes(),
          hours == null ? null : AnsweringHours.of(hours),
          own.handling());
    }

    private OwnNumber own() {
      return new OwnNumber(
          number,
          greeting == null ? null : stripped(greeting),
          notes == null ? null : stripped(notes),
          hours == null ? null : hours.hours(),
          handling);
    }
  }

  /// @param weekly seven days, Monday first
  /// @param national whether it is closed on national holidays
  /// @param openOn national holidays on which it is open all the same
  /// @param yearEnd null if it keeps its hours then
  record AnsweringHours(
      String zone,
      List<List<AnsweringSpan>> weekly,
      List<LocalDate> holidays,
      boolean national,
      List<LocalDate> openOn,
      @Nullable YearEnd yearEnd) {

    AnsweringHours {
      requireNonNull(zone);
      requireNonNull(weekly);
      requireNonNull(holidays);
      requireNonNull(openOn);
    }

    private static AnsweringHours of(Hours hours) {
      return new AnsweringHours(
          hours.zone().getId(),
          hours.weekly().stream()
              .map(day -> day.stream().map(it -> new AnsweringSpan(it.from(), it.to())).toList())
              .toList(),
          hours.holidays(),
          hours.national(),
          hours.openOn(),
          hours.yearEnd());
    }

    private Hours hours() {
      return new Hours(
          ZoneId.of(zone),
          weekly.stream()
              .map(day -> day.stream().map(it -> new Hours.Span(it.from(), it.to())).toList())
              .toList(),
          holidays,
          national,
          openOn,
          yearEnd);
    }
  }

  record AnsweringSpan(LocalTime from, LocalTime to) {
    AnsweringSpan {
      requireNonNull(from);
      requireNonNull(to);
    }
  }
}
