package denwaban.terms;

import denwaban.seal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a term's value can be.
public sealed interface Kind {

  /// The value that the standard contract has.
  Json standard();

  Stricter stricter();

  /// Whether a value is one of this kind; bounds included.
  boolean holds(Json value);

  /// Whether `next` binds the service less than `old`, or in another way.
  boolean loosens(Json old, Json next);

  /// A whole number of a unit, within bounds that law or the program sets.
  record Amount(Unit unit, long least, long most, long usual, Stricter stricter) implements Kind {
    @Override
    public Json standard() {
      return new Json.Num(usual);
    }

    @Override
    public boolean holds(Json value) {
      return value instanceof Json.Num(var n) && n >= least && n <= most;
    }

    @Override
    public boolean loosens(Json old, Json next) {
      var change = Long.compare(((Json.Num) next).value(), ((Json.Num) old).value());
      return switch (stricter) {
        case LESS -> change > 0;
        case MORE -> change < 0;
        case NEITHER -> change != 0;
      };
    }
  }

  /// One of several words; where one is stricter than another the strictest is first.
  record Choice(List<String> options, String usual, Stricter stricter) implements Kind {
    @Override
    public Json standard() {
      return new Json.Text(usual);
    }

    @Override
    public boolean holds(Json value) {
      return value instanceof Json.Text(var word) && options.contains(word);
    }

    @Override
    public boolean loosens(Json old, Json next) {
      var change = Integer.compare(place(next), place(old));
      return stricter == Stricter.NEITHER ? change != 0 : change > 0;
    }

    private int place(Json value) {
      return options.indexOf(((Json.Text) value).value());
    }
  }

  /// Some of several words, each once, in the order of the options.
  record Choices(List<String> options, List<String> usual, int least, Stricter stricter)
      implements Kind {
    @Override
    public Json standard() {
      return texts(usual);
    }

    @Override
    public boolean holds(Json value) {
      if (!(value instanceof Json.Arr(var items)) || items.size() < least) return false;
      var places = items.stream().map(this::place).toList();
      return !places.contains(-1) && places.equals(places.stream().distinct().sorted().toList());
    }

    private int place(Json item) {
      return item instanceof Json.Text(var word) ? options.indexOf(word) : -1;
    }

    @Override
    public boolean loosens(Json old, Json next) {
      var before = ((Json.Arr) old).items();
      var then = ((Json.Arr) next).items();
      return switch (stricter) {
        case LESS -> !before.containsAll(then);
        case MORE -> !then.containsAll(before);
        case NEITHER -> !before.equals(then);
      };
    }
  }

  /// Words for people.
  ///
  /// @param most characters
  record Words(int most, String usual) implements Kind {
    @Override
    public Json standard() {
      return new Json.Text(usual);
    }

    @Override
    public Stricter stricter() {
      return Stricter.NEITHER;
    }

    @Override
    public boolean holds(Json value) {
      return value instanceof Json.Text(var text) && text.length() <= most && plain(text);
    }

    @Override
    public boolean loosens(Json old, Json next) {
      return !old.equals(next);
    }

    /// No control characters: what is signed is what is seen.
    static boolean plain(String text) {
      return text.equals(text.strip())
          && text.chars().noneMatch(c -> Character.isISOControl(c) || bidi(c));
    }

    /// Characters that turn the direction of what follows, so that it reads as something else.
    private static boolean bidi(int c) {
      return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
  }

  /// A list of persons, companies or exceptions, each with the same columns.
  ///
  /// @param most rows
  record Rows(List<String> columns, int most) implements Kind {

    /// Characters of one cell.
    public static final int CELL = 200;

    @Override
    public Json standard() {
      return new Json.Arr(List.of());
    }

    @Override
    public Stricter stricter() {
      return Stricter.NEITHER;
    }

    @Override
    public boolean holds(Json value) {
      return value instanceof Json.Arr(var rows)
          && rows.size() <= most
          && rows.stream().allMatch(this::row);
    }

    private boolean row(Json row) {
      return row instanceof Json.Obj(Map<String, Json> cells)
          && cells.keySet().equals(columns.stream().collect(Collectors.toSet()))
          && cells.values().stream().allMatch(it -> new Words(CELL, "").holds(it));
    }

    @Override
    public boolean loosens(Json old, Json next) {
      return !old.equals(next);
    }
  }

  private static Json texts(List<String> words) {
    return new Json.Arr(words.stream().<Json>map(Json.Text::new).toList());
  }
}
