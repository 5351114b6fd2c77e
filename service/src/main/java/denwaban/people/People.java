package denwaban.people;

import denwaban.access.ApiClient;
import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Principal;
import denwaban.access.Role;
import denwaban.access.passkey.Passkey;
import denwaban.access.passkey.PasskeyPolicy;
import denwaban.access.passkey.Passkeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who there is, and who may act. Each method opens its own office-wide transaction, or joins one.
/// Whose access begins and ends: [EnrolmentLinks], [PersonAccess], [RoleChanges].
@Component
public final class People {

  private final PersonTable table;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final RoleGrants roleGrants;
  private final PersonLog personLog;
  private final Passkeys passkeys;
  private final PasskeyPolicy policy;
  private final MemberNotices notices;

  People(
      PersonTable table,
      TenantTransactions transactions,
      Ids ids,
      RoleGrants roleGrants,
      PersonLog personLog,
      Passkeys passkeys,
      PasskeyPolicy policy,
      MemberNotices notices) {
    this.table = table;
    this.transactions = transactions;
    this.ids = ids;
    this.roleGrants = roleGrants;
    this.personLog = personLog;
    this.passkeys = passkeys;
    this.policy = policy;
    this.notices = notices;
  }

  public Optional<Person> find(PersonId id) {
    return transactions.office(() -> table.find(id));
  }

  /// Staff first, then members client by client.
  public List<Person> all() {
    return transactions.office(table::all);
  }

  /// As above, to be shown: an entry says so first.
  public List<Person> show(Principal to) {
    return transactions.office(() -> {
      shown(to);
      return all();
    });
  }

  /// An entry that names are shown; in the transaction that reads them.
  public void shown(Principal to) {
    personLog.listed(to);
  }

  /// The members of one client, disabled ones too, shown to one of them: an entry says so first.
  public List<Person> showMembers(CurrentUser to) {
    return transactions.office(() -> {
      personLog.listed(to);
      return members(to.memberOf());
    });
  }

  /// The members of one client, disabled ones too.
  public List<Person> members(ClientId client) {
    return transactions.office(() -> table.members(client));
  }

  /// The members of one client whose access has ended, whoever ended it, and since when. In the
  /// client's scope, or outside of any.
  public Map<PersonId, Instant> ended(ClientId client) {
    return transactions.as(client, () -> table.ended(client));
  }

  /// Adds a person, who can do nothing until enrolled.
  ///
  /// @param by who adds; null for the program itself
  /// @throws IllegalArgumentException if a part is malformed
  public Person add(
      String name, String kana, Role role, @Nullable ClientId client, @Nullable CurrentUser by) {
    return add(new Person(new PersonId(ids.next()), name, kana, role, client, false, false), by);
  }

  /// Adds a person whom an identity provider named. It cannot give a role: like a line of HR's list
  /// without one, the person becomes an operator without a link.
  ///
  /// @throws IllegalArgumentException if a part is malformed
  public Person add(String name, String kana, ApiClient by) {
    return adds(
        new Person(new PersonId(ids.next()), name, kana, Role.OPERATOR, null, false, false),
        by,
        false);
  }

  /// Adds the program's own account: no list of people has it, HR need not know it, and no one
  /// opens it or gives it another role by hand.
  ///
  /// @param role of staff
  public Person addServiceAccount(String name, String kana, Role role) {
    return adds(
        new Person(new PersonId(ids.next()), name, kana, role, null, false, false), null, true);
  }

  /// Until the transaction ends no one else changes the person: read them after it. In the office's
  /// scope, and after [#keepOneAdmin], which holds several.
  public void hold(PersonId id) {
    table.hold(id);
  }

  /// The person whom somebody is about to change.
  ///
  /// @throws Problem 404 if there is no such person, 409 if it is the program's own account
  Person changeable(PersonId id) {
    var person = find(id).orElseThrow(Problem::notFound);
    if (table.isServiceAccount(id)) {
      throw new Problem(409, "service-account");
    }
    return person;
  }

  /// As above, under a given id; does nothing if that exists.
  public Person add(Person person, @Nullable CurrentUser by) {
    return adds(person, by, false);
  }

  private Person adds(Person person, @Nullable Principal by, boolean serviceAccount) {
    transactions.office(() -> {
      if (table.add(person, serviceAccount)) {
        roleGrants.give(person.id(), person.role(), by instanceof CurrentUser user ? user : null);
        personLog.added(person, by);
        if (by != null) notices.hasRole(person, person.role());
      }
    });
    return person;
  }

  /// Stores a person's present name.
  ///
  /// @throws IllegalArgumentException if a part is malformed
  /// @throws Problem 404 if there is no such person
  public Person rename(PersonId id, String name, String kana, Principal by) {
    return transactions.office(() -> {
      var it = find(id).orElseThrow(Problem::notFound);
      var now = new Person(id, name, kana, it.role(), it.client(), it.enrolled(), it.disabled());
      table.rename(id, name, kana);
      personLog.renamed(now, by);
      return now;
    });
  }

  /// Everybody's passkeys, the oldest first.
  Map<PersonId, List<Passkey>> passkeys() {
    return transactions.office(passkeys::all);
  }

  /// Whether a sign-in with it is let in: the office's settings and the client's contract say so.
  public boolean isEnough(Person person, Passkey passkey) {
    return policy.lack(person, passkey).isEmpty();
  }

  /// Whether a person may act now.
  public boolean acts(PersonId id) {
    return table.acts(id);
  }

  /// Whether anyone can administer the office, with a passkey that is enough for it.
  public boolean hasAdmin() {
    return !admins().isEmpty();
  }

  private List<PersonId> admins() {
    return transactions.office(() -> table.admins().stream().filter(this::comesIn).toList());
  }

  private boolean comesIn(PersonId id) {
    return find(id)
        .filter(it -> passkeys.of(id).stream().anyMatch(key -> isEnough(it, key)))
        .isPresent();
  }

  /// Removes the name, in the transaction of the erasure. No one finds the person from then on.
  ///
  /// @return false if their access was opened again, or they were erased
  boolean blank(PersonId id) {
    return table.blank(id);
  }

  /// @throws Problem 409 for the last administrator
  void keepOneAdmin(Person person) {
    var admins = admins();
    if (admins.size() == 1 && admins.contains(person.id())) {
      throw new Problem(409, "last-admin");
    }
  }

  static Problem disabledNow() {
    return new Problem(409, "person-disabled");
  }

  /// Only the person who proved their identity is told the reason.
  public static Problem notNow() {
    return new Problem(409, "not-acting");
  }
}
