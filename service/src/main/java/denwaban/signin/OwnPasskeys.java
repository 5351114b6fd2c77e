package denwaban.signin;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.passkey.Passkey;
import denwaban.access.passkey.Passkeys;
import denwaban.access.session.SessionRevocation;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.people.PersonLog;
import java.util.List;
import org.springframework.stereotype.Component;

/// A person's own passkeys: they see them, remove one, and are told when one was added or removed.
@Component
final class OwnPasskeys {

  private final TenantTransactions transactions;
  private final People people;
  private final Passkeys passkeys;
  private final PasskeyChanges changes;
  private final SessionRevocation revocation;
  private final PersonLog personLog;

  OwnPasskeys(
      TenantTransactions transactions,
      People people,
      Passkeys passkeys,
      PasskeyChanges changes,
      SessionRevocation revocation,
      PersonLog personLog) {
    this.transactions = transactions;
    this.people = people;
    this.passkeys = passkeys;
    this.changes = changes;
    this.revocation = revocation;
    this.personLog = personLog;
  }

  /// Those at this site.
  List<Passkeys.Own> all(CurrentUser user, Site site) {
    return transactions.office(() -> passkeys.own(user.person(), site));
  }

  /// Removes a lost passkey, and ends all other sessions: by which passkey each began is not known.
  ///
  /// @param name see [Passkeys.Own]
  /// @throws Problem 404 if the person has none of that name here; 409 if it is their last one
  ///   here, or the last that is enough for their role and their company's contract
  void forget(CurrentUser user, Site site, String name) {
    var ended =
        transactions.office(() -> {
          passkeys.hold(user.person());
          var own = passkeys.own(user.person(), site);
          if (own.stream().noneMatch(it -> it.name().equals(name))) {
            throw Problem.notFound();
          }
          if (own.size() == 1) {
            throw new Problem(409, "last-passkey");
          }
          people.find(user.person()).ifPresent(it -> enoughRemain(it, site, name));
          passkeys.remove(user.person(), site, name);
          changes.removed(user.person(), user.session());
          people.find(user.person()).ifPresent(it -> personLog.passkeyRemoved(it, user.session()));
          return revocation.endOthers(user.person(), user.session());
        });
    revocation.tell(ended);
  }

  private void enoughRemain(Person person, Site site, String name) {
    var enough =
        passkeys.of(person.id(), site).stream()
            .filter(it -> people.isEnough(person, it))
            .map(Passkey::name)
            .toList();
    if (enough.equals(List.of(name))) throw new Problem(409, "last-passkey.enough");
  }

  List<PasskeyChanges.Change> changes(PersonId person, String session) {
    return transactions.office(() -> changes.told(person, session));
  }

  /// Ends all other sign-ins of the person, each with an entry; a person who just changed a passkey
  /// is not asked again.
  void endOthers(CurrentUser user) {
    var ended =
        transactions.office(() -> {
          changes.settled(user.person(), user.session());
          var gone = revocation.endOthers(user.person(), user.session());
          people
              .find(user.person())
              .ifPresent(it -> gone.forEach(session -> personLog.signedOut(it, session)));
          return gone;
        });
    revocation.tell(ended);
  }

  /// The person knows of the changes reported in this session, and keeps their other sign-ins.
  ///
  /// @throws Problem 409 if nothing is reported in this session
  void knows(CurrentUser user) {
    var answered =
        transactions.office(() ->
            changes.settled(user.person(), user.session())
                + changes.known(user.person(), user.session()));
    if (answered == 0) {
      throw new Problem(409, "device-not-known");
    }
  }
}
