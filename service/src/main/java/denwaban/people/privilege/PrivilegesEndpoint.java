package denwaban.people.privilege;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.database.TemporaryLogins;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import java.time.Instant;
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

/// Privileged work, as the office asks for it, opens it and looks back at it.
@RestController
final class PrivilegesEndpoint {

  private final Privileges privileges;
  private final DatabaseLogins logins;
  private final People people;
  private final ClientNames clientNames;
  private final TenantTransactions transactions;

  PrivilegesEndpoint(
      Privileges privileges,
      DatabaseLogins logins,
      People people,
      ClientNames clientNames,
      TenantTransactions transactions) {
    this.privileges = privileges;
    this.logins = logins;
    this.people = people;
    this.clientNames = clientNames;
    this.transactions = transactions;
  }

  /// @param client id, for support alone
  /// @param minutes null for the usual
  record Wanted(
      @Nullable String kind,
      @Nullable String client,
      @Nullable String ticket,
      @Nullable String reason,
      @Nullable Integer minutes) {

    /// Without the reason.
    @Override
    public String toString() {
      return "a wish for a privilege";
    }
  }

  record Word(boolean open) {}

  /// @param person name of the person who asked
  /// @param client name of the company whose screens are looked at
  /// @param second name of the person who opened or refused it
  /// @param mine whether the reader asked
  /// @param mayDecide whether the reader may decide
  record View(
      String id,
      String kind,
      String person,
      @Nullable String client,
      String ticket,
      String reason,
      int minutes,
      Instant askedAt,
      boolean alone,
      @Nullable String second,
      @Nullable Instant until,
      Privilege.State state,
      boolean mine,
      boolean mayDecide) {}

  record Limits(int leastMinutes, int usualMinutes, int mostMinutes, int ticket, int reason) {}

  /// @param privileges the newest first
  /// @param database whether logins for the database can be made here
  /// @param alone whether no one else could open what the reader asks for; a ticket may be left out
  ///   then
  record Sheet(List<View> privileges, Limits limits, boolean database, boolean alone) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/privileges")
  Sheet all(CurrentUser user) {
    return transactions.office(() -> {
      people.shown(user);
      return new Sheet(
          privileges.all().stream().map(it -> view(it, user)).toList(),
          new Limits(
              PrivilegeRequest.LEAST_MINUTES,
              PrivilegeRequest.USUAL_MINUTES,
              PrivilegeRequest.MOST_MINUTES,
              PrivilegeRequest.TICKET_LIMIT,
              PrivilegeRequest.REASON_LIMIT),
          logins.possible(),
          privileges.isAlone(user.person()));
    });
  }

  /// How many wait for the reader to decide: screens ask often, and no one is named.
  record Waiting(int waiting) {}

  @RequiresPermission(Permission.WATCH)
  @GetMapping("/api/office/privileges/waiting")
  Waiting waiting(CurrentUser user) {
    return transactions.office(
        () -> new Waiting((int) privileges.all().stream().filter(it -> may(it, user)).count()));
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/privileges")
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.CREATED)
  View ask(@RequestBody Wanted body, CurrentUser user) {
    var asked =
        privileges.ask(
            new PrivilegeRequest(
                kind(body.kind()),
                client(body.client()),
                body.ticket() == null ? "" : body.ticket().strip(),
                body.reason() == null ? "" : body.reason().strip(),
                body.minutes() == null ? PrivilegeRequest.USUAL_MINUTES : body.minutes()),
            user);
    return view(asked, user);
  }

  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/privileges/{id}/decide")
  @RequiresReauthentication
  View decide(@PathVariable UUID id, @RequestBody Word body, CurrentUser user) {
    return view(privileges.decide(id, body.open(), user), user);
  }

  @RequiresPermission(Permission.END_ACCESS)
  @DeleteMapping("/api/office/privileges/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID id, CurrentUser user) {
    privileges.end(id, user);
  }

  /// A login for the database, shown this once; one made before stops working.
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/privileges/{id}/login")
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.CREATED)
  TemporaryLogins.Guest login(@PathVariable UUID id, CurrentUser user) {
    return logins.make(id, user);
  }

  private View view(Privilege it, CurrentUser user) {
    return new View(
        it.id().toString(),
        it.kind().code(),
        name(it.person()),
        it.client() == null
            ? null
            : clientNames.find(it.client()).map(ClientNames.Company::name).orElse("—"),
        it.ticket(),
        it.reason(),
        it.minutes(),
        it.askedAt(),
        it.alone(),
        it.second() == null ? null : name(it.second()),
        it.until(),
        it.state(),
        it.person().equals(user.person()),
        may(it, user));
  }

  private static boolean may(Privilege it, CurrentUser user) {
    return it.state() == Privilege.State.WAITS
        && it.kind() != Privilege.Kind.SUPPORT
        && Permission.WATCH.includes(user.role())
        && !it.person().equals(user.person());
  }

  /// An erased person has none.
  private String name(PersonId id) {
    return people.find(id).map(Person::name).orElse("—");
  }

  private static Privilege.Kind kind(@Nullable String code) {
    try {
      return Privilege.Kind.of(code == null ? "" : code);
    } catch (IllegalArgumentException unknown) {
      throw Problem.malformed();
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
          .orElseThrow(Problem::malformed);
    } catch (IllegalArgumentException malformed) {
      throw Problem.malformed();
    }
  }
}
