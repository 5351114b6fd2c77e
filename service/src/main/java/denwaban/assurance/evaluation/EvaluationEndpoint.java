package denwaban.assurance.evaluation;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.session.RequestOrigin;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A company that has a link and no account evaluates this office. The link's secret comes in the
/// body: an address would stand in the logs of others.
@RestController
final class EvaluationEndpoint {

  /// Requests of one visitor, within [#WINDOW].
  static final int LIMIT = 600;

  static final Duration WINDOW = Duration.ofMinutes(10);

  private final Evaluations evaluations;
  private final HostSettings settings;
  private final RateLimiter limiter;

  EvaluationEndpoint(Evaluations evaluations, HostSettings settings, InstantSource clock) {
    this.evaluations = evaluations;
    this.settings = settings;
    this.limiter = new RateLimiter(LIMIT, WINDOW, clock);
  }

  record Opening(@Nullable String token) {

    /// Never the secret.
    @Override
    public String toString() {
      return "an opening";
    }
  }

  /// @param evidence digest of what is seen now, base64: to be named when it is signed
  /// @param states of the six items, as they will stand in what is signed
  /// @param signed null until the company signed
  record Opened(
      String company,
      Instant expiresAt,
      String evidence,
      String verdict,
      Map<String, String> states,
      @Nullable SignedView signed) {}

  /// @param text canonical JSON (docs/formats/evaluation.md)
  /// @param signature of this office over it, base64
  /// @param key that signed, raw Ed25519, base64
  /// @param evidence canonical JSON that was seen; the signed text has its digest
  record SignedView(
      Instant at, boolean entrusts, String text, String signature, String key, String evidence) {}

  /// @param answers by the items' codes
  record Signing(
      @Nullable String token,
      @Nullable String evidence,
      @Nullable String name,
      @Nullable String post,
      boolean entrusts,
      @Nullable Map<String, Answers.Said> answers) {

    /// Neither secret nor name.
    @Override
    public String toString() {
      return "a signing";
    }
  }

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/evaluation/open")
  Opened open(@RequestBody Opening body, HttpServletRequest request) {
    limit(request);
    var link = evaluations.open(token(body.token()));
    var looked = evaluations.look(null);
    var signed = link.signed();
    return new Opened(
        link.company(),
        link.expiresAt(),
        looked.evidence().digest().base64(),
        looked.posture().verdict().code(),
        Views.states(looked.posture()),
        signed == null ? null : view(signed));
  }

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/evaluation/sign")
  SignedView sign(@RequestBody Signing body, HttpServletRequest request) {
    limit(request);
    var token = token(body.token());
    var signer =
        new Evaluation.Signer(
            evaluations.open(token).company(),
            Objects.requireNonNullElse(body.name(), "").strip(),
            Objects.requireNonNullElse(body.post(), "").strip());
    return view(
        evaluations.sign(
            token, Views.digest(body.evidence()), signer, body.answers(), body.entrusts()));
  }

  private SignedView view(EvaluationTable.Signed it) {
    return new SignedView(
        it.at(),
        it.entrusts(),
        it.text(),
        it.signature().base64(),
        evaluations.publicKey().base64(),
        evaluations.evidenceOf(it.text()).text());
  }

  private static String token(@Nullable String token) {
    if (token == null || token.length() > 100) throw Problem.notFound();
    return token;
  }

  private void limit(HttpServletRequest request) {
    var visitor = RequestOrigin.of(request, settings).address();
    limiter.check(visitor);
    limiter.count(visitor);
  }
}
