package denwaban.people.token;

import denwaban.access.ActivePersonSql;
import denwaban.access.ApiClient;
import denwaban.access.CurrentUser;
import denwaban.access.TokenScope;
import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.PersonLifecycle;
import denwaban.people.TwoPersonRule;
import denwaban.people.TwoPersonRule.Approver;
import denwaban.seal.crypto.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tokens of the office's programs. One is valid for its scope, until its expiry day, once a second
/// administrator confirmed it, and only while its maker, who saw it, may act as an administrator:
/// it ends with the maker's access.
@Component
class ApiTokens implements PersonLifecycle {

  /// In days, from the making.
  static final int LEAST_DAYS = 1;

  static final int USUAL_DAYS = 90;

  static final int MOST_DAYS = 365;

  /// Of those that have not ended.
  static final int MOST = 20;

  /// In characters.
  static final int NAME_LIMIT = 60;

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private static final String ADD =
      """
      insert into api_token (id, digest, name, scope, made_at, made_by, waits, ends_at)
      values (:id, :digest, :name, :scope, :now, :by, :waits, :ends)
      """;

  private static final String COLUMNS =
      """
      select t.id, t.name, t.scope, t.made_at, t.made_by, t.confirmed_by, t.ends_at, t.used_on,
        case when t.ended_at is not null then 'ENDED'
          when t.ends_at <= :now then 'EXPIRED'
          when t.waits and t.confirmed_by is null then 'WAITS'
          when p.role = 'admin' and
      """
          + ActivePersonSql.SQL
          + """
                then 'WORKS'
              else 'STOPPED' end as state
          from api_token t join person p on p.id = t.made_by
          """;

  private static final String FIND = COLUMNS + "where t.digest = :digest";

  private static final String ALL = COLUMNS + "order by t.made_at desc, t.id desc";

  private static final String ONE = COLUMNS + "where t.id = :id";

  private static final String LIVE =
      "select count(*) from api_token where ended_at is null and ends_at > :now";

  private static final String USED =
      "update api_token set used_on = :day where id = :id and used_on is distinct from :day";

  private static final String CONFIRM =
      "update api_token set confirmed_by = :by where id = :id and confirmed_by is null";

  private static final String END =
      "update api_token set ended_at = :now where id = :id and ended_at is null";

  private static final String END_OF =
      """
      update api_token set ended_at = :now where made_by = :person and ended_at is null
      returning id
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final TwoPersonRule twoPersonRule;
  private final TokenLog tokenLog;

  ApiTokens(
      JdbcClient db,
      TenantTransactions transactions,
      Ids ids,
      InstantSource clock,
      TwoPersonRule twoPersonRule,
      TokenLog tokenLog) {
    this.db = db;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.twoPersonRule = twoPersonRule;
    this.tokenLog = tokenLog;
  }

  enum State {
    WORKS,
    /// For the second administrator.
    WAITS,
    /// Its maker may not act as an administrator now.
    STOPPED,
    EXPIRED,
    ENDED
  }

  /// @param usedOn the day of its last use, in Japan
  record Kept(
      UUID id,
      String name,
      TokenScope scope,
      Instant madeAt,
      PersonId madeBy,
      @Nullable PersonId confirmedBy,
      Instant endsAt,
      @Nullable LocalDate usedOn,
      State state) {

    ApiClient integration() {
      return new ApiClient(id, scope, madeBy);
    }
  }

  /// @param text shown once
  record Made(UUID id, String text, Instant endsAt, boolean waits) {

    @Override
    public String toString() {
      return "a token until " + endsAt;
    }
  }

  /// @throws Problem 409 if there are too many, 422 if name or days are out of range
  Made make(String name, TokenScope tokenScope, int days, CurrentUser by) {
    if (name.isBlank()
        || name.codePointCount(0, name.length()) > NAME_LIMIT
        || name.chars().anyMatch(Character::isISOControl)
        || days < LEAST_DAYS
        || days > MOST_DAYS) {
      throw new Problem(422, "token-invalid", NAME_LIMIT, LEAST_DAYS, MOST_DAYS);
    }
    return transactions.office(() -> {
      hold();
      if (live() >= MOST) {
        throw new Problem(409, "too-many-tokens", MOST);
      }
      var text = TokenText.of(Secret.make());
      var id = ids.next();
      var now = clock.instant();
      var ends = now.plus(Duration.ofDays(days));
      var waits = twoPersonRule.needsAnother(by.person(), Approver.ADMIN);
      db.sql(ADD)
          .param("id", id)
          .param("digest", Secret.digestOf(text).toArray())
          .param("name", name)
          .param("scope", tokenScope.code())
          .param("now", Rows.utc(now))
          .param("by", by.person().value())
          .param("waits", waits)
          .param("ends", Rows.utc(ends))
          .update();
      tokenLog.tokenMade(id, Map.of("scope", tokenScope.code(), "until", ends.toString()), by);
      return new Made(id, text, ends, waits);
    });
  }

  /// The second administrator's confirmation.
  ///
  /// @throws Problem 404 if there is no such token, 409 if it does not wait, or if it is one's own
  ///   and another administrator could confirm it
  void confirm(UUID id, CurrentUser by) {
    transactions.office(() -> {
      var token = one(id).orElseThrow(Problem::notFound);
      if (token.state() != State.WAITS) {
        throw new Problem(409, "token-does-not-wait");
      }
      twoPersonRule.check(token.madeBy(), by.person(), Approver.ADMIN);
      if (db.sql(CONFIRM).param("id", id).param("by", by.person().value()).update() == 1) {
        tokenLog.tokenConfirmed(id, by);
      }
    });
  }

  /// Whether this person may confirm it; in the office's scope.
  boolean mayConfirm(Kept token, CurrentUser by) {
    return token.state() == State.WAITS
        && twoPersonRule.allows(token.madeBy(), by.person(), Approver.ADMIN);
  }

  /// From now on it is refused.
  ///
  /// @throws Problem 404 if there is no such token
  void end(UUID id, CurrentUser by) {
    transactions.office(() -> {
      var _ = one(id).orElseThrow(Problem::notFound);
      if (db.sql(END).param("id", id).param("now", Rows.utc(clock.instant())).update() == 1) {
        tokenLog.tokenEnded(id, "asked", by);
      }
    });
  }

  @Override
  public void accessEnded(PersonId maker) {
    endAllOf(maker, "maker-left");
  }

  @Override
  public void roleChanged(PersonId maker) {
    endAllOf(maker, "maker-moved");
  }

  private void endAllOf(PersonId maker, String why) {
    db.sql(END_OF)
        .param("person", maker.value())
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) -> row.getObject(1, UUID.class))
        .list()
        .forEach(id -> tokenLog.tokenEnded(id, why, null));
  }

  /// The newest first, ended ones too; in the office's scope.
  List<Kept> all() {
    return db.sql(ALL).param("now", Rows.utc(clock.instant())).query(ApiTokens::kept).list();
  }

  /// Which token this is, whatever its state; a use of one that works is noted.
  Optional<Kept> find(String text) {
    return transactions.office(() -> {
      var found =
          db.sql(FIND)
              .param("digest", Secret.digestOf(text).toArray())
              .param("now", Rows.utc(clock.instant()))
              .query(ApiTokens::kept)
              .optional();
      found.filter(it -> it.state() == State.WORKS).ifPresent(it -> used(it.id()));
      return found;
    });
  }

  private void used(UUID id) {
    db.sql(USED).param("id", id).param("day", LocalDate.ofInstant(clock.instant(), TOKYO)).update();
  }

  private Optional<Kept> one(UUID id) {
    return db.sql(ONE)
        .param("id", id)
        .param("now", Rows.utc(clock.instant()))
        .query(ApiTokens::kept)
        .optional();
  }

  /// Until the end of the transaction no one else makes one.
  private void hold() {
    AdvisoryLock.take(db, "api-token");
  }

  private long live() {
    return db.sql(LIVE).param("now", Rows.utc(clock.instant())).query(Long.class).single();
  }

  private static Kept kept(ResultSet row, int n) throws SQLException {
    var second = Rows.uuid(row, "confirmed_by");
    return new Kept(
        Rows.uuid(row, "id"),
        row.getString("name"),
        TokenScope.of(row.getString("scope")),
        Rows.instant(row, "made_at"),
        new PersonId(Rows.uuid(row, "made_by")),
        second == null ? null : new PersonId(second),
        Rows.instant(row, "ends_at"),
        row.getObject("used_on", LocalDate.class),
        State.valueOf(row.getString("state")));
  }
}
