package denwaban.people.privilege;

import denwaban.access.ActivePersonSql;
import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.TwoPersonRule;
import denwaban.people.TwoPersonRule.Approver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Privileged work is requested, opened by someone else, and ends by itself. Each of these is an
/// entry: of the client whose screens it is about, or of the installation.
@Component
public class Privileges {

  /// The code of the answer where one is missing: pages ask for it and try again.
  static final String NEEDED = "privilege-needed";

  static final int LEAST_MINUTES = 5;
  static final int USUAL_MINUTES = 60;
  static final int MOST_MINUTES = 240;

  /// How long a request waits for the second person.
  static final Duration WAITS = Duration.ofHours(8);

  /// In characters.
  static final int TICKET_LIMIT = 40;

  /// Recorded where the only administrator gave no ticket.
  static final String NO_TICKET = "-";

  static final int REASON_LIMIT = 200;

  /// One person's requests that wait or are open; more are refused.
  static final int MOST = 5;

  /// A year of evidence, and its review.
  static final Duration KEPT = Duration.ofDays(400);

  /// Rows that are shown, the newest first.
  static final int SHOWN = 200;

  /// A ticket is written to the log, and so may contain no text about people.
  private static final Pattern TICKET =
      Pattern.compile("[A-Za-z0-9#/_.:-]{1," + TICKET_LIMIT + "}");

  private static final String ASK =
      """
      insert into privilege
        (id, kind, person_id, client_id, ticket, reason, minutes, asked_at, alone)
      values (:id, :kind, :person, :client, :ticket, :reason, :minutes, :now, :alone)
      """;

  private static final String COLUMNS =
      """
      select v.*, case
          when v.granted is false then 'REFUSED'
          when v.ended_at is not null then 'ENDED'
          when v.granted is null then
            case when v.asked_at > :since then 'WAITS' else 'LAPSED' end
          when v.until > :now then 'OPEN'
          else 'OVER' end as state
      from privilege v
      """;

  private static final String ONE = COLUMNS + "where v.id = :id for update of v";

  private static final String ALL = COLUMNS + "order by v.asked_at desc, v.id desc limit :shown";

  private static final String OF_CLIENT =
      COLUMNS
          + """
          where v.client_id = :client and v.ended_at is null
            and (v.granted is null and v.asked_at > :since or v.granted and v.until > :now)
          order by v.asked_at, v.id
          """;

  private static final String OPEN =
      COLUMNS
          + """
          join person p on p.id = v.person_id
          where v.kind = :kind and v.granted and v.until > :now and v.ended_at is null and
          """
          + ActivePersonSql.SQL;

  private static final String LIVE =
      """
      select count(*) from privilege v
      where v.person_id = :person and v.ended_at is null
        and (v.granted is null and v.asked_at > :since or v.granted and v.until > :now)
      """;

  private static final String DECIDE =
      """
      update privilege set decided_at = :now, decided_by = :by, granted = :granted, until = :until
      where id = :id
      """;

  private static final String END = "update privilege set ended_at = :now where id = :id";

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final PrivilegeLog privilegeLog;
  private final ClientNames clientNames;
  private final TwoPersonRule twoPersonRule;

  Privileges(
      JdbcClient db,
      TenantTransactions transactions,
      Ids ids,
      InstantSource clock,
      PrivilegeLog privilegeLog,
      ClientNames clientNames,
      TwoPersonRule twoPersonRule) {
    this.db = db;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.privilegeLog = privilegeLog;
    this.clientNames = clientNames;
    this.twoPersonRule = twoPersonRule;
  }

  /// @param client for support alone
  record Wish(
      Privilege.Kind kind, @Nullable ClientId client, String ticket, String reason, int minutes) {

    /// Without the reason.
    @Override
    public String toString() {
      return kind + " for " + minutes + " minutes";
    }
  }

  /// Waits for the second person; where the office has none, it opens at once and the entry says
  /// so. A client's screens are never opened without the client.
  ///
  /// @throws Problem 409 if the person has too many, or recently ended the second person's access;
  ///   422 if a part is malformed
  Privilege ask(Wish wish, CurrentUser user) {
    return transactions.office(() -> {
      var alone = wish.kind() != Privilege.Kind.SUPPORT && isAlone(user.person());
      check(wish, alone);
      if (live(user.person()) >= MOST) {
        throw new Problem(409, "too-many-privileges", MOST);
      }
      var id = ids.next();
      if (alone) twoPersonRule.checkAlone(user.person(), Approver.ADMIN_OR_OFFICER);
      db.sql(ASK)
          .param("id", id)
          .param("kind", wish.kind().code())
          .param("person", user.person().value())
          .param("client", wish.client() == null ? null : wish.client().value())
          .param("ticket", wish.ticket().isEmpty() ? NO_TICKET : wish.ticket())
          .param("reason", wish.reason())
          .param("minutes", wish.minutes())
          .param("now", Rows.utc(clock.instant()))
          .param("alone", alone)
          .update();
      sweep();
      var asked = one(id);
      privilegeLog.privilegeAsked(asked, user);
      return alone ? openAlone(asked, user) : asked;
    });
  }

  private Privilege openAlone(Privilege asked, CurrentUser user) {
    var opened = decide(asked, true, user);
    if (opened.kind() == Privilege.Kind.OFFICE) {
      clientNames.all().forEach(it -> privilegeLog.privilegeAlone(opened, it.id(), user));
    }
    return opened;
  }

  /// The second person's decision.
  ///
  /// @throws Problem 404 if there is none of the office's with this id, 409 if it does not wait or
  ///   is one's own
  Privilege decide(UUID id, boolean granted, CurrentUser by) {
    return transactions.office(() -> {
      var asked = one(id);
      if (asked.kind() == Privilege.Kind.SUPPORT) {
        throw new Problem(409, "clients-word");
      }
      return decide(waits(asked), granted, by);
    });
  }

  /// The client's decision, about its own screens.
  ///
  /// @throws Problem 404 if the client was not asked, 409 if it does not wait
  Privilege decideSupport(UUID id, boolean granted, CurrentUser member) {
    return transactions.office(() -> decide(waits(ofClient(id, member)), granted, member));
  }

  /// The break-glass account's, for the longest time allowed; in the office's scope.
  void breakGlass(PersonId person) {
    var id = ids.next();
    var now = clock.instant();
    db.sql(ASK)
        .param("id", id)
        .param("kind", Privilege.Kind.OFFICE.code())
        .param("person", person.value())
        .param("client", null)
        .param("ticket", "break-glass")
        .param("reason", "緊急用 / Break-glass")
        .param("minutes", MOST_MINUTES)
        .param("now", Rows.utc(now))
        .param("alone", true)
        .update();
    db.sql(DECIDE)
        .param("id", id)
        .param("now", Rows.utc(now))
        .param("by", person.value())
        .param("granted", true)
        .param("until", Rows.utc(now.plus(Duration.ofMinutes(MOST_MINUTES))))
        .update();
  }

  private Privilege decide(Privilege asked, boolean granted, CurrentUser by) {
    if (!asked.alone()) {
      TwoPersonRule.checkOther(asked.person(), by.person());
    }
    var now = clock.instant();
    db.sql(DECIDE)
        .param("id", asked.id())
        .param("now", Rows.utc(now))
        .param("by", by.person().value())
        .param("granted", granted)
        .param("until", granted ? Rows.utc(now.plus(Duration.ofMinutes(asked.minutes()))) : null)
        .update();
    var decided = one(asked.id());
    privilegeLog.privilegeDecided(decided, by);
    return decided;
  }

  /// Ends it before its time; the person who asked can also withdraw a request with it.
  ///
  /// @throws Problem 404 if there is none with this id, 409 if it has already ended
  void end(UUID id, CurrentUser by) {
    transactions.office(() -> end(one(id), by));
  }

  /// As above, by a member about the screens of their client.
  void endSupport(UUID id, CurrentUser member) {
    transactions.office(() -> end(ofClient(id, member), member));
  }

  private void end(Privilege it, CurrentUser by) {
    if (it.state() != Privilege.State.OPEN && it.state() != Privilege.State.WAITS) {
      throw new Problem(409, "privilege-over");
    }
    db.sql(END).param("id", it.id()).param("now", Rows.utc(clock.instant())).update();
    privilegeLog.privilegeEnded(it, by);
  }

  /// The newest first; in the office's scope.
  List<Privilege> all() {
    return query(ALL).param("shown", SHOWN).query(Privileges::privilege).list();
  }

  /// What waits for a client's decision, or is open on its screens now.
  List<Privilege> ofClient(ClientId client) {
    return transactions.office(
        () -> query(OF_CLIENT).param("client", client.value()).query(Privileges::privilege).list());
  }

  /// Those that are open now, of people who may act.
  List<Privilege> open(Privilege.Kind kind) {
    return transactions.office(() ->
        db.sql(OPEN)
            .param("kind", kind.code())
            .param("now", Rows.utc(clock.instant()))
            .param("since", Rows.utc(clock.instant().minus(WAITS)))
            .query(Privileges::privilege)
            .list());
  }

  /// @throws Problem 403 if this person has none open for changes of the office
  public void demand(CurrentUser user) {
    if (open(Privilege.Kind.OFFICE).stream().noneMatch(it -> it.person().equals(user.person()))) {
      throw new Problem(403, NEEDED);
    }
  }

  private Privilege one(UUID id) {
    return query(ONE)
        .param("id", id)
        .query(Privileges::privilege)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private Privilege ofClient(UUID id, CurrentUser member) {
    var it = one(id);
    if (!member.memberOf().equals(it.client())) {
      throw Problem.notFound();
    }
    return it;
  }

  private static Privilege waits(Privilege it) {
    if (it.state() != Privilege.State.WAITS) {
      throw new Problem(409, "privilege-does-not-wait");
    }
    return it;
  }

  /// Whether no one else could open what this person asks for. In the office's scope.
  boolean isAlone(PersonId asker) {
    return !twoPersonRule.hasAnother(asker, Approver.ADMIN_OR_OFFICER);
  }

  private long live(PersonId person) {
    return query(LIVE).param("person", person.value()).query(Long.class).single();
  }

  private JdbcClient.StatementSpec query(String sql) {
    var now = clock.instant();
    return db.sql(sql).param("now", Rows.utc(now)).param("since", Rows.utc(now.minus(WAITS)));
  }

  private void sweep() {
    db.sql("delete from privilege where asked_at < :until")
        .param("until", Rows.utc(clock.instant().minus(KEPT)))
        .update();
  }

  /// @param alone no one else reads the request: an office of one needs no ticket numbers
  private static void check(Wish wish, boolean alone) {
    var reason = wish.reason().codePointCount(0, wish.reason().length());
    var ticket = TICKET.matcher(wish.ticket()).matches() || (alone && wish.ticket().isEmpty());
    if (!ticket
        || reason < 1
        || reason > REASON_LIMIT
        || wish.reason().chars().anyMatch(Character::isISOControl)
        || wish.minutes() < LEAST_MINUTES
        || wish.minutes() > MOST_MINUTES
        || (wish.kind() == Privilege.Kind.SUPPORT) != (wish.client() != null)) {
      throw new Problem(
          422, "privilege-invalid", TICKET_LIMIT, REASON_LIMIT, LEAST_MINUTES, MOST_MINUTES);
    }
  }

  private static Privilege privilege(ResultSet row, int n) throws SQLException {
    var client = Rows.uuid(row, "client_id");
    var second = Rows.uuid(row, "decided_by");
    return new Privilege(
        Rows.uuid(row, "id"),
        Privilege.Kind.of(row.getString("kind")),
        new PersonId(Rows.uuid(row, "person_id")),
        client == null ? null : new ClientId(client),
        row.getString("ticket"),
        row.getString("reason"),
        row.getInt("minutes"),
        Rows.instant(row, "asked_at"),
        row.getBoolean("alone"),
        second == null ? null : new PersonId(second),
        Rows.instantOrNull(row, "until"),
        Privilege.State.valueOf(row.getString("state")));
  }
}
