package denwaban.assurance.certificate;

import denwaban.access.CurrentUser;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CorporateNumber;
import denwaban.kernel.Ids;
import denwaban.people.TwoPersonRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Enters into the register, and confirms what another person entered.
@Component
final class CertificateEntries {

  /// Records.
  static final int RECORDS_LIMIT = 60;

  /// Versions of one record.
  static final int VERSIONS_LIMIT = 30;

  /// Entries and checks in all: some decades of an office's.
  static final int ENTRIES_LIMIT = 20_000;

  /// In characters: the reason of a change, the note of a check.
  static final int REASON_LIMIT = 400;

  private final CertificateTable table;
  private final DocumentTable documents;
  private final CertificateRegister register;
  private final CertificateLog log;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  CertificateEntries(
      CertificateTable table,
      DocumentTable documents,
      CertificateRegister register,
      CertificateLog log,
      TenantTransactions transactions,
      Ids ids,
      InstantSource clock) {
    this.table = table;
    this.documents = documents;
    this.register = register;
    this.log = log;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /// Enters a record, or a correction of one, whose scheme and document stay unless another is
  /// given.
  ///
  /// @param record that is corrected; null for a new one
  /// @param base number of the version that was the newest when the correction was begun
  /// @param certificate makes it from the digest of the document
  /// @return the record's id
  /// @throws Problem 404 if there is no such record, 409 if it is closed, there is no room or
  ///   another version is the newest, 422 if what is written does not fit
  UUID enter(
      CurrentUser user,
      @Nullable UUID record,
      @Nullable Integer base,
      Function<@Nullable String, Certificate> certificate,
      @Nullable Bytes pdf) {
    return transactions.office(() -> {
      var now = begin();
      var before = record == null ? null : open(record, now);
      if (before == null && register.known(now).size() >= RECORDS_LIMIT) throw full();
      var last = before == null ? null : before.versions().getLast();
      if (last != null && (base == null || base != last.number())) {
        throw new Problem(409, "certificate-changed");
      }
      if (last != null && last.number() >= VERSIONS_LIMIT) throw full();
      var kept = last == null ? null : last.certificate().pdfSha256();
      var it = certificate.apply(pdf == null ? kept : documents.keep(pdf, user.person(), now));
      if (last != null && last.certificate().scheme() != it.scheme()) throw Problem.malformed();
      var id = ids.next();
      var of = record == null ? id : record;
      var version = last == null ? 1 : last.number() + 1;
      table.enter(id, user.person(), now);
      table.keep(id, of, version, it);
      log.entered(user, of, version, it);
      return of;
    });
  }

  /// The second person's word on what is the newest of its kind.
  ///
  /// @throws Problem 404 if there is no such entry, 409 if it is the user's own, or does not wait
  void confirm(CurrentUser user, UUID entry) {
    transactions.office(() -> {
      var now = begin();
      var waiting = waiting(now).stream().filter(it -> it.id().equals(entry)).findFirst();
      if (waiting.isEmpty()) throw table.has(entry) ? notWaiting() : Problem.notFound();
      TwoPersonRule.checkOther(waiting.get().by(), user.person());
      table.confirm(entry, user.person(), now);
      log.confirmed(user, entry);
    });
  }

  /// @throws Problem 404 if there is no such record, 409 if it is closed, 422 if the reason is
  ///   missing or too long
  void change(CurrentUser user, UUID record, StatusChange change, String reason) {
    transactions.office(() -> {
      var now = begin();
      open(record, now);
      changed(user, record, change, text(reason, REASON_LIMIT, true), now);
    });
  }

  /// What a look at the public register found. A suspension or withdrawal there counts at once.
  ///
  /// @param note may be empty if all is as registered
  /// @throws Problem as [#change]
  void check(CurrentUser user, UUID record, CheckResult result, String note) {
    transactions.office(() -> {
      var now = begin();
      open(record, now);
      var words = text(note, REASON_LIMIT, result != CheckResult.AS_REGISTERED);
      table.check(ids.next(), new RecordHistory.Check(record, user.person(), now, result, words));
      log.checked(user, record, result);
      result.consequence().ifPresent(it -> changed(user, record, it, words, now));
    });
  }

  /// What the words of a scope cover, as the user read them.
  ///
  /// @throws Problem 404 if there is no such record, 409 if it is closed, 422 if its scheme has no
  ///   scope, the service is not offered, no one works at the site, or the reason does not fit
  void decide(
      CurrentUser user,
      UUID record,
      ServiceType service,
      Site site,
      boolean covered,
      String reason) {
    transactions.office(() -> {
      var now = begin();
      var shown = open(record, now).shown(now).orElseThrow();
      if (shown.certificate().scheme().coverage() != Scheme.Coverage.SCOPE
          || !register.offered(now).contains(service)
          || !register.sites().contains(site)) {
        throw new Problem(422, "not-in-the-matrix");
      }
      var id = ids.next();
      table.enter(id, user.person(), now);
      table.decide(
          id,
          shown.entered().id(),
          service,
          site,
          covered,
          text(reason, ScopeDecision.REASON_LIMIT, true));
      log.decided(user, record, service, site, covered);
    });
  }

  /// What the office says of itself. Counts when another person has confirmed it.
  ///
  /// @throws Problem 422 if it offers nothing
  void state(CurrentUser user, @Nullable CorporateNumber number, Set<ServiceType> services) {
    if (services.isEmpty()) {
      throw new Problem(422, "no-service");
    }
    transactions.office(() -> {
      var now = begin();
      var id = ids.next();
      var sorted = EnumSet.copyOf(services);
      table.enter(id, user.person(), now);
      table.state(id, number, sorted);
      log.stated(user, id, sorted.stream().map(ServiceType::code).collect(Collectors.joining(",")));
    });
  }

  /// The document whose digest a record names.
  ///
  /// @throws Problem 404 if there is none
  Bytes document(String sha256) {
    return transactions.office(() -> documents.find(sha256).orElseThrow(Problem::notFound));
  }

  private Instant begin() {
    table.lock();
    if (table.count() >= ENTRIES_LIMIT) throw full();
    return clock.instant();
  }

  private void changed(
      CurrentUser user, UUID record, StatusChange change, String reason, Instant now) {
    var id = ids.next();
    table.enter(id, user.person(), now);
    table.status(id, record, change, reason);
    log.changed(user, record, change);
  }

  private RecordHistory open(UUID record, Instant now) {
    var found =
        register.known(now).stream()
            .filter(it -> it.id().equals(record))
            .findFirst()
            .orElseThrow(Problem::notFound);
    if (found.state(now) == CertificateState.SUPERSEDED) {
      throw new Problem(409, "record-closed");
    }
    return found;
  }

  private Set<Entered> waiting(Instant now) {
    var waiting = new HashSet<Entered>();
    for (var it : register.known(now)) {
      if (it.state(now) == CertificateState.SUPERSEDED) continue;
      it.waiting(now).map(RecordHistory.Version::entered).ifPresent(waiting::add);
      it.reinstatementWaiting(now).map(RecordHistory.Status::entered).ifPresent(waiting::add);
    }
    register.statementWaiting(now).map(OfficeStatement::entered).ifPresent(waiting::add);
    var cells =
        register.matrix(now).scopes().stream()
            .flatMap(it -> it.cells().stream())
            .map(Matrix.Cell::waiting)
            .filter(it -> it != null)
            .map(Matrix.Waiting::entry)
            .collect(Collectors.toUnmodifiableSet());
    table.decisions().stream()
        .map(ScopeDecision::entered)
        .filter(it -> cells.contains(it.id()))
        .forEach(waiting::add);
    return waiting;
  }

  /// @throws Problem 422 if it is too long, or missing where it must not be
  private static String text(String text, int limit, boolean required) {
    var words = text.strip();
    if ((required && words.isEmpty())
        || words.codePointCount(0, words.length()) > limit
        || words.chars().anyMatch(it -> Character.isISOControl(it) && it != '\n')) {
      throw new Problem(422, "reason-invalid", limit);
    }
    return words;
  }

  private static Problem notWaiting() {
    return new Problem(409, "nothing-waits");
  }

  private static Problem full() {
    return new Problem(409, "register-full");
  }
}
