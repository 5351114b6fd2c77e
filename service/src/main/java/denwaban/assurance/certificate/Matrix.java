package denwaban.assurance.certificate;

import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which service at which site each scope covers, as two people read it; never a comparison of
/// words.
///
/// @param services all that the office offers
/// @param sites all where its operators sit
/// @param entities what speaks for the legal entity as a whole
/// @param scopes what speaks for services and sites
public record Matrix(
    List<ServiceType> services, List<Site> sites, List<Entity> entities, List<Scope> scopes) {

  public enum Decision {
    COVERED,
    NOT_COVERED,
    /// No two people agreed on it: counts as not covered.
    UNDECIDED;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// @param ours whether its holder's 法人番号 is the office's own
  public record Entity(
      UUID record, Scheme scheme, CertificateState state, String holderName, boolean ours) {}

  /// @param scopeText verbatim
  /// @param ours whether its holder's 法人番号 is the office's own: another's covers nothing of ours
  public record Scope(
      UUID record,
      Scheme scheme,
      CertificateState state,
      String number,
      String scopeText,
      String sitesText,
      List<Cell> cells,
      boolean ours) {}

  /// @param reason empty if it is undecided
  /// @param waiting what a second person should confirm
  public record Cell(
      ServiceType service,
      Site site,
      Decision decision,
      String reason,
      @Nullable PersonId enteredBy,
      @Nullable PersonId confirmedBy,
      @Nullable Instant confirmedAt,
      @Nullable Waiting waiting) {}

  public record Waiting(UUID entry, boolean covered, String reason, PersonId by, Instant at) {}

  /// Whether a valid certificate of ours of the scheme covers a service at a site.
  public boolean covered(Scheme scheme, ServiceType service, Site site) {
    return scopes.stream()
        .filter(it -> it.ours() && it.scheme() == scheme && it.state() == CertificateState.VALID)
        .flatMap(it -> it.cells().stream())
        .anyMatch(it ->
            it.service() == service && it.site().equals(site) && it.decision() == Decision.COVERED);
  }

  /// Whether valid certificates of ours of the scheme cover all services at all sites, and there is
  /// one.
  public boolean coversAll(Scheme scheme) {
    return !services.isEmpty()
        && !sites.isEmpty()
        && services.stream()
            .allMatch(service -> sites.stream().allMatch(site -> covered(scheme, service, site)));
  }

  /// One cell from all decisions on the same words, in the order in which they were entered. Two
  /// people are needed to say that it is covered, one is enough to take that back.
  static Cell cell(ServiceType service, Site site, List<ScopeDecision> decisions, Instant now) {
    var known =
        decisions.stream()
            .filter(it ->
                it.service() == service && it.site().equals(site) && it.entered().entered(now))
            .sorted(Comparator.comparingLong(it -> it.entered().n()))
            .toList();
    var confirmed = last(known.stream().filter(it -> it.entered().confirmed(now)).toList());
    var waiting = last(known).filter(it -> !it.entered().confirmed(now)).map(Matrix::waiting);
    var takenBack =
        known.stream()
            .anyMatch(it ->
                !it.covered()
                    && confirmed.filter(by -> by.entered().n() < it.entered().n()).isPresent());
    if (confirmed.isEmpty() || (confirmed.get().covered() && takenBack)) {
      return new Cell(
          service, site, Decision.UNDECIDED, "", null, null, null, waiting.orElse(null));
    }
    var it = confirmed.get();
    return new Cell(
        service,
        site,
        it.covered() ? Decision.COVERED : Decision.NOT_COVERED,
        it.reason(),
        it.entered().by(),
        it.entered().confirmedBy(),
        it.entered().confirmedAt(),
        waiting.orElse(null));
  }

  private static Optional<ScopeDecision> last(List<ScopeDecision> decisions) {
    return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
  }

  private static Waiting waiting(ScopeDecision it) {
    return new Waiting(
        it.entered().id(), it.covered(), it.reason(), it.entered().by(), it.entered().at());
  }
}
