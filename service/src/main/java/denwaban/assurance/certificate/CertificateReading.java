package denwaban.assurance.certificate;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.CorporateNumber;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.script.calendar.Holidays;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows the register to the office, with an entry: it names who entered and confirmed what.
@Component
final class CertificateReading {

  private static final List<CertificatePage.Kind> SCHEMES =
      Arrays.stream(Scheme.values())
          .map(it ->
              new CertificatePage.Kind(
                  it.code(),
                  it.kind().name().toLowerCase(Locale.ROOT),
                  it.coverage().name().toLowerCase(Locale.ROOT),
                  it.editions(),
                  it.listed()))
          .toList();

  private final CertificateRegister register;
  private final TenantTransactions transactions;
  private final People people;
  private final InstantSource clock;

  CertificateReading(
      CertificateRegister register,
      TenantTransactions transactions,
      People people,
      InstantSource clock) {
    this.register = register;
    this.transactions = transactions;
    this.people = people;
    this.clock = clock;
  }

  CertificatePage page(CurrentUser user) {
    return transactions.office(() -> {
      people.shown(user);
      var now = clock.instant();
      var names = names(user);
      return new CertificatePage(
          now.atZone(Certificate.JAPAN).toLocalDate(),
          Holidays.JAPAN.lastYear(),
          office(now, names),
          register.known(now).stream().map(it -> one(it, now, names)).toList(),
          register.tasks(now).stream().map(CertificatePage.Due::of).toList(),
          table(register.matrix(now), names),
          SCHEMES);
    });
  }

  /// @throws Problem 404 if there is no such record
  CertificatePage.History history(CurrentUser user, UUID record) {
    return transactions.office(() -> {
      var names = names(user);
      var history =
          register.known(clock.instant()).stream()
              .filter(it -> it.id().equals(record))
              .findFirst()
              .orElseThrow(Problem::notFound);
      people.shown(user);
      return new CertificatePage.History(
          history.versions().stream().map(it -> version(it, names)).toList(),
          history.statuses().stream().map(it -> status(it, names)).toList(),
          history.checks().stream()
              .map(it ->
                  new CertificatePage.Check(
                      it.result().code(), it.note(), names.of(it.by()), it.at()))
              .toList());
    });
  }

  private static CertificatePage.Version version(
      RecordHistory.Version it, CertificatePage.Names names) {
    var entered = it.entered();
    return new CertificatePage.Version(
        it.number(),
        CertificatePage.Parts.of(it.certificate()),
        names.of(entered.by()),
        entered.at(),
        names.orNull(entered.confirmedBy()),
        entered.confirmedAt());
  }

  private static CertificatePage.Status status(
      RecordHistory.Status it, CertificatePage.Names names) {
    var entered = it.entered();
    return new CertificatePage.Status(
        it.change().code(),
        it.reason(),
        names.of(entered.by()),
        entered.at(),
        names.orNull(entered.confirmedBy()),
        entered.confirmedAt());
  }

  private CertificatePage.Office office(Instant now, CertificatePage.Names names) {
    var own = register.ownNumber(now).map(CorporateNumber::digits).orElse(null);
    var waiting = register.statementWaiting(now).orElse(null);
    return new CertificatePage.Office(
        own,
        codes(register.offered(now)),
        waiting == null
            ? null
            : new CertificatePage.OfficeWaiting(
                waiting.entered().id(),
                waiting.number() == null ? null : waiting.number().digits(),
                codes(waiting.services()),
                names.of(waiting.entered().by())));
  }

  private static List<String> codes(java.util.Set<ServiceType> services) {
    return services.stream().sorted().map(ServiceType::code).toList();
  }

  private static CertificatePage.One one(
      RecordHistory history, Instant now, CertificatePage.Names names) {
    var it = Registered.of(history, now);
    var result = it.lastResult();
    return new CertificatePage.One(
        it.id(),
        it.version(),
        history.versions().getLast().number(),
        it.certificate().scheme().code(),
        it.state().code(),
        CertificatePage.Parts.of(it.certificate()),
        names.of(it.enteredBy()),
        it.enteredAt(),
        names.orNull(it.confirmedBy()),
        it.confirmedAt(),
        waiting(history, now, names),
        CertificatePage.Window.of(CertificateRegister.window(it.certificate())),
        it.lastCheckedAt(),
        result == null ? null : result.code(),
        it.checkOverdue());
  }

  private static List<CertificatePage.Waiting> waiting(
      RecordHistory history, Instant now, CertificatePage.Names names) {
    var all = new ArrayList<CertificatePage.Waiting>();
    if (history.state(now) == CertificateState.SUPERSEDED) return all;
    history
        .waiting(now)
        .ifPresent(it ->
            all.add(
                new CertificatePage.Waiting(
                    it.entered().id(),
                    names.of(it.entered().by()),
                    it.entered().at(),
                    "",
                    CertificatePage.Parts.of(it.certificate()))));
    history
        .reinstatementWaiting(now)
        .ifPresent(it ->
            all.add(
                new CertificatePage.Waiting(
                    it.entered().id(),
                    names.of(it.entered().by()),
                    it.entered().at(),
                    it.reason(),
                    null)));
    return all;
  }

  private static CertificatePage.Table table(Matrix matrix, CertificatePage.Names names) {
    return new CertificatePage.Table(
        matrix.services().stream().map(ServiceType::code).toList(),
        matrix.sites().stream().map(Site::code).toList(),
        matrix.entities().stream()
            .map(it ->
                new CertificatePage.Entity(
                    it.record(), it.scheme().code(), it.state().code(), it.holderName(), it.ours()))
            .toList(),
        matrix.scopes().stream()
            .map(it ->
                new CertificatePage.Scope(
                    it.record(),
                    it.scheme().code(),
                    it.state().code(),
                    it.number(),
                    it.scopeText(),
                    it.sitesText(),
                    it.cells().stream().map(cell -> cell(cell, names)).toList()))
            .toList());
  }

  private static CertificatePage.Cell cell(Matrix.Cell it, CertificatePage.Names names) {
    return new CertificatePage.Cell(
        it.service().code(),
        it.site().code(),
        it.decision().code(),
        it.reason(),
        names.orNull(it.enteredBy()),
        names.orNull(it.confirmedBy()),
        cellWaiting(it.waiting(), names));
  }

  private static CertificatePage.@Nullable CellWaiting cellWaiting(
      Matrix.@Nullable Waiting it, CertificatePage.Names names) {
    return it == null
        ? null
        : new CertificatePage.CellWaiting(it.entry(), it.covered(), it.reason(), names.of(it.by()));
  }

  /// Each person is looked up once. Who was erased has a dash for a name.
  private CertificatePage.Names names(CurrentUser user) {
    var known = new HashMap<PersonId, String>();
    return person ->
        new CertificatePage.PersonName(
            known.computeIfAbsent(person, it -> people.find(it).map(Person::name).orElse("—")),
            person.equals(user.person()));
  }
}
