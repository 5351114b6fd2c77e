package denwaban.assurance.certificate;

import denwaban.assurance.certificate.calendar.RenewalWindow;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the office's page shows of the register.
///
/// @param today in Japan
/// @param holidaysUntil the last year whose holidays are known
record CertificatePage(
    LocalDate today,
    int holidaysUntil,
    Office office,
    List<One> certificates,
    List<Due> tasks,
    Table matrix,
    List<Kind> schemes) {

  /// @param me whether it is the user who asks
  record PersonName(String name, boolean me) {}

  /// @param number its own 法人番号; null if two people have not said it
  /// @param waiting what was said since, and waits to be confirmed
  record Office(@Nullable String number, List<String> services, @Nullable OfficeWaiting waiting) {}

  record OfficeWaiting(UUID entry, @Nullable String number, List<String> services, PersonName by) {}

  /// What stands on it, as [Certificate].
  record Parts(
      String number,
      @Nullable String holder,
      String holderName,
      String edition,
      String body,
      String accreditation,
      String scopeText,
      String sites,
      String region,
      @Nullable LocalDate reported,
      LocalDate from,
      LocalDate to,
      @Nullable LocalDate surveillance,
      @Nullable LocalDate recertification,
      String registryLink,
      boolean linkable,
      @Nullable String pdfSha256,
      String digest) {

    static Parts of(Certificate it) {
      return new Parts(
          it.number(),
          it.holder() == null ? null : it.holder().digits(),
          it.holderName(),
          it.edition(),
          it.body(),
          it.accreditation(),
          it.scopeText(),
          it.sites(),
          it.region(),
          it.reported(),
          it.from(),
          it.to(),
          it.surveillance(),
          it.recertification(),
          it.registryLink(),
          it.linkable(),
          it.pdfSha256(),
          it.digest());
    }
  }

  record Window(LocalDate opens, LocalDate closes, boolean provisional) {

    static @Nullable Window of(@Nullable RenewalWindow it) {
      return it == null
          ? null
          : new Window(it.opens(), it.closes().date(), it.closes().provisional());
    }
  }

  /// @param entry to confirm
  /// @param reason of a reinstatement; empty of a version
  /// @param parts of a version; null of a reinstatement
  record Waiting(UUID entry, PersonName by, Instant at, String reason, @Nullable Parts parts) {}

  /// @param version that is shown
  /// @param newest version, with which a correction begins; it may wait to be confirmed
  /// @param confirmedBy null if it is not confirmed
  /// @param waiting versions and reinstatements that wait to be confirmed
  /// @param window of a Pマーク alone
  record One(
      UUID id,
      int version,
      int newest,
      String scheme,
      String state,
      Parts parts,
      PersonName enteredBy,
      Instant enteredAt,
      @Nullable PersonName confirmedBy,
      @Nullable Instant confirmedAt,
      List<Waiting> waiting,
      @Nullable Window window,
      @Nullable Instant lastCheckedAt,
      @Nullable String lastResult,
      boolean checkOverdue) {}

  /// As [Task].
  record Due(
      String kind,
      String level,
      @Nullable UUID record,
      @Nullable LocalDate due,
      boolean provisional,
      int count) {

    static Due of(Task it) {
      return new Due(
          it.kind().code(), it.level().code(), it.record(), it.due(), it.provisional(), it.count());
    }
  }

  /// @param sites as [Site#code]
  record Table(
      List<String> services, List<String> sites, List<Entity> entities, List<Scope> scopes) {}

  record Entity(UUID record, String scheme, String state, String holderName, boolean ours) {}

  record Scope(
      UUID record,
      String scheme,
      String state,
      String number,
      String scopeText,
      String sitesText,
      List<Cell> cells) {}

  record Cell(
      String service,
      String site,
      String decision,
      String reason,
      @Nullable PersonName enteredBy,
      @Nullable PersonName confirmedBy,
      @Nullable CellWaiting waiting) {}

  record CellWaiting(UUID entry, boolean covered, String reason, PersonName by) {}

  /// A scheme, for the form.
  ///
  /// @param kind `certificate`, `attestation` or `report`
  /// @param coverage `entity`, `scope` or `nothing`
  /// @param editions empty if it is free text
  /// @param listed whether a public register lists it
  record Kind(String scheme, String kind, String coverage, List<String> editions, boolean listed) {}

  /// All that was entered about one record, the oldest first.
  record History(List<Version> versions, List<Status> statuses, List<Check> checks) {}

  record Version(
      int version,
      Parts parts,
      PersonName by,
      Instant at,
      @Nullable PersonName confirmedBy,
      @Nullable Instant confirmedAt) {}

  record Status(
      String change,
      String reason,
      PersonName by,
      Instant at,
      @Nullable PersonName confirmedBy,
      @Nullable Instant confirmedAt) {}

  record Check(String result, String note, PersonName by, Instant at) {}

  /// Finds who a person is, for the user who asks.
  interface Names {
    PersonName of(PersonId person);

    default @Nullable PersonName orNull(@Nullable PersonId person) {
      return person == null ? null : of(person);
    }
  }
}
