package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Links by which a person adds a passkey: who may make one, and whether a second person must
/// confirm it. Each method opens its own office-wide transaction, or joins one.
@Component
public final class EnrolmentLinks {

  private final People people;
  private final Enrolments enrolments;
  private final TenantTransactions transactions;
  private final PersonLog personLog;
  private final TwoPersonRule twoPersonRule;
  private final MemberNotices notices;

  EnrolmentLinks(
      People people,
      Enrolments enrolments,
      TenantTransactions transactions,
      PersonLog personLog,
      TwoPersonRule twoPersonRule,
      MemberNotices notices) {
    this.people = people;
    this.enrolments = enrolments;
    this.transactions = transactions;
    this.personLog = personLog;
    this.twoPersonRule = twoPersonRule;
    this.notices = notices;
  }

  /// A link to add a passkey, shown once.
  ///
  /// @param token goes into the fragment of a URL and nowhere else
  /// @param waits whether it works only after a second administrator confirmed it
  public record Link(String token, Instant expiresAt, boolean waits) {

    /// Where to send the person. Fragments are not sent to servers, so no log holds it.
    public String at(String origin) {
      return origin + "/enrol#" + token;
    }

    @Override
    public String toString() {
      return "a link until " + expiresAt;
    }
  }

  /// Makes an enrolment link; the person's older unused links stop working. For a person who has a
  /// passkey already this is a recovery: no administrator can take over an account alone, so it
  /// waits for a second administrator, if there is one.
  ///
  /// @throws Problem 404 if there is no such person, 409 if disabled
  public Link offer(PersonId id, @Nullable CurrentUser by) {
    return transactions.office(() -> {
      people.hold(id); // who adds the first passkey meanwhile has it before this goes on
      var person = people.changeable(id);
      if (person.disabled()) {
        throw People.disabledNow();
      }
      if (!people.acts(id)) {
        throw People.notNow();
      }
      var waits =
          by != null
              && person.enrolled()
              && twoPersonRule.needsAnother(by.person(), TwoPersonRule.Approver.ADMIN);
      var offer = enrolments.offer(id, by == null ? null : by.person(), waits);
      personLog.offered(person, by);
      notices.linked(person);
      return new Link(offer.secret().text(), offer.expiresAt(), waits);
    });
  }

  /// The second administrator's confirmation of a link.
  ///
  /// @throws Problem 404 if there is no such person, 409 if no link waits or it is one's own
  void confirm(PersonId id, CurrentUser by) {
    transactions.office(() -> {
      var person = people.find(id).orElseThrow(Problem::notFound);
      var first = enrolments.unconfirmed(id).orElseThrow(() -> new Problem(409, "no-link-waits"));
      TwoPersonRule.checkOther(first, by.person());
      enrolments.confirm(id, by.person());
      personLog.linkConfirmed(person, by);
    });
  }

  /// Whose links wait for a second person.
  Set<PersonId> waiting() {
    return transactions.office(enrolments::waiting);
  }
}
