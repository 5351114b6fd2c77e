package denwaban.assurance.checklist;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.session.RequestOrigin;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Scope;
import denwaban.audit.Action;
import denwaban.audit.reading.OpenEntries;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What anybody may see of this office, and what a client sees of it under its contract. Nothing
/// that is shown to anybody names a client or a person.
@RestController
final class TrustEndpoint {

  /// Proofs of one visitor, within [#WINDOW].
  static final int PROOFS = 600;

  static final Duration WINDOW = Duration.ofMinutes(10);

  /// Observations of one check that are shown, the newest first.
  static final int HISTORY = 50;

  private final Checklists checklists;
  private final Observations observations;
  private final OpenEntries entries;
  private final LiveTests tests;
  private final HostSettings settings;
  private final RateLimiter proofs;

  TrustEndpoint(
      Checklists checklists,
      Observations observations,
      OpenEntries entries,
      LiveTests tests,
      HostSettings settings,
      InstantSource clock) {
    this.checklists = checklists;
    this.observations = observations;
    this.entries = entries;
    this.tests = tests;
    this.settings = settings;
    this.proofs = new RateLimiter(PROOFS, WINDOW, clock);
  }

  /// An observation with all that is needed to check it (docs/formats/observation.md).
  ///
  /// @param text what was signed, as one of its batch
  /// @param n its place in the batch, from 0
  /// @param hashes SHA-256 of each text of the batch, base64
  /// @param key raw Ed25519, base64
  /// @param entry in the installation's log; null for a second after it was made
  record Proof(
      String text, int n, String hashes, String signature, String key, @Nullable Logged entry) {}

  record Logged(long index, String leaf, String proof, String key) {}

  record Past(UUID id, String result, String ja, String en, Instant collected, Instant expires) {}

  @RequiresPermission(Permission.ANYONE)
  @GetMapping("/api/trust")
  ChecklistView offered() {
    return checklists.offered();
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/checklist")
  ChecklistView own(CurrentUser user) {
    return checklists.of(user.memberOf());
  }

  /// What is about a client is shown to its members alone ([#ownProof]).
  @RequiresPermission(Permission.ANYONE)
  @GetMapping("/api/trust/observations/{id}")
  Proof proof(@PathVariable UUID id, HttpServletRequest request) {
    limit(request);
    var it = observations.find(id).orElseThrow(Problem::notFound);
    if (it.observation().scope().client().isPresent()) throw Problem.notFound();
    return proof(it);
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/checklist/observations/{id}")
  Proof ownProof(@PathVariable UUID id, CurrentUser user) {
    var it = observations.find(id).orElseThrow(Problem::notFound);
    var about = it.observation().scope().client();
    if (about.isPresent() && !about.get().equals(user.memberOf())) throw Problem.notFound();
    return proof(it);
  }

  /// Earlier observations of one check of the office as a whole.
  @RequiresPermission(Permission.ANYONE)
  @GetMapping("/api/trust/checks/{code}")
  List<Past> past(@PathVariable String code, HttpServletRequest request) {
    limit(request);
    return observations.history(code, Scope.OFFICE, HISTORY).stream()
        .map(it ->
            new Past(
                it.id(),
                it.outcome().code(),
                it.said().ja(),
                it.said().en(),
                it.collected(),
                it.expires()))
        .toList();
  }

  /// Runs a test while the visitor looks.
  ///
  /// @param test `probe`, `canary` or `log`
  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/trust/tests/{test}")
  LiveTests.Made test(@PathVariable String test, HttpServletRequest request)
      throws InterruptedException {
    return tests.run(test, visitor(request));
  }

  private void limit(HttpServletRequest request) {
    var visitor = visitor(request);
    proofs.check(visitor);
    proofs.count(visitor);
  }

  private String visitor(HttpServletRequest request) {
    return RequestOrigin.of(request, settings).address();
  }

  private Proof proof(Observations.Proven it) {
    return new Proof(
        new String(it.observation().text().toArray(), java.nio.charset.StandardCharsets.UTF_8),
        it.n(),
        it.batch().hashes().base64(),
        it.batch().signature().base64(),
        it.key().base64(),
        entries
            .find(Action.OBSERVED, it.batch().digest().base64())
            .map(found -> new Logged(found.index(), found.leaf(), found.proof(), found.key()))
            .orElse(null));
  }
}
