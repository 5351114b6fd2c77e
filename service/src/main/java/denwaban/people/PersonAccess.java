package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.PersonDisabled;
import denwaban.access.session.SessionRevocation;
import denwaban.audit.Action;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Ends a person's access, and opens it again. Each method opens its own office-wide transaction,
/// or joins one.
@Component
public final class PersonAccess {

  private final People people;
  private final PersonTable table;
  private final TenantTransactions transactions;
  private final Enrolments enrolments;
  private final SessionRevocation revocation;
  private final PersonLog personLog;
  private final List<PersonLifecycle> lifecycle;
  private final ApplicationEventPublisher events;
  private final TwoPersonRule twoPersonRule;

  PersonAccess(
      People people,
      PersonTable table,
      TenantTransactions transactions,
      Enrolments enrolments,
      SessionRevocation revocation,
      PersonLog personLog,
      List<PersonLifecycle> lifecycle,
      ApplicationEventPublisher events,
      TwoPersonRule twoPersonRule) {
    this.people = people;
    this.table = table;
    this.transactions = transactions;
    this.enrolments = enrolments;
    this.revocation = revocation;
    this.personLog = personLog;
    this.lifecycle = lifecycle;
    this.events = events;
    this.twoPersonRule = twoPersonRule;
  }

  /// Ends a person's access: sessions, links, the tokens that they made and the link to their
  /// account at a provider are gone when this returns.
  ///
  /// @throws Problem 404 if there is no such person, 409 for the last administrator
  public void disable(PersonId id, CurrentUser by) {
    disable(
        id,
        people::keepOneAdmin,
        person -> {
          personLog.disabled(person, by);
          twoPersonRule.ended(person, by);
        });
  }

  /// Ends the access of a person who has not signed in for a long time.
  ///
  /// @param still asks, in the transaction that ends it, whether that is so
  /// @return false if they have signed in
  /// @throws Problem 404 if there is no such person, 409 for the last administrator
  boolean endDormant(PersonId id, BooleanSupplier still) {
    return disableIf(
        id,
        person -> {
          people.keepOneAdmin(person);
          return still.getAsBoolean();
        },
        personLog::dormant);
  }

  /// Ends the access of a leaver, whatever still refers to them; the last administrator's too: the
  /// next start offers a link for a new one. Code that enters a leaving time need not call it, as a
  /// round each second does; code that may take it back in the next moment must.
  public void leave(PersonId id) {
    disable(id, anybody -> {}, personLog::left);
  }

  private void disable(PersonId id, Consumer<Person> check, Consumer<Person> say) {
    var _ =
        disableIf(
            id,
            person -> {
              check.accept(person);
              return true;
            },
            say);
  }

  private boolean disableIf(PersonId id, Predicate<Person> check, Consumer<Person> say) {
    var ended =
        transactions.<@Nullable List<String>>office(() -> {
          var person = people.find(id).orElseThrow(Problem::notFound);
          if (!check.test(person)) return null;
          if (table.disable(id)) {
            say.accept(person);
          }
          enrolments.forget(id);
          lifecycle.forEach(it -> it.accessEnded(id));
          return revocation.endAll(id);
        });
    if (ended == null) return false;
    revocation.tell(ended);
    var client = people.find(id).map(Person::client).orElse(null);
    events.publishEvent(new PersonDisabled(id, client));
    return true;
  }

  /// Opens the access of the probe's own person ([ProbeUser]) for a run.
  public void openProbeUser(PersonId id) {
    if (table.enable(id)) {
      personLog.probeUser(Action.PERSON_ENABLED, people.find(id).orElseThrow(Problem::notFound));
    }
  }

  /// Ends it, as anybody's ends.
  public void endProbeUser(PersonId id) {
    disable(id, anybody -> {}, person -> personLog.probeUser(Action.PERSON_DISABLED, person));
  }

  /// No one's access is opened again while `work` goes on: what it removes cannot be had back.
  synchronized boolean whileClosed(BooleanSupplier work) {
    return work.getAsBoolean();
  }

  /// Opens a person's access again; passkeys still work.
  ///
  /// @throws Problem 404 if there is no such person, 409 if they have left or it is the program's
  ///   own account
  public synchronized void enable(PersonId id, CurrentUser by) {
    transactions.office(() -> {
      var person = people.changeable(id);
      if (table.enable(id)) {
        personLog.enabled(person, by);
      } else if (person.disabled()) {
        throw new Problem(409, "person-left");
      }
    });
  }
}
