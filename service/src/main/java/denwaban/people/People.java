package denwaban.people;

import denwaban.access.ActivePersonSql;
import denwaban.access.ApiClient;
import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.PersonDisabled;
import denwaban.access.Principal;
import denwaban.access.Role;
import denwaban.access.passkey.Passkey;
import denwaban.access.passkey.PasskeyPolicy;
import denwaban.access.passkey.Passkeys;
import denwaban.access.session.Sessions;
import denwaban.audit.Action;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The interface of this module: who may act, and whose access begins and ends. Each method opens
/// its own office-wide transaction, or joins one.
@Component
public final class People {

  private static final String COLUMNS =
      """
      select p.id, p.name, p.kana, p.role, p.client_id, p.disabled_at is not null as disabled,
        exists (select from passkey k where k.person_id = p.id) as enrolled
      from person p
      """;

  private static final String FIND = COLUMNS + "where p.id = :id and p.erased_at is null";

  private static final String ALL =
      COLUMNS + "where p.erased_at is null order by p.client_id nulls first, p.added_at, p.id";

  private static final String MEMBERS =
      COLUMNS
          + """
          where p.client_id = :client and p.erased_at is null
          order by p.added_at, p.id
          """;

  private static final String ADD =
      """
      insert into person (id, name, kana, role, client_id, added_at)
      values (:id, :name, :kana, :role, :client, :now)
      on conflict (id) do nothing
      """;

  private static final String DISABLE =
      "update person set disabled_at = :now where id = :id and disabled_at is null";

  private static final String ENABLE =
      """
      update person set disabled_at = null, opened_at = :now
      where id = :id and disabled_at is not null and coalesce(leaves_at > :now, true)
      """;

  private static final String BLANK =
      """
      update person set name = '—', kana = '', erased_at = :now
      where id = :id and disabled_at is not null and erased_at is null
      """;

  private static final String ACTS =
      "select exists (select from person p where p.id = :id and " + ActivePersonSql.SQL + ")";

  private static final String RENAME =
      "update person set name = :name, kana = :kana where id = :id and erased_at is null";

  private static final String SET_ROLE =
      "update person set role = :role where id = :id and role <> :role";

  /// Locks the office's administrators, so that two of them cannot end each other at once.
  private static final String ADMINS =
      """
      select id from person p where role = 'admin'
        and exists (select from passkey k where k.person_id = p.id) and
      """
          + ActivePersonSql.SQL
          + "order by id for update";

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final Enrolments enrolments;
  private final Sessions sessions;
  private final RoleGrants roleGrants;
  private final PersonLog personLog;
  private final Passkeys passkeys;
  private final PasskeyPolicy policy;
  private final List<PersonLifecycle> lifecycle;
  private final ApplicationEventPublisher events;
  private final TwoPersonRule twoPersonRule;
  private final MemberNotices notices;

  People(
      JdbcClient db,
      TenantTransactions transactions,
      Ids ids,
      InstantSource clock,
      Enrolments enrolments,
      Sessions sessions,
      RoleGrants roleGrants,
      PersonLog personLog,
      Passkeys passkeys,
      PasskeyPolicy policy,
      List<PersonLifecycle> lifecycle,
      ApplicationEventPublisher events,
      TwoPersonRule twoPersonRule,
      MemberNotices notices) {
    this.db = db;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.enrolments = enrolments;
    this.sessions = sessions;
    this.roleGrants = roleGrants;
    this.personLog = personLog;
    this.passkeys = passkeys;
    this.policy = policy;
    this.lifecycle = lifecycle;
    this.events = events;
    this.twoPersonRule = twoPersonRule;
    this.notices = notices;
  }

  public Optional<Person> find(PersonId id) {
    return transactions.office(
        () -> db.sql(FIND).param("id", id.value()).query(People::person).optional());
  }

  /// Staff first, then members client by client.
  public List<Person> all() {
    return transactions.office(() -> db.sql(ALL).query(People::person).list());
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
    return transactions.office(
        () -> db.sql(MEMBERS).param("client", client.value()).query(People::person).list());
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
        new Person(new PersonId(ids.next()), name, kana, Role.OPERATOR, null, false, false), by);
  }

  /// As above, under a given id; does nothing if that exists.
  public Person add(Person person, @Nullable CurrentUser by) {
    return adds(person, by);
  }

  private Person adds(Person person, @Nullable Principal by) {
    transactions.office(() -> {
      var client = person.client();
      var added =
          db.sql(ADD)
              .param("id", person.id().value())
              .param("name", person.name())
              .param("kana", person.kana())
              .param("role", person.role().code())
              .param("client", client == null ? null : client.value())
              .param("now", Rows.utc(clock.instant()))
              .update();
      if (added == 1) {
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
      db.sql(RENAME).param("id", id.value()).param("name", name).param("kana", kana).update();
      personLog.renamed(now, by);
      return now;
    });
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
      var person = find(id).orElseThrow(Problem::notFound);
      if (person.disabled()) {
        throw disabledNow();
      }
      if (!acts(id)) {
        throw notNow();
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
  void confirmLink(PersonId id, CurrentUser by) {
    transactions.office(() -> {
      var person = find(id).orElseThrow(Problem::notFound);
      var first = enrolments.unconfirmed(id).orElseThrow(() -> new Problem(409, "no-link-waits"));
      TwoPersonRule.checkOther(first, by.person());
      enrolments.confirm(id, by.person());
      personLog.linkConfirmed(person, by);
    });
  }

  /// Everybody's passkeys, the oldest first.
  Map<PersonId, List<Passkey>> passkeys() {
    return transactions.office(passkeys::all);
  }

  boolean isEnough(Person person, Passkey passkey) {
    return policy.lack(person, passkey).isEmpty();
  }

  Set<PersonId> linksWaiting() {
    return transactions.office(enrolments::waiting);
  }

  /// Ends a person's access: sessions, links, the tokens that they made and the link to their
  /// account at a provider are gone when this returns.
  ///
  /// @throws Problem 404 if there is no such person, 409 for the last administrator
  public void disable(PersonId id, CurrentUser by) {
    disable(
        id,
        this::keepOneAdmin,
        person -> {
          personLog.disabled(person, by);
          twoPersonRule.ended(person, by);
        });
  }

  /// Ends the access of a person who has not signed in for a long time.
  ///
  /// @throws Problem 404 if there is no such person, 409 for the last administrator
  void endDormant(PersonId id) {
    disable(id, this::keepOneAdmin, personLog::dormant);
  }

  /// Ends the access of a leaver, whatever still refers to them; the last administrator's too: the
  /// next start offers a link for a new one. Code that enters a leaving time need not call it, as a
  /// round each second does; code that may take it back in the next moment must.
  public void leave(PersonId id) {
    disable(id, anybody -> {}, personLog::left);
  }

  private void disable(PersonId id, Consumer<Person> check, Consumer<Person> say) {
    var ended =
        transactions.office(() -> {
          var person = find(id).orElseThrow(Problem::notFound);
          check.accept(person);
          if (change(DISABLE, id) == 1) {
            say.accept(person);
          }
          enrolments.forget(id);
          lifecycle.forEach(it -> it.accessEnded(id));
          return sessions.endAll(id);
        });
    sessions.tell(ended);
    var client = find(id).map(Person::client).orElse(null);
    events.publishEvent(new PersonDisabled(id, client));
  }

  /// Opens the access of the probe's own person ([ProbeUser]) for a run.
  public void openProbeUser(PersonId id) {
    if (change(ENABLE, id) == 1) {
      personLog.probeUser(Action.PERSON_ENABLED, find(id).orElseThrow(Problem::notFound));
    }
  }

  /// Ends it, as anybody's ends.
  public void endProbeUser(PersonId id) {
    disable(id, anybody -> {}, person -> personLog.probeUser(Action.PERSON_DISABLED, person));
  }

  /// Opens a person's access again; passkeys still work.
  ///
  /// @throws Problem 404 if there is no such person, 409 if they have left
  public void enable(PersonId id, CurrentUser by) {
    transactions.office(() -> {
      var person = find(id).orElseThrow(Problem::notFound);
      if (change(ENABLE, id) == 1) {
        personLog.enabled(person, by);
      } else if (person.disabled()) {
        throw new Problem(409, "person-left");
      }
    });
  }

  /// Gives another role; running sessions end, so that nothing of the old role remains.
  ///
  /// @throws Problem 404 if there is no such person, 409 for the last administrator, 422 if the
  ///   role does not fit
  public void setRole(PersonId id, Role role, CurrentUser by) {
    var ended =
        transactions.office(() -> {
          var person = find(id).orElseThrow(Problem::notFound);
          if (person.role().staff() != role.staff()) {
            throw new Problem(422, "role-does-not-fit");
          }
          if (role != Role.ADMIN) {
            keepOneAdmin(person);
          }
          if (role != person.role()) {
            roleGrants.check(person, role);
            twoPersonRule.ended(person, by);
          }
          if (db.sql(SET_ROLE).param("id", id.value()).param("role", role.code()).update() == 0) {
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
          return sessions.endAll(id);
        });
    sessions.tell(ended);
  }

  /// Confirms the role that a person has, for some time more: the second person's confirmation of a
  /// new one, and the quarterly review.
  ///
  /// @return until when
  /// @throws Problem 404 if there is no such person, 409 if their access was ended, if it is one's
  ///   own role or given by oneself, 422 for members
  public Instant confirm(PersonId id, CurrentUser by) {
    return transactions.office(() -> {
      var person = find(id).orElseThrow(Problem::notFound);
      if (!person.role().staff()) {
        throw new Problem(422, "not-staff.member-access");
      }
      if (person.disabled()) {
        throw disabledNow();
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
      var member =
          find(id).filter(it -> by.memberOf().equals(it.client())).orElseThrow(Problem::notFound);
      if (member.disabled()) {
        throw disabledNow();
      }
      var until = roleGrants.confirmMember(member, by);
      personLog.confirmed(member, until, by);
      return until;
    });
  }

  /// Whether a person may act now.
  public boolean acts(PersonId id) {
    return db.sql(ACTS)
        .param("id", id.value())
        .param("now", Rows.utc(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /// Whether anyone can administer the office, with a passkey that is enough for it.
  public boolean hasAdmin() {
    return !admins().isEmpty();
  }

  private List<UUID> admins() {
    return transactions.office(() ->
        db
            .sql(ADMINS)
            .param("now", Rows.utc(clock.instant()))
            .query((row, n) -> row.getObject(1, UUID.class))
            .list()
            .stream()
            .filter(id -> comesIn(new PersonId(id)))
            .toList());
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
    return change(BLANK, id) == 1;
  }

  /// @throws Problem 409 for the last administrator
  void keepOneAdmin(Person person) {
    var admins = admins();
    if (admins.size() == 1 && admins.contains(person.id().value())) {
      throw new Problem(409, "last-admin");
    }
  }

  private static Problem disabledNow() {
    return new Problem(409, "person-disabled");
  }

  /// Only the person who proved their identity is told the reason.
  public static Problem notNow() {
    return new Problem(409, "not-acting");
  }

  private int change(String sql, PersonId id) {
    return db.sql(sql).param("id", id.value()).param("now", Rows.utc(clock.instant())).update();
  }

  private static Person person(ResultSet row, int n) throws SQLException {
    var client = Rows.uuid(row, "client_id");
    return new Person(
        new PersonId(Rows.uuid(row, "id")),
        row.getString("name"),
        row.getString("kana"),
        Role.of(row.getString("role")),
        client == null ? null : new ClientId(client),
        row.getBoolean("enrolled"),
        row.getBoolean("disabled"));
  }
}
