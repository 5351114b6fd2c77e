package denwaban.assurance.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One requirement, and what holds it up.
///
/// @param id of the requirement, such as `S2.1`
/// @param item of the six that it belongs to; null if it stands for the whole
/// @param heading of the guideline on safety measures, `10-2` to `10-7` (個人情報保護法ガイドライン通則編)
/// @param legs at least one
/// @param maps ids alone in other catalogues: a catalogue's code, and its ids
public record Control(
    String id,
    Words name,
    @Nullable Item item,
    String heading,
    Map<Leg, Need> legs,
    Map<String, List<String>> maps) {

  /// What a leg needs.
  ///
  /// @param checks all of them
  /// @param second independent ways to see the same; what they say counts once they say anything
  public record Need(List<String> checks, List<String> second) {}

  /// @throws IllegalArgumentException if it stands on nothing
  public Control {
    if (legs.isEmpty() || legs.values().stream().anyMatch(it -> it.checks().isEmpty())) {
      throw new IllegalArgumentException("a control stands on something: " + id);
    }
  }

  public Optional<Item> belongsTo() {
    return Optional.ofNullable(item);
  }
}
