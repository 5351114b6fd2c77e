package denwaban.assurance.evaluation;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office makes links for companies that think of entrusting it, and sees what they decided.
@RestController
final class EvaluationLinksEndpoint {

  private final Evaluations evaluations;
  private final InstantSource clock;

  EvaluationLinksEndpoint(Evaluations evaluations, InstantSource clock) {
    this.evaluations = evaluations;
    this.clock = clock;
  }

  /// @param state `open`, `signed`, `withdrawn` or `expired`
  /// @param entrusts what the company decided; null until it signed
  record LinkView(
      UUID id,
      String company,
      Instant madeAt,
      Instant expiresAt,
      String state,
      @Nullable Boolean entrusts,
      @Nullable String text) {}

  record Wanted(@Nullable String company) {}

  /// @param token shown once, as the fragment of the page's address
  record Made(UUID id, String token, Instant expiresAt) {

    /// Never the secret.
    @Override
    public String toString() {
      return "a link until " + expiresAt;
    }
  }

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/evaluations")
  List<LinkView> all(CurrentUser user) {
    var now = clock.instant();
    return evaluations.links(user).stream().map(it -> view(it, now)).toList();
  }

  @RequiresPermission(Permission.WATCH)
  @RequiresReauthentication
  @PostMapping("/api/office/evaluations")
  @ResponseStatus(HttpStatus.CREATED)
  Made make(@RequestBody Wanted wanted, CurrentUser user) {
    var made = evaluations.offer(user, Objects.requireNonNullElse(wanted.company(), "").strip());
    return new Made(made.id(), made.secret().text(), made.expiresAt());
  }

  @RequiresPermission(Permission.WATCH)
  @DeleteMapping("/api/office/evaluations/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable UUID id, CurrentUser user) {
    evaluations.withdraw(user, id);
  }

  private static LinkView view(EvaluationTable.Link it, Instant now) {
    var signed = it.signed();
    return new LinkView(
        it.id(),
        it.company(),
        it.madeAt(),
        it.expiresAt(),
        signed != null
            ? "signed"
            : it.withdrawnAt() != null
                ? "withdrawn"
                : it.expiresAt().isAfter(now) ? "open" : "expired",
        signed == null ? null : signed.entrusts(),
        signed == null ? null : signed.text());
  }
}
