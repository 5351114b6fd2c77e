package denwaban.office;

import static java.util.Objects.requireNonNull;

import denwaban.contract.Draft;
import denwaban.script.Field;
import denwaban.script.Greeting;
import denwaban.script.Hours;
import denwaban.script.Phrase;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the office sets about one client, as its screen reads and writes it.
///
/// @param version of what its screen changes: another if someone changed that
/// @param ended whether its contract has ended: no call of it is answered any more
/// @param greetingAudio whether a greeting was uploaded; without one callers hear no name
/// @param noticeAudio whether it has a recording notice of its own; else the office's is played
record ClientSheet(
    String id,
    String version,
    String name,
    String kana,
    String slug,
    boolean ended,
    String keyKind,
    List<String> numbers,
    Greeting greeting,
    boolean greetingAudio,
    boolean noticeAudio,
    Times hours,
    Asked form) {

  /// A client to be added; script, hours and form begin with the usual ones.
  ///
  /// @param contract null if nothing is agreed yet; calls are refused until then
  record New(
      @Nullable String name,
      @Nullable String kana,
      @Nullable String slug,
      @Nullable String keyKind,
      @Nullable List<String> numbers,
      @Nullable Draft contract) {}

  /// What can be changed, all at once. The slug stays: it is in people's addresses.
  ///
  /// @param base the version with which the change was begun
  record Change(
      @Nullable String base,
      @Nullable String name,
      @Nullable String kana,
      @Nullable String keyKind,
      @Nullable List<String> numbers,
      @Nullable Greeting greeting,
      @Nullable Times hours,
      @Nullable Wanted form) {}

  /// Which fields the form asks for, in order.
  record Wanted(@Nullable List<WantedField> fields) {}

  record WantedField(@Nullable String key, boolean required) {}

  /// The form as the desk shows it.
  record Asked(int version, List<AskedField> fields) {

    static Asked of(int version, List<Field> fields) {
      return new Asked(version, fields.stream().map(AskedField::of).toList());
    }
  }

  record AskedField(
      String key,
      String kind,
      Phrase label,
      @Nullable Phrase hint,
      boolean required,
      int max,
      @Nullable List<Field.Option> options) {

    static AskedField of(Field field) {
      return new AskedField(
          field.key(),
          field.kind().code(),
          field.label(),
          field.hint(),
          field.required(),
          field.max(),
          field.options());
    }
  }

  /// Opening hours: seven days, Monday first.
  record Times(String zone, List<List<Span>> weekly, List<LocalDate> holidays) {
    Times {
      requireNonNull(zone);
      requireNonNull(weekly);
      requireNonNull(holidays);
    }

    static Times of(Hours hours) {
      var weekly =
          hours.weekly().stream()
              .map(day -> day.stream().map(it -> new Span(it.from(), it.to())).toList())
              .toList();
      return new Times(hours.zone().getId(), weekly, hours.holidays());
    }

    /// The hours with this week and these days closed; what else they say stays.
    ///
    /// @throws RuntimeException if the zone is unknown or the hours are not well-formed
    Hours over(Hours old) {
      var spans =
          weekly.stream()
              .map(day -> day.stream().map(it -> new Hours.Span(it.from(), it.to())).toList())
              .toList();
      return new Hours(
          ZoneId.of(zone), spans, holidays, old.national(), old.openOn(), old.yearEnd());
    }
  }

  record Span(LocalTime from, LocalTime to) {
    Span {
      requireNonNull(from);
      requireNonNull(to);
    }
  }
}
