package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.access.session.SessionRevocation;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Gives a person another role, and confirms one for some time more. Each method opens its own
/// office-wide transaction, or joins one.
@Component
public final class RoleChanges {

  private final People people;
  private final PersonTable table;
  private final TenantTransactions transactions;
  private final SessionRevocation revocation;
  private final RoleGrants roleGrants;
  private final PersonLog personLog;
  private final List<PersonLifecycle> lifecycle;
  private final TwoPersonRule twoPersonRule;
  private final MemberNotices notices;

  RoleChanges(
      People people,
      PersonTable table,
      TenantTransactions transactions,
      SessionRevocation revocation,
      RoleGrants roleGrants,
      PersonLog personLog,
      List<PersonLifecycle> lifecycle,
      TwoPersonRule twoPersonRule,
      MemberNotices notices) {
    this.people = people;
    this.table = table;
    this.transactions = transactions;
    this.revocation = revocation;
    this.roleGrants = roleGrants;
    this.personLog = personLog;
    this.lifecycle = lifecycle;
    this.twoPersonRule = twoPersonRule;
    this.notices = notices;
  }

  /// Gives another role; running sessions end, so that nothing of the old role remains.
  ///
  /// @throws Problem 404 if there is no such person, 409 for the last administrator, 422 if the
  ///   role does not fit
  public void setRole(PersonId id, Role role, CurrentUser by) {
    var ended =
        transactions.office(() -> {
          if (role != Role.ADMIN) {
            people.keepOneAdmin(people.changeable(id));
          }
          people.hold(id); // not before several: two who change each other would wait for ever
          var person = people.changeable(id);
          if (person.role().staff() != role.staff()) {
            throw new Problem(422, "role-does-not-fit");
          }
          if (role != person.role()) {
            roleGrants.check(person, role);
            twoPersonRule.ended(person, by);
          }
          if (!table.setRole(id, role)) {
            return List.<String>of();
          }
          if (role.staff()) {
            roleGrants.give(id, role, by);
          } else {
            roleGrants.change(id, role, by);
          }
          personLog.roleChanged(person, role, by);
          if (role != person.role()) notices.hasRole(person, role);
          lifecycle.forEach(it -> it.roleChanged(id));
          return revocation.endAll(id);
        });
    revocation.tell(ended);
  }

  /// Confirms the role that a person has, for some time more: the second person's confirmation of a
  /// new one, and the quarterly review.
  ///
  /// @return until when
  /// @throws Problem 404 if there is no such person, 409 if their access was ended, it is the
  ///   program's own account, or if it is one's own role or given by oneself, or if separation of
  ///   duties stands against it in the unit that the person moved to, 422 for members
  public Instant confirm(PersonId id, CurrentUser by) {
    return transactions.office(() -> {
      people.hold(id); // a role that is given meanwhile is not confirmed by it
      var person = people.changeable(id);
      if (!person.role().staff()) {
        throw new Problem(422, "not-staff.member-access");
      }
      if (person.disabled()) {
        throw People.disabledNow();
      }
      var until = roleGrants.confirm(person, by);
      personLog.confirmed(person, until, by);
      return until;
    });
  }

  /// Confirms a member's access for some time more, as an administrator of the same company.
  ///
  /// @return until when
  /// @throws Problem 404 if the member is not of this company, 409 if their access was ended, or if
  ///   it is one's own and another administrator could
  Instant confirmMember(PersonId id, CurrentUser by) {
    return transactions.office(() -> {
      people.hold(id);
      var member =
          people
              .find(id)
              .filter(it -> by.memberOf().equals(it.client()))
              .orElseThrow(Problem::notFound);
      if (member.disabled()) {
        throw People.disabledNow();
      }
      var until = roleGrants.confirmMember(member, by);
      personLog.confirmed(member, until, by);
      return until;
    });
  }
}
