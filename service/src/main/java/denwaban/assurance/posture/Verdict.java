package denwaban.assurance.posture;

import java.util.Collection;
import java.util.Locale;

/// What we would say of ourselves to a company that asks whether to hand us its telephone.
/// Computed; no one can enter it.
public enum Verdict {
  /// 委託可: all six items are met.
  GO,
  /// 条件付き: each item is met in part at least, and none fails.
  CONDITIONAL,
  /// 見送り: an item fails, is out of date, or was never observed.
  NO_GO;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Verdict of(Collection<ItemState> items) {
    var worst = items.stream().mapToInt(ItemState::weight).max().orElse(0);
    if (worst <= ItemState.MET.weight()) return GO;
    return worst <= ItemState.PARTLY.weight() ? CONDITIONAL : NO_GO;
  }
}
