package denwaban.assurance.certificate;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.assurance.certificate.calendar.RenewalWindow;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.CorporateNumber;
import denwaban.people.Engagement;
import denwaban.people.People;
import denwaban.people.Registry;
import denwaban.script.calendar.Holidays;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the register says at a moment. Nothing is kept of an answer: a record that expires, is
/// suspended or withdrawn is reported as such at the next query. Each method opens the office's
/// transaction, or joins it.
@Component
public final class CertificateRegister {

  private final CertificateTable table;
  private final TenantTransactions transactions;
  private final People people;
  private final Registry registry;
  private final InstantSource clock;

  CertificateRegister(
      CertificateTable table,
      TenantTransactions transactions,
      People people,
      Registry registry,
      InstantSource clock) {
    this.table = table;
    this.transactions = transactions;
    this.people = people;
    this.registry = registry;
    this.clock = clock;
  }

  /// All records that were entered by then, the oldest first.
  public List<Registered> all(Instant at) {
    return transactions.office(() -> known(at).stream().map(it -> Registered.of(it, at)).toList());
  }

  /// What covers what. Sites are today's, whatever the moment: HR's registry keeps no history.
  public Matrix matrix(Instant at) {
    return transactions.office(() -> matrix(at, known(at)));
  }

  /// What is due, the most urgent first.
  public List<Task> tasks(Instant at) {
    return transactions.office(() -> {
      var known = known(at);
      return DueTasks.at(
          at, known, matrix(at, known), statementWaiting(at).orElse(null), Holidays.JAPAN);
    });
  }

  /// What the office offers now.
  public Set<ServiceType> offered() {
    return transactions.office(() -> offered(clock.instant()));
  }

  /// The office's own 法人番号, if two people said it.
  public Optional<CorporateNumber> ownNumber(Instant at) {
    return transactions.office(() -> statement(at).flatMap(it -> Optional.ofNullable(it.number())));
  }

  /// The window for the renewal of a Pマーク; null for other schemes.
  static @Nullable RenewalWindow window(Certificate it) {
    return it.scheme() == Scheme.P_MARK ? RenewalWindow.of(it.to(), Holidays.JAPAN) : null;
  }

  List<RecordHistory> known(Instant at) {
    return transactions.office(
        () -> table.records().stream().filter(it -> it.entered(at)).toList());
  }

  Optional<OfficeStatement> statement(Instant at) {
    return last(statements(at).stream().filter(it -> it.entered().confirmed(at)).toList());
  }

  Optional<OfficeStatement> statementWaiting(Instant at) {
    return last(statements(at)).filter(it -> !it.entered().confirmed(at));
  }

  Set<ServiceType> offered(Instant at) {
    return statement(at).map(OfficeStatement::services).orElse(ServiceType.USUAL);
  }

  /// Where people who take calls and have access sit.
  List<Site> sites() {
    var standings = registry.all();
    return people.all().stream()
        .filter(it -> it.role() == Role.OPERATOR || it.role() == Role.SUPERVISOR)
        .filter(it -> !it.disabled())
        .map(Person::id)
        .map(it -> {
          var standing = standings.get(it);
          return site(standing == null ? null : standing.engagement());
        })
        .distinct()
        .sorted(Comparator.comparing(Site::code).reversed())
        .toList();
  }

  private static Site site(@Nullable Engagement engagement) {
    if (engagement == null) return Site.named("");
    return switch (engagement.place()) {
      case HOME -> Site.HOME;
      case SITE -> Site.named(engagement.site());
    };
  }

  private Matrix matrix(Instant at, List<RecordHistory> known) {
    var services = offered(at).stream().sorted().toList();
    var sites = sites();
    var own = statement(at).map(OfficeStatement::number).orElse(null);
    var decisions = table.decisions();
    var counting = known.stream().filter(it -> counts(it.state(at))).toList();
    return new Matrix(
        services,
        sites,
        of(counting, Scheme.Coverage.ENTITY, at).stream().map(it -> entity(it, own, at)).toList(),
        of(counting, Scheme.Coverage.SCOPE, at).stream()
            .map(it -> scope(it, own, services, sites, decisions, at))
            .toList());
  }

  /// What is over is in no matrix.
  private static boolean counts(CertificateState state) {
    return switch (state) {
      case VALID, NOT_YET, SUSPENDED, UNCONFIRMED -> true;
      case EXPIRED, WITHDRAWN, SUPERSEDED -> false;
    };
  }

  private static List<RecordHistory> of(
      List<RecordHistory> known, Scheme.Coverage coverage, Instant at) {
    return known.stream()
        .filter(it -> it.shown(at).orElseThrow().certificate().scheme().coverage() == coverage)
        .toList();
  }

  private static Matrix.Entity entity(
      RecordHistory history, @Nullable CorporateNumber own, Instant at) {
    var it = history.shown(at).orElseThrow().certificate();
    return new Matrix.Entity(
        history.id(), it.scheme(), history.state(at), it.holderName(), it.isOf(own));
  }

  private static Matrix.Scope scope(
      RecordHistory history,
      @Nullable CorporateNumber own,
      List<ServiceType> services,
      List<Site> sites,
      List<ScopeDecision> decisions,
      Instant at) {
    var it = history.shown(at).orElseThrow().certificate();
    var sameWords = sameWords(history, it);
    var ofThese = decisions.stream().filter(one -> sameWords.contains(one.certificate())).toList();
    return new Matrix.Scope(
        history.id(),
        it.scheme(),
        history.state(at),
        it.number(),
        it.scopeText(),
        it.sites(),
        services.stream()
            .flatMap(service -> sites.stream().map(site -> Matrix.cell(service, site, ofThese, at)))
            .toList(),
        it.isOf(own));
  }

  /// A decision is about words: of a version with others it says nothing.
  private static Set<UUID> sameWords(RecordHistory history, Certificate shown) {
    return history.versions().stream()
        .filter(it ->
            it.certificate().scopeText().equals(shown.scopeText())
                && it.certificate().sites().equals(shown.sites()))
        .map(it -> it.entered().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<OfficeStatement> statements(Instant at) {
    return table.statements().stream().filter(it -> it.entered().entered(at)).toList();
  }

  private static Optional<OfficeStatement> last(List<OfficeStatement> statements) {
    return statements.isEmpty() ? Optional.empty() : Optional.of(statements.getLast());
  }
}
