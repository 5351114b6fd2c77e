package denwaban.signin;

import denwaban.access.passkey.Passkey;
import denwaban.access.passkey.PasskeyPolicy;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.people.PersonLog;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// What is asked of a person who proved who they are, before a session begins.
@Component
final class SignInChecks {

  private final TenantTransactions transactions;
  private final People people;
  private final PasskeyPolicy policy;
  private final PersonLog personLog;

  SignInChecks(
      TenantTransactions transactions, People people, PasskeyPolicy policy, PersonLog personLog) {
    this.transactions = transactions;
    this.people = people;
    this.policy = policy;
    this.personLog = personLog;
  }

  /// A person who proved their identity may know why they are refused.
  ///
  /// @throws Problem 409
  void mayAct(PersonId id) {
    var waits =
        transactions.office(() -> people.find(id).filter(it -> !it.disabled() && !people.acts(id)));
    if (waits.isPresent()) {
      transactions.office(() -> personLog.refused(waits.get(), "not-acting"));
      throw People.notNow();
    }
  }

  /// A person who proved their identity may know that their passkey is not enough for their role,
  /// and what to do.
  ///
  /// @throws Problem 403
  void mustBeEnough(Passkey passkey, Function<PasskeyPolicy.Lack, Problem> told) {
    var person = transactions.office(() -> people.find(passkey.person()));
    var lack = person.flatMap(it -> policy.lack(it, passkey));
    if (lack.isPresent()) {
      transactions.office(() -> personLog.refused(person.orElseThrow(), lack.get().why()));
      throw told.apply(lack.get());
    }
  }

  /// Writes into the log why this person was refused.
  void refused(PersonId person, String why) {
    transactions.office(() -> people.find(person).ifPresent(it -> personLog.refused(it, why)));
  }
}
