package denwaban.assurance.certificate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the people of the office should do about the register. Computed from dates at each look, so
/// that none is ticked off without being done.
///
/// @param record about which; null where it is about the office's own statement
/// @param due the last day for it; null if there is none
/// @param provisional whether that day may still turn out to be a holiday
/// @param step of the steps in days before `due` at which it becomes more urgent, the last that was
///   reached; null before the first, and where there are none
/// @param count of what is waiting; 1 for one thing
public record Task(
    Kind kind,
    Level level,
    @Nullable UUID record,
    @Nullable LocalDate due,
    boolean provisional,
    @Nullable Integer step,
    int count) {

  public enum Kind {
    /// The renewal of a Pマーク can be applied for.
    RENEWAL_OPEN,
    RENEWAL_MISSED,
    SURVEILLANCE_DUE,
    RECERTIFICATION_DUE,
    EXPIRES,
    EXPIRED,
    SUSPENDED,
    /// It was not looked up in the public register for 31 days, or never was.
    CHECK_OVERDUE,
    /// The register said something else than the record.
    REGISTRY_DIFFERS,
    /// A second person should confirm the record, a correction or a reinstatement.
    CONFIRM,
    CONFIRM_SCOPE,
    CONFIRM_OFFICE,
    CELLS_UNDECIDED,
    /// The holder of a Pマーク is another legal entity than the office, or it said of none.
    HOLDER_NOT_OURS,
    EDITION_OUTDATED,
    /// A report of a data centre, or an attestation, is older than a year.
    REPORT_OLD;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// From the least urgent on.
  public enum Level {
    NOTE,
    SOON,
    URGENT,
    OVERDUE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
