package denwaban.contract;

import java.util.Map;

/// How long a client's things are kept.
///
/// @param contract version that says so; 0 if none is in force
/// @param days by term, such as `retention.recording`
public record Keeping(int contract, Map<String, Integer> days) {

  public Keeping {
    days = Map.copyOf(days);
  }

  /// @param usual where the contract does not say it
  public int days(String term, int usual) {
    return days.getOrDefault(term, usual);
  }
}
