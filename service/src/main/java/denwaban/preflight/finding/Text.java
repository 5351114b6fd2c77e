package denwaban.preflight.finding;

/// One sentence in both languages.
public record Text(String ja, String en) {

  public static final Text NONE = new Text("", "");

  public String in(boolean japanese) {
    return japanese ? ja : en;
  }

  public boolean isEmpty() {
    return en.isEmpty();
  }
}
