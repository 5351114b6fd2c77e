package denwaban.people.privilege;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.access.session.RequestOrigin;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.EnrolmentLinks;
import denwaban.people.People;
import denwaban.people.RoleGrants;
import denwaban.people.TwoPersonRule;
import denwaban.people.TwoPersonRule.Approver;
import denwaban.seal.crypto.Secret;
import denwaban.seal.statement.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The break-glass account: for the day on which no administrator can sign in. Two people keep a
/// printed sheet each, sealed in an envelope; both together open it once, for some hours, and each
/// client is told in its own log.
@Component
public final class BreakGlass {

  /// From the breaking to the end of the account.
  static final Duration LIFE = Duration.ofHours(4);

  /// A sheet's code: 160 random bits, as people read fingerprints to each other.
  static final int CODE_LIMIT = 64;

  /// Wrong pairs per visitor.
  static final int FAILURES = 5;

  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final String NAME = "緊急用 / Break-glass";
  private static final String KANA = "きんきゅうよう";

  private static final String PREPARE =
      """
      insert into glass (id, made_at, made_by, first_digest) values (:id, :now, :by, :digest)
      """;

  private static final String SECOND =
      """
      update glass set second_digest = :digest, second_by = :by
      where id = :id and second_digest is null and ended_at is null
      """;

  private static final String END_OTHERS =
      """
      update glass set ended_at = :now
      where id <> :id and used_at is null and ended_at is null
      """;

  private static final String BREAK =
      """
      update glass set used_at = :now, until = :until
      where first_digest = :first and second_digest = :second
        and used_at is null and ended_at is null
      returning id
      """;

  private static final String NEWEST =
      "select * from glass where ended_at is null order by made_at desc, id desc limit 1";

  private static final String READY =
      """
      select exists (select from glass
        where second_digest is not null and used_at is null and ended_at is null)
      """;

  private static final String SET_PERSON = "update glass set person_id = :person where id = :id";

  /// Without sheets: no code has this digest.
  private static final String FROM_CONSOLE =
      """
      insert into glass (id, made_at, made_by, first_digest, used_at, until)
      values (:id, :now, :person, :digest, :now, :until)
      """;

  private static final String LEAVES = "update person set leaves_at = :until where id = :person";

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final People people;
  private final EnrolmentLinks enrolmentLinks;
  private final Privileges privileges;
  private final RoleGrants roleGrants;
  private final TwoPersonRule twoPersonRule;
  private final ClientNames clientNames;
  private final PrivilegeLog privilegeLog;
  private final RateLimiter failures;

  BreakGlass(
      JdbcClient db,
      TenantTransactions transactions,
      Ids ids,
      InstantSource clock,
      People people,
      EnrolmentLinks enrolmentLinks,
      Privileges privileges,
      RoleGrants roleGrants,
      TwoPersonRule twoPersonRule,
      ClientNames clientNames,
      PrivilegeLog privilegeLog) {
    this.db = db;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.people = people;
    this.enrolmentLinks = enrolmentLinks;
    this.privileges = privileges;
    this.roleGrants = roleGrants;
    this.twoPersonRule = twoPersonRule;
    this.clientNames = clientNames;
    this.privilegeLog = privilegeLog;
    this.failures = new RateLimiter(FAILURES, WINDOW, clock);
  }

  /// One sheet, shown once to its keeper.
  record Sheet(UUID id, String code) {

    /// Without the code.
    @Override
    public String toString() {
      return "a sheet of " + id;
    }
  }

  /// @param second who has the other sheet; null until it was taken
  /// @param until to when an opened one works
  record Pair(
      UUID id,
      Instant madeAt,
      PersonId first,
      @Nullable PersonId second,
      @Nullable Instant usedAt,
      @Nullable Instant until) {}

  /// @param ready whether two sheets are out that would open it
  /// @param newest null if none was ever made
  record State(boolean ready, @Nullable Pair newest) {}

  /// In the office's scope.
  State state() {
    var ready = db.sql(READY).query(Boolean.class).single();
    return new State(ready, db.sql(NEWEST).query(BreakGlass::pair).optional().orElse(null));
  }

  /// The first sheet of a new pair. The earlier pair works until someone took the second sheet.
  Sheet prepare(CurrentUser by) {
    return transactions.office(() -> {
      var code = code();
      var id = ids.next();
      db.sql(PREPARE)
          .param("id", id)
          .param("now", Rows.utc(clock.instant()))
          .param("by", by.person().value())
          .param("digest", digest(code))
          .update();
      privilegeLog.glassPrepared(id, "first", by);
      return new Sheet(id, code);
    });
  }

  /// The second sheet, for another person: the keeper of the first must not see it, unless the
  /// office has no one else. From now on this pair opens, and no other.
  ///
  /// @throws Problem 404 if there is no such pair, 409 if its second sheet is out or is not for
  ///   this person
  Sheet second(UUID id, CurrentUser by) {
    return transactions.office(() -> {
      var pair =
          db.sql("select * from glass where id = :id for update")
              .param("id", id)
              .query(BreakGlass::pair)
              .optional()
              .orElseThrow(Problem::notFound);
      twoPersonRule.check(pair.first(), by.person(), Approver.ADMIN);
      var code = code();
      var taken =
          db.sql(SECOND)
              .param("id", id)
              .param("digest", digest(code))
              .param("by", by.person().value())
              .update();
      if (taken == 0) {
        throw new Problem(409, "sheet-taken");
      }
      db.sql(END_OTHERS).param("id", id).param("now", Rows.utc(clock.instant())).update();
      privilegeLog.glassPrepared(id, "second", by);
      return new Sheet(id, code);
    });
  }

  /// Breaks it: an account of its own, an administrator's for [#LIFE], and a link for its passkey.
  /// Without an entry in the log of each client there is no account.
  ///
  /// @throws Problem 422 if the two do not open, in the same words whatever is wrong; 429 after too
  ///   many
  EnrolmentLinks.Link open(String first, String second, RequestOrigin requestOrigin) {
    failures.check(requestOrigin.address());
    var one = digest(first);
    var two = digest(second);
    return transactions
        .office(() ->
            opened(one, two)
                .or(() -> opened(two, one))
                .map(glass -> link(glass, account(), "sheets")))
        .orElseThrow(() -> wrong(requestOrigin));
  }

  private Optional<UUID> opened(byte[] first, byte[] second) {
    var now = clock.instant();
    return db.sql(BREAK)
        .param("first", first)
        .param("second", second)
        .param("now", Rows.utc(now))
        .param("until", Rows.utc(now.plus(LIFE)))
        .query((row, n) -> row.getObject(1, UUID.class))
        .optional();
  }

  /// As [#open], by whoever starts the program on its machine, for an office whose administrators
  /// cannot sign in and that has no sheets.
  public EnrolmentLinks.Link openFromConsole() {
    return transactions.office(() -> {
      var now = clock.instant();
      var glass = ids.next();
      var person = account();
      db.sql(FROM_CONSOLE)
          .param("id", glass)
          .param("person", person.value())
          .param("digest", digest(code()))
          .param("now", Rows.utc(now))
          .param("until", Rows.utc(now.plus(LIFE)))
          .update();
      return link(glass, person, "console");
    });
  }

  private PersonId account() {
    var until = clock.instant().plus(LIFE);
    var person = people.add(NAME, KANA, Role.ADMIN, null, null).id();
    roleGrants.endAt(person, until);
    db.sql(LEAVES).param("person", person.value()).param("until", Rows.utc(until)).update();
    privileges.breakGlass(person);
    return person;
  }

  private EnrolmentLinks.Link link(UUID glass, PersonId person, String how) {
    db.sql(SET_PERSON).param("id", glass).param("person", person.value()).update();
    tell(glass, person, how);
    return enrolmentLinks.offer(person, null);
  }

  /// A link for a new administrator was printed on the machine's console: with clients, that counts
  /// as break-glass too, and they are told.
  public void fromConsole(PersonId person) {
    transactions.office(() -> {
      if (!clientNames.all().isEmpty()) {
        tell(ids.next(), person, "console");
      }
    });
  }

  private void tell(UUID glass, PersonId person, String how) {
    privilegeLog.glassBroken(glass, null, person, how);
    clientNames.active().forEach(it -> privilegeLog.glassBroken(glass, it.id(), person, how));
  }

  private Problem wrong(RequestOrigin requestOrigin) {
    failures.count(requestOrigin.address());
    transactions.office(privilegeLog::glassRefused);
    return new Problem(422, "sheets-wrong");
  }

  private static String code() {
    return Fingerprint.of(Secret.challenge());
  }

  /// Spaces, hyphens and case do not matter.
  private static byte[] digest(String typed) {
    if (typed.length() > CODE_LIMIT) {
      throw new Problem(422, "sheets-wrong.too-long");
    }
    var text = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    return Secret.digestOf(text).toArray();
  }

  private static Pair pair(ResultSet row, int n) throws SQLException {
    var second = Rows.uuid(row, "second_by");
    return new Pair(
        Rows.uuid(row, "id"),
        Rows.instant(row, "made_at"),
        new PersonId(Rows.uuid(row, "made_by")),
        second == null ? null : new PersonId(second),
        Rows.instantOrNull(row, "used_at"),
        Rows.instantOrNull(row, "until"));
  }
}
