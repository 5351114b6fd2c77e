package denwaban.assurance.posture;

import denwaban.assurance.observation.Observation;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How a check, a leg or a control stands. Nothing holds but by an observation that is not too old.
public enum Standing {
  HOLDS,
  FAILED,
  /// What was observed is too old to say anything, good or bad.
  EXPIRED,
  /// The one who looked could not look.
  COULD_NOT_LOOK,
  NEVER_OBSERVED,
  NOT_APPLICABLE,
  /// It is looked at for each client, and this is the view of the office as a whole.
  PER_CLIENT;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Standing of(Optional<Observation> newest, Instant at) {
    if (newest.isEmpty()) return NEVER_OBSERVED;
    var it = newest.get();
    if (!it.holds(at)) return EXPIRED;
    return switch (it.outcome()) {
      case PASSED -> HOLDS;
      case FAILED -> FAILED;
      case COULD_NOT_LOOK -> COULD_NOT_LOOK;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
    };
  }

  /// How bad it is; the greater, the worse.
  private int weight() {
    return switch (this) {
      case PER_CLIENT -> 0;
      case NOT_APPLICABLE -> 1;
      case HOLDS -> 2;
      case NEVER_OBSERVED -> 3;
      case COULD_NOT_LOOK -> 4;
      case EXPIRED -> 5;
      case FAILED -> 6;
    };
  }

  /// The worse of two: nothing is better than the worst of its parts.
  Standing worse(Standing other) {
    return weight() >= other.weight() ? this : other;
  }
}
