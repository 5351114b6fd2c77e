package denwaban.people.privilege;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.TwoPersonRule;
import denwaban.people.TwoPersonRule.Approver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Privileged work is requested, opened by someone else, and ends by itself. Each of these is an
/// entry: of the client whose screens it is about, or of the installation.
@Component
public class Privileges {

  /// The code of the answer where one is missing: pages ask for it and try again.
  static final String NEEDED = "privilege-needed";

  /// One person's requests that wait or are open; more are refused.
  static final int MOST = 5;

  private static final PrivilegeRequest BREAK_GLASS =
      new PrivilegeRequest(
          Privilege.Kind.OFFICE,
          null,
          "break-glass",
          "緊急用 / Break-glass",
          PrivilegeRequest.MOST_MINUTES);

  private final PrivilegeTable table;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final PrivilegeLog privilegeLog;
  private final ClientNames clientNames;
  private final TwoPersonRule twoPersonRule;

  Privileges(
      PrivilegeTable table,
      TenantTransactions transactions,
      Ids ids,
      InstantSource clock,
      PrivilegeLog privilegeLog,
      ClientNames clientNames,
      TwoPersonRule twoPersonRule) {
    this.table = table;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.privilegeLog = privilegeLog;
    this.clientNames = clientNames;
    this.twoPersonRule = twoPersonRule;
  }

  /// Waits for the second person; where the office has none, it opens at once and the entry says
  /// so. A client's screens are never opened without the client.
  ///
  /// @throws Problem 409 if the person has too many, or recently ended the second person's access;
  ///   422 if a part is malformed
  Privilege ask(PrivilegeRequest request, CurrentUser user) {
    return transactions.office(() -> {
      var alone = request.kind() != Privilege.Kind.SUPPORT && isAlone(user.person());
      request.check(alone);
      table.hold(user.person());
      if (table.live(user.person()) >= MOST) {
        throw new Problem(409, "too-many-privileges", MOST);
      }
      var id = ids.next();
      if (alone) twoPersonRule.checkAlone(user.person(), Approver.ADMIN_OR_OFFICER);
      table.add(id, user.person(), request.ticketed(), alone, clock.instant());
      table.sweep();
      var asked = one(id);
      privilegeLog.privilegeAsked(asked, user);
      return alone ? openAlone(asked, user) : asked;
    });
  }

  private Privilege openAlone(Privilege asked, CurrentUser user) {
    var opened = decide(asked, true, user);
    if (opened.kind() == Privilege.Kind.OFFICE) {
      clientNames.active().forEach(it -> privilegeLog.privilegeAlone(opened, it.id(), user));
    }
    return opened;
  }

  /// The second person's decision.
  ///
  /// @throws Problem 404 if there is none of the office's with this id, 409 if it does not wait or
  ///   is one's own
  Privilege decide(UUID id, boolean granted, CurrentUser by) {
    return transactions.office(() -> {
      var asked = one(id);
      if (asked.kind() == Privilege.Kind.SUPPORT) {
        throw new Problem(409, "clients-word");
      }
      return decide(waits(asked), granted, by);
    });
  }

  /// The client's decision, about its own screens.
  ///
  /// @throws Problem 404 if the client was not asked, 409 if it does not wait
  Privilege decideSupport(UUID id, boolean granted, CurrentUser member) {
    return transactions.office(() -> decide(waits(ofClient(id, member)), granted, member));
  }

  /// The break-glass account's, for the longest time allowed; in the office's scope.
  void breakGlass(PersonId person) {
    var id = ids.next();
    var now = clock.instant();
    table.add(id, person, BREAK_GLASS, true, now);
    table.decide(id, person, now, now.plus(Duration.ofMinutes(BREAK_GLASS.minutes())));
  }

  private Privilege decide(Privilege asked, boolean granted, CurrentUser by) {
    if (!asked.alone()) {
      TwoPersonRule.checkOther(asked.person(), by.person());
    }
    var now = clock.instant();
    var until = granted ? now.plus(Duration.ofMinutes(asked.minutes())) : null;
    table.decide(asked.id(), by.person(), now, until);
    var decided = one(asked.id());
    privilegeLog.privilegeDecided(decided, by);
    return decided;
  }

  /// Ends it before its time; the person who asked can also withdraw a request with it.
  ///
  /// @throws Problem 404 if there is none with this id, 409 if it has already ended
  void end(UUID id, CurrentUser by) {
    transactions.office(() -> end(one(id), by));
  }

  /// As above, by a member about the screens of their client.
  void endSupport(UUID id, CurrentUser member) {
    transactions.office(() -> end(ofClient(id, member), member));
  }

  private void end(Privilege it, CurrentUser by) {
    if (it.state() != Privilege.State.OPEN && it.state() != Privilege.State.WAITS) {
      throw new Problem(409, "privilege-over");
    }
    table.end(it.id());
    privilegeLog.privilegeEnded(it, by);
  }

  /// The newest first; in the office's scope.
  List<Privilege> all() {
    return table.all();
  }

  /// What waits for a client's decision, or is open on its screens now.
  List<Privilege> ofClient(ClientId client) {
    return transactions.office(() -> table.ofClient(client));
  }

  /// Those that are open now, of people who may act as administrators.
  List<Privilege> open(Privilege.Kind kind) {
    return transactions.office(() -> table.open(kind));
  }

  /// @throws Problem 403 if this person has none open for changes of the office
  public void demand(CurrentUser user) {
    if (open(Privilege.Kind.OFFICE).stream().noneMatch(it -> it.person().equals(user.person()))) {
      throw new Problem(403, NEEDED);
    }
  }

  private Privilege one(UUID id) {
    return table.find(id).orElseThrow(Problem::notFound);
  }

  private Privilege ofClient(UUID id, CurrentUser member) {
    var it = one(id);
    if (!member.memberOf().equals(it.client())) {
      throw Problem.notFound();
    }
    return it;
  }

  private static Privilege waits(Privilege it) {
    if (it.state() != Privilege.State.WAITS) {
      throw new Problem(409, "privilege-does-not-wait");
    }
    return it;
  }

  /// Whether no one else could open what this person asks for. In the office's scope.
  boolean isAlone(PersonId asker) {
    return !twoPersonRule.hasAnother(asker, Approver.ADMIN_OR_OFFICER);
  }
}
