package denwaban.assurance.statement;

import denwaban.access.CurrentUser;
import denwaban.assurance.control.Catalogue;
import denwaban.assurance.control.Check;
import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.assurance.statement.StatementTable.Statement;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Ids;
import denwaban.people.TwoPersonRule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The word of two people: one states, another confirms, and only then it is an observation, which
/// says whose word it is and ends sooner than what a machine sees.
@Component
final class PeoplesWord {

  /// In characters.
  static final int SAID_LIMIT = Finding.SAID_LIMIT;

  /// That something does not apply here holds for a year at most.
  static final Duration NOT_APPLICABLE_MOST = Duration.ofDays(365);

  /// Statements that wait for a second person; what is over waits for nobody.
  static final int WAITING_MOST = 50;

  /// Of these, one person's: nobody keeps the others from stating.
  static final int OWN_MOST = 10;

  private final StatementTable table;
  private final Observations observations;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  PeoplesWord(
      StatementTable table,
      Observations observations,
      TenantTransactions transactions,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.table = table;
    this.observations = observations;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  List<Statement> all() {
    return transactions.office(table::all);
  }

  /// @param until from when on it says nothing any more
  /// @throws Problem 422 if a machine observes this, or it is said too long, for too long or of
  ///   nothing; 409 if too many wait
  void state(CurrentUser user, String check, Outcome outcome, String said, Instant until) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!fits(check, outcome)) {
      throw new Problem(422, "not-by-word");
    }
    var most =
        outcome == Outcome.NOT_APPLICABLE
            ? NOT_APPLICABLE_MOST
            : Catalogue.ours().check(check).holds();
    if (said.isBlank()
        || said.length() > SAID_LIMIT
        || said.chars().anyMatch(Character::isISOControl)
        || !until.isAfter(now)
        || until.isAfter(now.plus(most))) {
      throw new Problem(422, "statement-invalid", SAID_LIMIT, most.toDays());
    }
    transactions.office(() -> {
      if (table.waiting(now) >= WAITING_MOST || table.waiting(now, user.person()) >= OWN_MOST) {
        throw new Problem(409, "too-many-wait");
      }
      var id = ids.next();
      table.add(
          new Statement(
              id, check, outcome, said, until, user.person(), user.role().code(), now, null, null));
      log(Action.STATEMENT_MADE, user, check, Result.DONE);
    });
  }

  /// What is over can still be refused, to be off the list; it is observed by no one any more.
  ///
  /// @throws Problem 404 if there is none; 409 if it is one's own, was decided, or is to be
  ///   confirmed and over
  void decide(CurrentUser user, UUID id, boolean confirm) {
    var now = clock.instant();
    transactions.office(() -> {
      var it = table.find(id).orElseThrow(Problem::notFound);
      TwoPersonRule.checkOther(it.by(), user.person());
      if ((confirm && !it.until().isAfter(now))
          || !table.decide(id, confirm, user.person(), user.role().code(), now)) {
        throw new Problem(409, "decided");
      }
      log(Action.STATEMENT_CONFIRMED, user, it.check(), confirm ? Result.DONE : Result.REFUSED);
      if (confirm) {
        observations.keepWord(finding(it), "people " + it.role() + ", " + user.role().code());
      }
    });
    observations.refresh();
  }

  private static Finding finding(Statement it) {
    var said = new Words(it.said(), it.said());
    var plain = Finding.of(it.check(), Scope.OFFICE, it.outcome(), 1, 1, said);
    return new Finding(
        plain.check(),
        plain.scope(),
        plain.outcome(),
        1,
        1,
        said,
        plain.evidence(),
        null,
        it.until());
  }

  private static boolean fits(String code, Outcome outcome) {
    var check = Catalogue.ours().checks().get(code);
    if (check == null || check.perClient()) return false;
    return switch (outcome) {
      case PASSED, FAILED -> check.by() == Check.By.WORD;
      case NOT_APPLICABLE -> check.mayNotApply();
      case COULD_NOT_LOOK -> false;
    };
  }

  private void log(Action action, CurrentUser user, String check, Result result) {
    audit.append(new Entry(action, null, check, user.actor(), Purpose.MANAGE, result, Map.of()));
  }
}
