package denwaban.audit;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import org.springframework.stereotype.Component;

/// Makes a person anonymous in every log, while each log stays whole: no leaf changes, every proof
/// holds. What no longer exists is who the pseudonym was, the key of the details about them, and
/// these with the salts of their commitments.
///
/// A copy of the database from before still has the wrapped key: its life is the backup's life.
@Component
public final class PseudonymErasure {

  private final AuditLog log;
  private final Subjects subjects;

  PseudonymErasure(AuditLog log, Subjects subjects) {
    this.log = log;
    this.subjects = subjects;
  }

  /// Call it in the office's scope, in the transaction in which the person's own row goes. Each log
  /// that knew them says so first, under the pseudonym that then means no one.
  ///
  /// @return how many logs knew them
  public int forget(PersonId person, Actor by) {
    var knew = subjects.logsOf(person.value());
    for (var one : knew) {
      var client = one.installation() ? null : new ClientId(one.value());
      log.append(Entry.done(Action.PERSON_ERASED, client, person.toString(), by, Purpose.MANAGE));
      subjects.forget(one, person.value());
    }
    return knew.size();
  }
}
