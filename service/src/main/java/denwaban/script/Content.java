package denwaban.script;

import denwaban.kernel.PhoneNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One version of what is said for a client.
///
/// @param notes what to know, most important first
/// @param callback what may be promised about calling back; [Phrase#NONE] while nothing is set
/// @param mustSay what the operator says in every call
/// @param mustNotSay what the operator never says
/// @param aliases names by which callers ask for the client (窓口別名)
/// @param numbers what differs for single numbers
/// @param handling of callers whom no operator takes
public record Content(
    Greeting greeting,
    List<Phrase> notes,
    Phrase callback,
    Hours hours,
    List<Field> fields,
    List<Phrase> mustSay,
    List<Phrase> mustNotSay,
    List<String> aliases,
    List<OwnNumber> numbers,
    Handling handling) {

  /// Characters of one phrase.
  public static final int PHRASE_LIMIT = 400;

  /// Notes for one client or number; so many things to say, and not to say, there are too.
  public static final int NOTE_LIMIT = 20;

  /// Other names of one client.
  public static final int ALIAS_LIMIT = 20;

  /// Characters of one of them.
  public static final int ALIAS_LENGTH = 60;

  /// Numbers with something of their own.
  public static final int NUMBER_LIMIT = 50;

  /// Characters of all words together: an operator's desk gets them with each call.
  public static final int TEXT_LIMIT = 40_000;

  /// Versions that were kept before there were these parts come without them.
  ///
  /// @throws IllegalArgumentException if a part is empty, too long or too many
  public Content {
    notes = List.copyOf(notes);
    callback = callback == null ? Phrase.NONE : callback;
    fields = List.copyOf(fields);
    mustSay = mustSay == null ? List.of() : List.copyOf(mustSay);
    mustNotSay = mustNotSay == null ? List.of() : List.copyOf(mustNotSay);
    aliases = aliases == null ? List.of() : List.copyOf(aliases);
    numbers = numbers == null ? List.of() : List.copyOf(numbers);
    handling = handling == null ? Handling.USUAL : handling;
    require(greeting);
    if (!callback.none()) require(callback);
    requireAll(notes);
    requireAll(mustSay);
    requireAll(mustNotSay);
    limit(aliases, ALIAS_LIMIT);
    aliases.forEach(it -> words(it, ALIAS_LENGTH));
    requireOwn(numbers);
    Fields.check(fields);
    if (lengths(greeting, notes, callback, mustSay, mustNotSay, aliases, numbers).sum()
        > TEXT_LIMIT) {
      throw new IllegalArgumentException("at most " + TEXT_LIMIT + " characters together");
    }
  }

  /// Without what not every client has.
  public Content(
      Greeting greeting, List<Phrase> notes, Phrase callback, Hours hours, List<Field> fields) {
    this(
        greeting,
        notes,
        callback,
        hours,
        fields,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Handling.USUAL);
  }

  /// The same with another form.
  public Content asking(List<Field> wanted) {
    return new Content(
        greeting, notes, callback, hours, wanted, mustSay, mustNotSay, aliases, numbers, handling);
  }

  /// The same, without what differs for numbers that are not among these: the client had them once.
  public Content onlyFor(List<PhoneNumber> own) {
    var kept = numbers.stream().filter(it -> own.contains(new PhoneNumber(it.number()))).toList();
    return new Content(
        greeting, notes, callback, hours, fields, mustSay, mustNotSay, aliases, kept, handling);
  }

  /// The same, said with another greeting at other hours.
  public Content with(Greeting said, Hours open) {
    return new Content(
        said, notes, callback, open, fields, mustSay, mustNotSay, aliases, numbers, handling);
  }

  /// What differs for a number, if anything does.
  Optional<OwnNumber> own(PhoneNumber dialled) {
    return numbers.stream().filter(it -> it.number().equals(dialled.e164())).findFirst();
  }

  private static void requireOwn(List<OwnNumber> numbers) {
    limit(numbers, NUMBER_LIMIT);
    var seen = new HashSet<String>();
    for (var own : numbers) {
      if (!seen.add(own.number())) {
        throw new IllegalArgumentException("each number once");
      }
      if (own.greeting() != null) require(own.greeting());
      if (own.notes() != null) requireAll(own.notes());
    }
  }

  private static IntStream lengths(
      Greeting greeting,
      List<Phrase> notes,
      Phrase callback,
      List<Phrase> mustSay,
      List<Phrase> mustNotSay,
      List<String> aliases,
      List<OwnNumber> numbers) {
    var greetings =
        Stream.concat(
            Stream.of(greeting), numbers.stream().flatMap(it -> Stream.ofNullable(it.greeting())));
    var phrases =
        Stream.of(
                notes.stream(),
                Stream.of(callback),
                mustSay.stream(),
                mustNotSay.stream(),
                numbers.stream().flatMap(it -> Stream.ofNullable(it.notes())).flatMap(List::stream))
            .flatMap(it -> it);
    return IntStream.concat(
        greetings.mapToInt(it -> it.ja().length() + it.kana().length() + it.en().length()),
        IntStream.concat(
            phrases.mapToInt(it -> it.ja().length() + it.en().length()),
            aliases.stream().mapToInt(String::length)));
  }

  private static void require(Greeting greeting) {
    words(greeting.ja(), PHRASE_LIMIT);
    words(greeting.kana(), PHRASE_LIMIT);
    length(greeting.en(), PHRASE_LIMIT);
  }

  private static void requireAll(List<Phrase> phrases) {
    limit(phrases, NOTE_LIMIT);
    phrases.forEach(Content::require);
  }

  /// @throws IllegalArgumentException if it is empty or too long
  public static void require(Phrase phrase) {
    words(phrase.ja(), PHRASE_LIMIT);
    length(phrase.en(), PHRASE_LIMIT);
  }

  private static void limit(List<?> parts, int most) {
    if (parts.size() > most) {
      throw new IllegalArgumentException("at most " + most + " of one kind");
    }
  }

  private static void words(String text, int most) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a phrase has words");
    }
    length(text, most);
  }

  private static void length(String text, int most) {
    if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a phrase has 1 to " + most + " characters on one line");
    }
  }
}
