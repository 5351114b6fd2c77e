package denwaban.contract;

import java.util.Map;

/// How long a client's things are kept.
///
/// @param contract version that says so; 0 if none is in force
/// @param days by term, such as `retention.recording`; with `deletion.maxDelay`, in hours, the days
///   of `termination`, and how many persons a legal hold needs
public record Keeping(int contract, Map<String, Integer> days) {

  private static final String DELAY = "deletion.maxDelay";

  // of the standard contract
  private static final int RETURN_DAYS = 14;
  private static final int ERASE_DAYS = 30;

  public Keeping {
    days = Map.copyOf(days);
  }

  /// From the end of the contract, for the client to have its data back.
  public int returnDays() {
    return days("termination.returnDue", RETURN_DAYS);
  }

  /// From the end of the contract, for everything to be due.
  public int eraseDays() {
    return days("termination.deletionDue", ERASE_DAYS);
  }

  /// Within how many hours what is due must be gone.
  ///
  /// @param usual where the contract does not say it
  public int delayHours(int usual) {
    return days.getOrDefault(DELAY, usual);
  }

  /// A term that is no time.
  ///
  /// @param usual where the contract does not say it
  public int number(String term, int usual) {
    return days.getOrDefault(term, usual);
  }

  /// @param usual where the contract does not say it
  public int days(String term, int usual) {
    return days.getOrDefault(term, usual);
  }
}
