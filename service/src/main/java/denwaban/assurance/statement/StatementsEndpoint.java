package denwaban.assurance.statement;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.assurance.control.Catalogue;
import denwaban.assurance.control.Check;
import denwaban.assurance.observation.Outcome;
import denwaban.http.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What people of the office state, and who confirms it.
@RestController
final class StatementsEndpoint {

  private final PeoplesWord statements;

  StatementsEndpoint(PeoplesWord statements) {
    this.statements = statements;
  }

  /// @param days for how long a word of it holds at most
  record Statable(
      String code, String ja, String en, long days, boolean mayNotApply, boolean word) {}

  /// @param state `waits`, `confirmed` or `refused`
  /// @param own whether the reader stated it
  record Stated(
      UUID id,
      String check,
      String result,
      String said,
      Instant until,
      String role,
      Instant at,
      String state,
      boolean own) {}

  record Page(List<Statable> checks, List<Stated> statements) {}

  /// @param result `passed`, `failed` or `not-applicable`
  record Said(
      @Nullable String check,
      @Nullable String result,
      @Nullable String said,
      @Nullable Instant until) {}

  record Decided(boolean confirm) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/assurance/statements")
  Page page(CurrentUser user) {
    return new Page(
        Catalogue.ours().checks().values().stream()
            .filter(it -> !it.perClient() && (it.by() == Check.By.WORD || it.mayNotApply()))
            .map(it ->
                new Statable(
                    it.code(),
                    it.name().ja(),
                    it.name().en(),
                    it.holds().toDays(),
                    it.mayNotApply(),
                    it.by() == Check.By.WORD))
            .toList(),
        statements.all().stream()
            .map(it ->
                new Stated(
                    it.id(),
                    it.check(),
                    it.outcome().code(),
                    it.said(),
                    it.until(),
                    it.role(),
                    it.at(),
                    it.confirmed() == null ? "waits" : it.confirmed() ? "confirmed" : "refused",
                    it.by().equals(user.person())))
            .toList());
  }

  @RequiresPermission(Permission.WATCH)
  @RequiresReauthentication
  @PostMapping("/api/office/assurance/statements")
  @ResponseStatus(HttpStatus.CREATED)
  void state(@RequestBody Said said, CurrentUser user) {
    if (said.until() == null) throw Problem.malformed();
    var outcome =
        switch (Objects.requireNonNullElse(said.result(), "")) {
          case "passed" -> Outcome.PASSED;
          case "failed" -> Outcome.FAILED;
          case "not-applicable" -> Outcome.NOT_APPLICABLE;
          default -> throw Problem.malformed();
        };
    statements.state(
        user,
        Objects.requireNonNullElse(said.check(), ""),
        outcome,
        Objects.requireNonNullElse(said.said(), "").strip(),
        said.until());
  }

  @RequiresPermission(Permission.READ_EVIDENCE)
  @RequiresReauthentication
  @PostMapping("/api/office/assurance/statements/{id}/decision")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(@PathVariable UUID id, @RequestBody Decided decided, CurrentUser user) {
    statements.decide(user, id, decided.confirm());
  }
}
