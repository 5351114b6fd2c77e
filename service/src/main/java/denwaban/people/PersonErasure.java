package denwaban.people;

import denwaban.access.AccountErasure;
import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.PersonalData;
import denwaban.access.passkey.Challenges;
import denwaban.access.passkey.Passkeys;
import denwaban.access.session.KnownBrowsers;
import denwaban.access.session.SessionRevocation;
import denwaban.audit.Actor;
import denwaban.audit.PseudonymErasure;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.text.Normalizer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Erases a former user: name, HR data, passkeys, links and sessions here, what other modules keep
/// of this person alone, and the pseudonym mapping in every log. It cannot be undone.
///
/// The random id stays, in a row without a name: what the person did is still one person's doing.
@Component
class PersonErasure implements AccountErasure {

  private static final Logger LOG = LoggerFactory.getLogger(PersonErasure.class);

  private final TenantTransactions transactions;
  private final People people;
  private final PersonAccess personAccess;
  private final Registry registry;
  private final Passkeys passkeys;
  private final KnownBrowsers knownBrowsers;
  private final Enrolments enrolments;
  private final Challenges challenges;
  private final SessionRevocation revocation;
  private final PseudonymErasure pseudonymErasure;
  private final List<PersonLifecycle> lifecycle;
  private final ObjectProvider<PersonalData> personalData;

  PersonErasure(
      TenantTransactions transactions,
      People people,
      PersonAccess personAccess,
      Registry registry,
      Passkeys passkeys,
      KnownBrowsers knownBrowsers,
      Enrolments enrolments,
      Challenges challenges,
      SessionRevocation revocation,
      PseudonymErasure pseudonymErasure,
      List<PersonLifecycle> lifecycle,
      ObjectProvider<PersonalData> personalData) {
    this.transactions = transactions;
    this.people = people;
    this.personAccess = personAccess;
    this.registry = registry;
    this.passkeys = passkeys;
    this.knownBrowsers = knownBrowsers;
    this.enrolments = enrolments;
    this.challenges = challenges;
    this.revocation = revocation;
    this.pseudonymErasure = pseudonymErasure;
    this.lifecycle = lifecycle;
    this.personalData = personalData;
  }

  /// One at a time: two who hold a key together must not both go because each saw the other.
  ///
  /// @param name of the person, typed by the administrator
  /// @throws Problem 404 if there is no such person; 409 while they have access, or while something
  ///   needs them; 422 if it is another name
  synchronized void erase(PersonId id, String name, CurrentUser by) {
    var person = people.find(id).orElseThrow(Problem::notFound);
    people.keepOneAdmin(person);
    if (!person.disabled()) {
      throw enabled();
    }
    if (!plain(name).equals(plain(person.name()))) {
      throw new Problem(422, "name-differs");
    }
    personalData
        .orderedStream()
        .flatMap(it -> it.hindrance(person).stream())
        .findFirst()
        .ifPresent(why -> {
          throw why;
        });
    if (!erase(person, by.actor())) throw enabled();
  }

  /// Whatever needs them: their contract has ended, and nothing is left that they could open.
  @Override
  public synchronized void eraseAll(ClientId client) {
    for (var person : people.members(client)) {
      personAccess.leave(person.id());
      erase(person, Actor.SERVICE);
    }
  }

  /// What other modules keep goes in transactions of their own: whether it may is settled before.
  ///
  /// @return false if they have access
  private boolean erase(Person person, Actor by) {
    return personAccess.whileClosed(
        () -> people.find(person.id()).filter(Person::disabled).isPresent() && remove(person, by));
  }

  private boolean remove(Person person, Actor by) {
    var id = person.id();
    personalData.orderedStream().forEach(it -> it.remove(person));
    var logs =
        transactions.office(() -> {
          if (!people.blank(id)) {
            return -1;
          }
          registry.forget(id);
          passkeys.forget(id);
          knownBrowsers.forget(id);
          lifecycle.forEach(it -> it.erased(id));
          enrolments.forgetAll(id);
          challenges.forget(id);
          revocation.endAll(id);
          return pseudonymErasure.forget(id, by);
        });
    if (logs < 0) return false;
    LOG.atInfo().addKeyValue("logs", logs).log("a person was erased");
    return true;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
  }

  private static Problem enabled() {
    return new Problem(409, "person-enabled");
  }
}
