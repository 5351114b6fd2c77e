package denwaban.people.privilege;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.access.RequiresReauthentication;
import denwaban.access.session.RequestOrigin;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The break-glass account: its two sheets, and the day they are needed.
@RestController
final class BreakGlassEndpoint {

  private final BreakGlass breakGlass;
  private final People people;
  private final TenantTransactions transactions;
  private final HostSettings settings;

  BreakGlassEndpoint(
      BreakGlass breakGlass,
      People people,
      TenantTransactions transactions,
      HostSettings settings) {
    this.breakGlass = breakGlass;
    this.people = people;
    this.transactions = transactions;
    this.settings = settings;
  }

  /// @param first name of the keeper of the first sheet
  /// @param second name of the keeper of the second; null until it was taken
  record Pair(
      String id,
      Instant madeAt,
      String first,
      @Nullable String second,
      @Nullable Instant usedAt,
      @Nullable Instant until,
      boolean mine) {}

  /// @param ready whether two sheets are out that would open it
  record State(boolean ready, @Nullable Pair newest) {}

  record Sheets(@Nullable String first, @Nullable String second) {

    /// Without the codes.
    @Override
    public String toString() {
      return "two sheets";
    }
  }

  /// @param url where the account's passkey is made
  record Opened(String url, Instant expiresAt) {

    /// Without the link.
    @Override
    public String toString() {
      return "a link until " + expiresAt;
    }
  }

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/glass")
  State state(CurrentUser user) {
    return transactions.office(() -> {
      people.shown(user);
      var state = breakGlass.state();
      var newest = state.newest();
      return new State(state.ready(), newest == null ? null : pair(newest, user));
    });
  }

  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/glass")
  @RequiresReauthentication
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.CREATED)
  BreakGlass.Sheet prepare(CurrentUser user) {
    return breakGlass.prepare(user);
  }

  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/glass/{id}/second")
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.CREATED)
  BreakGlass.Sheet second(@PathVariable UUID id, CurrentUser user) {
    return breakGlass.second(id, user);
  }

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/glass")
  Opened open(@RequestBody Sheets body, Site site, HttpServletRequest request) {
    if (body.first() == null || body.second() == null) {
      throw Problem.malformed();
    }
    var link = breakGlass.open(body.first(), body.second(), RequestOrigin.of(request, settings));
    return new Opened(link.at(site.origin()), link.expiresAt());
  }

  private Pair pair(BreakGlass.Pair it, CurrentUser user) {
    return new Pair(
        it.id().toString(),
        it.madeAt(),
        name(it.first()),
        it.second() == null ? null : name(it.second()),
        it.usedAt(),
        it.until(),
        it.first().equals(user.person()));
  }

  private String name(PersonId id) {
    return people.find(id).map(Person::name).orElse("—");
  }
}
