package denwaban.people;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.access.RequiresReauthentication;
import denwaban.access.Role;
import denwaban.access.passkey.Passkey;
import denwaban.access.session.Reauthentication;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office's list of people: add, invite, change, end and open again.
@RestController
public final class OfficePeopleEndpoint {

  private final People people;
  private final RoleChanges roleChanges;
  private final PersonAccess personAccess;
  private final EnrolmentLinks enrolmentLinks;
  private final ClientNames clientNames;
  private final PersonErasure personErasure;
  private final Reauthentication reauthentication;
  private final Registry registry;
  private final InstantSource clock;

  OfficePeopleEndpoint(
      People people,
      RoleChanges roleChanges,
      PersonAccess personAccess,
      EnrolmentLinks enrolmentLinks,
      ClientNames clientNames,
      PersonErasure personErasure,
      Reauthentication reauthentication,
      Registry registry,
      InstantSource clock) {
    this.people = people;
    this.roleChanges = roleChanges;
    this.personAccess = personAccess;
    this.enrolmentLinks = enrolmentLinks;
    this.clientNames = clientNames;
    this.personErasure = personErasure;
    this.reauthentication = reauthentication;
    this.registry = registry;
    this.clock = clock;
  }

  record Listed(
      String id,
      String name,
      String kana,
      String kind,
      String role,
      @Nullable ClientName client,
      boolean enrolled,
      boolean disabled,
      @Nullable StandingView standing,
      boolean linkWaits,
      List<Kind> passkeys) {}

  /// @param model as its maker proved; null if it was not asked for
  /// @param enough whether it is enough to sign in with the person's role
  record Kind(boolean synced, @Nullable String model, boolean enough) {}

  record ClientName(String id, String name) {}

  /// @param kind may be left out: the role says it; if given, it must agree
  /// @param client id of the client for members
  record NewPerson(
      @Nullable String name,
      @Nullable String kana,
      @Nullable String kind,
      @Nullable String role,
      @Nullable String client) {}

  record NewRole(@Nullable String role) {}

  /// @param name of the person, typed as a confirmation
  record Named(@Nullable String name) {

    /// Without the name.
    @Override
    public String toString() {
      return "a person who is to be erased";
    }
  }

  /// @param waits whether it works only after a second administrator confirmed it
  record Offered(String url, Instant expiresAt, boolean waits) {}

  @RequiresPermission(Permission.SEE_PEOPLE)
  @GetMapping("/api/office/people")
  List<Listed> all(CurrentUser user) {
    var standings = registry.all();
    var links = enrolmentLinks.waiting();
    var passkeys = people.passkeys();
    return people.show(user).stream()
        .map(it ->
            listed(
                it,
                StandingView.of(it, standings.get(it.id()), clock.instant()),
                links.contains(it.id()),
                kinds(it, passkeys.getOrDefault(it.id(), List.of()))))
        .toList();
  }

  @RequiresPermission(Permission.REGISTER_PEOPLE)
  @PostMapping("/api/office/people")
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.CREATED)
  Listed add(@RequestBody NewPerson body, CurrentUser user) {
    var added = add(body, role(body.role()), client(body.client()), user);
    return listed(
        added,
        StandingView.of(added, registry.all().get(added.id()), clock.instant()),
        false,
        List.of());
  }

  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/people/{id}/enrolment")
  @RequiresPrivilege
  @RequiresReauthentication
  Offered offer(@PathVariable String id, CurrentUser user, Site site) {
    var link = enrolmentLinks.offer(person(id), user);
    return new Offered(link.at(site.origin()), link.expiresAt(), link.waits());
  }

  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/people/{id}/enrolment/confirm")
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirmLink(@PathVariable String id, CurrentUser user) {
    enrolmentLinks.confirm(person(id), user);
  }

  @RequiresPermission(Permission.END_ACCESS)
  @PostMapping("/api/office/people/{id}/disable")
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void disable(@PathVariable String id, CurrentUser user) {
    personAccess.disable(person(id), user);
  }

  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/people/{id}/enable")
  @RequiresPrivilege
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enable(@PathVariable String id, CurrentUser user) {
    personAccess.enable(person(id), user);
  }

  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/people/{id}/role")
  @RequiresPrivilege
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void role(@PathVariable String id, @RequestBody NewRole body, CurrentUser user) {
    roleChanges.setRole(person(id), role(body.role()), user);
  }

  /// Needs the passkey as well: it cannot be undone.
  @RequiresPermission(Permission.GRANT_ACCESS)
  @PostMapping("/api/office/people/{id}/erase")
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void erase(@PathVariable String id, @RequestBody Named body, CurrentUser user) {
    var person = person(id);
    reauthentication.demand(user);
    personErasure.erase(person, body.name() == null ? "" : body.name(), user);
  }

  private Person add(NewPerson body, Role role, @Nullable ClientId client, CurrentUser user) {
    var kind = role.staff() ? "staff" : "member";
    if (body.kind() != null && !body.kind().equals(kind)) {
      throw invalid();
    }
    try {
      var name = body.name() == null ? "" : body.name().strip();
      var kana = body.kana() == null ? "" : body.kana().strip();
      return people.add(name, kana, role, client, user);
    } catch (IllegalArgumentException malformed) {
      throw invalid();
    }
  }

  private List<Kind> kinds(Person person, List<Passkey> passkeys) {
    return passkeys.stream()
        .map(it ->
            new Kind(
                it.backupEligible(),
                it.knownModel() == null ? null : it.knownModel().model(),
                people.isEnough(person, it)))
        .toList();
  }

  private Listed listed(
      Person person, @Nullable StandingView standing, boolean linkWaits, List<Kind> passkeys) {
    var company = person.client() == null ? null : clientNames.find(person.client()).orElse(null);
    return new Listed(
        person.id().toString(),
        person.name(),
        person.kana(),
        person.role().staff() ? "staff" : "member",
        person.role().code(),
        company == null ? null : new ClientName(company.id().toString(), company.name()),
        person.enrolled(),
        person.disabled(),
        standing,
        linkWaits,
        passkeys);
  }

  public static PersonId person(String id) {
    try {
      return PersonId.of(id);
    } catch (IllegalArgumentException malformed) {
      throw Problem.notFound();
    }
  }

  private static Role role(@Nullable String code) {
    try {
      return Role.of(code == null ? "" : code);
    } catch (IllegalArgumentException unknown) {
      throw invalid();
    }
  }

  private @Nullable ClientId client(@Nullable String id) {
    if (id == null || id.isEmpty()) {
      return null;
    }
    try {
      return clientNames
          .find(ClientId.of(id))
          .map(ClientNames.Company::id)
          .orElseThrow(OfficePeopleEndpoint::invalid);
    } catch (IllegalArgumentException malformed) {
      throw invalid();
    }
  }

  private static Problem invalid() {
    return new Problem(422, "person-invalid");
  }
}
