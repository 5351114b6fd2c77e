package denwaban.assurance.certificate;

import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All that was entered about one certificate, in that order, and what it is worth at a moment.
///
/// @param id that of the first version
/// @param versions at least one
record RecordHistory(UUID id, List<Version> versions, List<Status> statuses, List<Check> checks) {

  /// From one look at the public register to the next.
  static final Duration CHECKED_EACH = Duration.ofDays(31);

  record Version(Entered entered, UUID record, int number, Certificate certificate) {}

  record Status(Entered entered, UUID record, StatusChange change, String reason) {}

  record Check(UUID record, PersonId by, Instant at, CheckResult result, String note) {}

  /// The newest version that a second person had confirmed.
  Optional<Version> inForce(Instant now) {
    return versions.stream()
        .filter(it -> it.entered().confirmed(now))
        .max(Comparator.comparingInt(Version::number));
  }

  /// The newest version, if it is not confirmed yet.
  Optional<Version> waiting(Instant now) {
    return versions.stream()
        .filter(it -> it.entered().entered(now))
        .max(Comparator.comparingInt(Version::number))
        .filter(it -> !it.entered().confirmed(now));
  }

  /// What a page shows: what is in force, else what waits.
  ///
  /// @return empty before the first was entered
  Optional<Version> shown(Instant now) {
    return inForce(now).or(() -> waiting(now));
  }

  /// Whether it was known at all.
  boolean entered(Instant now) {
    return shown(now).isPresent();
  }

  /// What counts of its standing: takings back from when they were entered, a reinstatement from
  /// its confirmation, and against what was entered before it alone.
  ///
  /// @throws java.util.NoSuchElementException before it was entered
  CertificateState state(Instant now) {
    var certificate = shown(now).orElseThrow().certificate();
    var standing = standing(now);
    if (standing == StatusChange.SUPERSEDED) return CertificateState.SUPERSEDED;
    if (standing == StatusChange.WITHDRAWN) return CertificateState.WITHDRAWN;
    if (inForce(now).isEmpty()) return CertificateState.UNCONFIRMED;
    if (!now.isBefore(certificate.ends())) return CertificateState.EXPIRED;
    if (standing == StatusChange.SUSPENDED) return CertificateState.SUSPENDED;
    return now.isBefore(certificate.begins()) ? CertificateState.NOT_YET : CertificateState.VALID;
  }

  /// A reinstatement stands for a good standing, also where nothing was ever taken back.
  private StatusChange standing(Instant now) {
    var standing = StatusChange.REINSTATED;
    for (var it : statuses) {
      if (!it.entered().entered(now) || standing == StatusChange.SUPERSEDED) continue;
      switch (it.change()) {
        case SUSPENDED -> {
          if (standing == StatusChange.REINSTATED) standing = StatusChange.SUSPENDED;
        }
        case WITHDRAWN -> standing = StatusChange.WITHDRAWN;
        case SUPERSEDED -> standing = StatusChange.SUPERSEDED;
        case REINSTATED -> {
          if (it.entered().confirmed(now)) standing = StatusChange.REINSTATED;
        }
        case RENEWAL_APPLIED -> {}
      }
    }
    return standing;
  }

  /// The newest reinstatement, if it waits to be confirmed and nothing was taken back after it.
  Optional<Status> reinstatementWaiting(Instant now) {
    return statuses.stream()
        .filter(it -> it.entered().entered(now) && it.change() != StatusChange.RENEWAL_APPLIED)
        .reduce((before, last) -> last)
        .filter(it -> it.change().needsConfirmation() && !it.entered().confirmed(now));
  }

  /// The last look that reached the register.
  Optional<Check> reached(Instant now) {
    return checks.stream()
        .filter(it -> !it.at().isAfter(now) && it.result() != CheckResult.UNREACHABLE)
        .reduce((before, last) -> last);
  }

  /// Whether a check is due and was not made. A record that was never looked up is due at once.
  boolean checkOverdue(Instant now) {
    return shown(now).filter(it -> it.certificate().scheme().listed()).isPresent()
        && reached(now).map(it -> !now.isBefore(it.at().plus(CHECKED_EACH))).orElse(true);
  }
}
