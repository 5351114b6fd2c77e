package denwaban.backup.restore;

/// A restore that cannot be; says why in both languages, and names no secret.
public final class RestoreFailed extends Exception {

  private final String ja;

  RestoreFailed(String ja, String en) {
    super(en);
    this.ja = ja;
  }

  public String ja() {
    return ja;
  }

  public String en() {
    return String.valueOf(getMessage());
  }
}
