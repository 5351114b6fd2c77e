package denwaban.terms;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What follows if one of the six items is not met for too long: a row of the term `penalties`.
///
/// @param item code of one of the six items
/// @param minutes that it may be unmet within the window
/// @param days of the window
/// @param consequence as both agreed it
public record Penalty(String item, int minutes, int days, String consequence) {

  /// Codes of the six items.
  public static final Set<String> ITEMS =
      Set.of("certification", "contract", "data", "training", "incident", "cloud");

  /// Days of a window: how long is looked back.
  public static final int DAYS_MOST = 366;

  /// Minutes of a window at most.
  private static final int MINUTES_MOST = DAYS_MOST * 24 * 60;

  /// @throws IllegalArgumentException if something is out of bounds
  public Penalty {
    if (!ITEMS.contains(item)
        || minutes < 0
        || minutes > MINUTES_MOST
        || days < 1
        || days > DAYS_MOST
        || consequence.isEmpty()) {
      throw new IllegalArgumentException("penalties");
    }
  }

  /// Those of a record.
  ///
  /// @throws IllegalArgumentException if a row is none that a program can follow
  public static List<Penalty> of(ContractRecord record) {
    return record.reading().rows("penalties").stream().map(Penalty::of).toList();
  }

  private static Penalty of(Map<String, String> row) {
    try {
      return new Penalty(
          row.getOrDefault("control", ""),
          Integer.parseInt(row.getOrDefault("threshold", "")),
          Integer.parseInt(row.getOrDefault("window", "")),
          row.getOrDefault("consequence", ""));
    } catch (NumberFormatException malformed) {
      throw new IllegalArgumentException("penalties", malformed);
    }
  }
}
