package denwaban.audit;

import java.util.Locale;

/// How it ended.
public enum Result {
  DONE,
  REFUSED;

  /// As it stands in a leaf.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
