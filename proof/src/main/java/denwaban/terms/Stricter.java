package denwaban.terms;

import java.util.Locale;

/// Which of two values binds the answering service more.
public enum Stricter {
  /// The smaller number; the set with fewer members; of options, the one that is named first.
  LESS,
  /// The greater number; the set with more members.
  MORE,
  /// Neither: any change needs both sides.
  NEITHER;

  /// Its name in JSON.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
