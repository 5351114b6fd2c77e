package denwaban.assurance.control;

import java.util.Locale;

/// What a control stands on. It is only as good as its worst leg.
public enum Leg {
  /// 技術
  TECHNICAL,
  /// 人
  PEOPLE,
  /// 契約
  CONTRACT;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
