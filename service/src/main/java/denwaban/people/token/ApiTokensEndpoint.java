package denwaban.people.token;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.access.RequiresReauthentication;
import denwaban.access.TokenScope;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.people.PersonLog;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

/// Tokens for programs of the office's: make, confirm, see, end.
@RestController
final class ApiTokensEndpoint {

  private final ApiTokens apiTokens;
  private final People people;
  private final PersonLog personLog;
  private final TenantTransactions transactions;

  ApiTokensEndpoint(
      ApiTokens apiTokens, People people, PersonLog personLog, TenantTransactions transactions) {
    this.apiTokens = apiTokens;
    this.people = people;
    this.personLog = personLog;
    this.transactions = transactions;
  }

  /// @param days null for the usual term
  record Wanted(@Nullable String name, @Nullable String scope, @Nullable Integer days) {}

  /// @param token shown this once
  record Shown(String id, String token, Instant endsAt, boolean waits) {

    /// Without the token.
    @Override
    public String toString() {
      return "a token until " + endsAt;
    }
  }

  /// @param madeBy name of a person
  /// @param confirmedBy name of the second person, or null
  /// @param usedOn the day of its last use in Japan, or null
  /// @param mayConfirm whether the asker may confirm it
  record View(
      String id,
      String name,
      String scope,
      Instant madeAt,
      String madeBy,
      @Nullable String confirmedBy,
      Instant endsAt,
      @Nullable LocalDate usedOn,
      ApiTokens.State state,
      boolean mayConfirm) {}

  /// @param tokens the newest first
  record Sheet(List<View> tokens, int usualDays, int mostDays, int nameLimit) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/tokens")
  Sheet all(CurrentUser user) {
    return transactions.office(() -> {
      personLog.listed(user);
      var all = apiTokens.all().stream().map(it -> view(it, user)).toList();
      return new Sheet(all, ApiTokens.USUAL_DAYS, ApiTokens.MOST_DAYS, ApiTokens.NAME_LIMIT);
    });
  }

  /// What it shows works without a person from then on.
  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/tokens")
  @RequiresPrivilege
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.CREATED)
  Shown make(@RequestBody Wanted body, CurrentUser user) {
    var tokenScope = scope(body.scope());
    var made =
        apiTokens.make(
            body.name() == null ? "" : body.name().strip(),
            tokenScope,
            body.days() == null ? ApiTokens.USUAL_DAYS : body.days(),
            user);
    return new Shown(made.id().toString(), made.text(), made.endsAt(), made.waits());
  }

  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/tokens/{id}/confirm")
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirm(@PathVariable UUID id, CurrentUser user) {
    apiTokens.confirm(id, user);
  }

  @RequiresPermission(Permission.END_ACCESS)
  @DeleteMapping("/api/office/tokens/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID id, CurrentUser user) {
    apiTokens.end(id, user);
  }

  private View view(ApiTokens.Kept it, CurrentUser user) {
    return new View(
        it.id().toString(),
        it.name(),
        it.scope().code(),
        it.madeAt(),
        name(it.madeBy()),
        it.confirmedBy() == null ? null : name(it.confirmedBy()),
        it.endsAt(),
        it.usedOn(),
        it.state(),
        Permission.GRANT_ACCESS.includes(user.role()) && apiTokens.mayConfirm(it, user));
  }

  /// An erased person has none.
  private String name(PersonId id) {
    return people.find(id).map(Person::name).orElse("—");
  }

  private static TokenScope scope(@Nullable String code) {
    try {
      return TokenScope.of(code == null ? "" : code);
    } catch (IllegalArgumentException unknown) {
      throw new Problem(422, "scope-unknown");
    }
  }
}
