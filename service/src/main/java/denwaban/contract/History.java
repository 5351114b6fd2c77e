package denwaban.contract;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every version of one client's terms, as they stand at a moment.
///
/// @param versions newest first
public record History(List<Terms> versions, Instant at) {

  public enum Standing {
    COMING,
    IN_FORCE,
    OVER,
    /// Replaced before its first moment came.
    NEVER;

    /// Its name in JSON.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public History {
    versions = List.copyOf(versions);
  }

  /// 0 if there is none.
  public int newest() {
    return versions.isEmpty() ? 0 : versions.getFirst().version();
  }

  /// When a later version takes or took over; empty if none does.
  public Optional<Instant> until(Terms terms) {
    return versions.stream()
        .filter(it -> it.version() > terms.version())
        .map(Terms::effectiveFrom)
        .min(Comparator.naturalOrder());
  }

  public Standing standing(Terms terms) {
    var until = until(terms).orElse(Instant.MAX);
    if (!terms.effectiveFrom().isBefore(until)) return Standing.NEVER;
    if (terms.effectiveFrom().isAfter(at)) return Standing.COMING;
    return until.isAfter(at) ? Standing.IN_FORCE : Standing.OVER;
  }
}
