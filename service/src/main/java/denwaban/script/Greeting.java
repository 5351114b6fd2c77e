package denwaban.script;

import static java.util.Objects.requireNonNull;

/// What the operator says first.
///
/// @param kana how to read it aloud
/// @param en may be empty: then an operator who reads English reads the Japanese
public record Greeting(String ja, String kana, String en) {

  /// A text that was left out in JSON comes as null.
  ///
  /// @throws NullPointerException if the Japanese or its reading is
  public Greeting {
    requireNonNull(ja);
    requireNonNull(kana);
    en = en == null ? "" : en;
  }

  /// What an English desk shows.
  public String english() {
    return en.isBlank() ? ja : en;
  }
}
