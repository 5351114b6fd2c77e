package denwaban.kyc;

import java.time.Instant;
import java.time.LocalDate;

/// That a client was verified, and how: what the gate goes by.
///
/// @param on the day of the verification, in Japan
/// @param company the code of a method
/// @param person the code of a method
public record Standing(LocalDate on, String company, String person, Instant at) {

  /// Whether it holds for a contract with a number of the office's own: its methods counted on the
  /// day of the verification and, where the contract began later, on that day too. A method whose
  /// code is unknown never counts.
  ///
  /// @param since the day on which such a contract began, in Japan
  /// @param today in Japan
  boolean holds(LocalDate since, LocalDate today) {
    return !on.isAfter(today) && count(on) && (!since.isAfter(on) || count(since));
  }

  private boolean count(LocalDate day) {
    return counts(company, Method.Subject.COMPANY, day)
        && counts(person, Method.Subject.PERSON, day);
  }

  private static boolean counts(String code, Method.Subject subject, LocalDate day) {
    return Method.of(code).filter(it -> it.subject() == subject && it.counts(day)).isPresent();
  }
}
