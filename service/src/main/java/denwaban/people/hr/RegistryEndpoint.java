package denwaban.people.hr;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.access.Role;
import denwaban.access.session.Reauthentication;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.people.Engagement;
import denwaban.people.OfficePeopleEndpoint;
import denwaban.people.Registry;
import denwaban.people.RoleChanges;
import denwaban.people.Separation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// HR's registry, the review of roles, and what each role may do.
@RestController
final class RegistryEndpoint {

  private final RoleChanges roleChanges;
  private final Registry registry;
  private final HrImport hrImport;
  private final Reauthentication reauthentication;

  RegistryEndpoint(
      RoleChanges roleChanges,
      Registry registry,
      HrImport hrImport,
      Reauthentication reauthentication) {
    this.reauthentication = reauthentication;
    this.roleChanges = roleChanges;
    this.registry = registry;
    this.hrImport = hrImport;
  }

  /// @param base version of what was entered when this was begun; null if nothing was
  /// @param starts null: at once
  /// @param leaves null: no end is known
  record Entered(
      @Nullable String base,
      @Nullable String number,
      @Nullable String kind,
      @Nullable String employer,
      @Nullable String unit,
      @Nullable String place,
      @Nullable String site,
      @Nullable String hours,
      @Nullable Instant starts,
      @Nullable Instant leaves) {}

  record Confirmed(Instant until) {}

  /// @param apply false to see only what it would do
  record ListFile(@Nullable String csv, boolean apply) {

    /// Without the list.
    @Override
    public String toString() {
      return "a list of people";
    }
  }

  record RoleView(String role, boolean staff, boolean twoPeople, List<Permission> may) {}

  /// @param anywhere roles that a person must not have had within `days`
  /// @param inTheUnit roles that a person must not have had in the same unit within `days`
  record Rule(String role, List<String> anywhere, List<String> inTheUnit) {}

  record Roles(List<RoleView> roles, List<Rule> rules, long days) {}

  @RequiresPermission(Permission.REGISTER_PEOPLE)
  @PutMapping("/api/office/people/{id}/engagement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enter(@PathVariable String id, @RequestBody Entered body, CurrentUser user) {
    var person = OfficePeopleEndpoint.person(id);
    var times = new Registry.Times(body.starts(), body.leaves());
    // a leaving time ends them as surely as ending them does
    if (registry.approves(person)) reauthentication.mustBeFresh(user);
    registry.enter(person, body.base(), engagement(body), times, user);
  }

  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/people/{id}/confirm")
  @RequiresReauthentication
  Confirmed confirm(@PathVariable String id, CurrentUser user) {
    return new Confirmed(roleChanges.confirm(OfficePeopleEndpoint.person(id), user));
  }

  @RequiresPermission(Permission.REGISTER_PEOPLE)
  @PostMapping("/api/office/registry")
  @BodyLimit(kib = 4_096)
  HrImport.Outcome take(@RequestBody ListFile body, CurrentUser user) {
    if (body.apply()) reauthentication.mustBeFresh(user);
    return hrImport.take(text(body.csv()), body.apply(), user);
  }

  @RequiresPermission(Permission.SEE_PEOPLE)
  @GetMapping("/api/office/roles")
  Roles roles() {
    var roles =
        Arrays.stream(Role.values())
            .map(it ->
                new RoleView(
                    it.code(), it.staff(), Separation.TWO_PEOPLE.contains(it), Permission.of(it)))
            .toList();
    var rules =
        Arrays.stream(Role.values())
            .map(it ->
                new Rule(
                    it.code(), codes(Separation.ANYWHERE, it), codes(Separation.IN_THE_UNIT, it)))
            .filter(it -> !it.anywhere().isEmpty() || !it.inTheUnit().isEmpty())
            .toList();
    return new Roles(roles, rules, Separation.BACK.toDays());
  }

  private static List<String> codes(Map<Role, Set<Role>> rules, Role role) {
    return rules.getOrDefault(role, Set.of()).stream()
        .map(Role::code)
        .sorted()
        .collect(Collectors.toUnmodifiableList());
  }

  private static Engagement engagement(Entered body) {
    try {
      return new Engagement(
          text(body.number()),
          Engagement.Kind.of(text(body.kind())),
          text(body.employer()),
          text(body.unit()),
          Engagement.Place.of(text(body.place())),
          text(body.site()),
          text(body.hours()));
    } catch (IllegalArgumentException malformed) {
      throw new Problem(422, "engagement-invalid");
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
