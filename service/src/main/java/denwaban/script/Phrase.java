package denwaban.script;

/// Words in both languages of the desk.
///
/// @param ja what is said
/// @param en may be empty: then an operator who reads English reads the Japanese
public record Phrase(String ja, String en) {

  /// Nothing is said.
  public static final Phrase NONE = new Phrase("", "");

  /// A text that was left out in JSON comes as null.
  public Phrase {
    ja = ja == null ? "" : ja;
    en = en == null ? "" : en;
  }

  public boolean none() {
    return ja.isBlank();
  }

  /// What an English desk shows.
  public String english() {
    return en.isBlank() ? ja : en;
  }
}
