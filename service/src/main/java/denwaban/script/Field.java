package denwaban.script;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One field of a form.
///
/// @param key such as `callerName`
/// @param max in characters; 0 where length has no meaning
/// @param options of a choice, otherwise null
public record Field(
    String key,
    Kind kind,
    Phrase label,
    @Nullable Phrase hint,
    boolean required,
    int max,
    @Nullable List<Option> options) {

  /// How it is typed and checked.
  public enum Kind {
    TEXT,
    KATAKANA,
    PHONE,
    MULTILINE,
    CHOICE,
    BOOLEAN;

    /// As the desk reads it.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One answer of a choice.
  public record Option(String value, Phrase label) {}
}
