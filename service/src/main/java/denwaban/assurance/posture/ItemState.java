package denwaban.assurance.posture;

import java.util.Collection;
import java.util.Locale;

/// How one of the six items stands.
public enum ItemState {
  /// 適合
  MET,
  /// 一部
  PARTLY,
  /// 不適合
  NOT_MET,
  /// 期限切れ
  EXPIRED,
  /// 未観測
  NEVER_OBSERVED,
  /// 対象外
  NOT_APPLICABLE;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException if there is none of this code
  public static ItemState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /// @param controls how its controls stand
  /// @param legs how the legs of these stand: a leg that holds is a part of the item that is met
  static ItemState of(Collection<Standing> controls, Collection<Standing> legs) {
    var worst = controls.stream().reduce(Standing.PER_CLIENT, Standing::worse);
    return switch (worst) {
      case FAILED -> NOT_MET;
      case EXPIRED -> EXPIRED;
      case HOLDS -> MET;
      case PER_CLIENT, NOT_APPLICABLE -> NOT_APPLICABLE;
      case NEVER_OBSERVED, COULD_NOT_LOOK ->
          legs.contains(Standing.HOLDS) ? PARTLY : NEVER_OBSERVED;
    };
  }

  /// The greater, the worse.
  int weight() {
    return switch (this) {
      case NOT_APPLICABLE -> 0;
      case MET -> 1;
      case PARTLY -> 2;
      case NEVER_OBSERVED -> 3;
      case EXPIRED -> 4;
      case NOT_MET -> 5;
    };
  }
}
