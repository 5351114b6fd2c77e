package denwaban.script;

/// What the operator says first.
///
/// @param kana how to read it aloud
/// @param en may be empty: then an operator who reads English reads the Japanese
public record Greeting(String ja, String kana, String en) {

  /// A text that was left out in JSON comes as null.
  public Greeting {
    en = en == null ? "" : en;
  }

  /// What an English desk shows.
  public String english() {
    return en.isBlank() ? ja : en;
  }
}
