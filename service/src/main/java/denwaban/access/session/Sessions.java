package denwaban.access.session;

import denwaban.access.ActivePersonSql;
import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.access.SessionLimits;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.LastInput;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sessions, in the database, so that ending one ends it at once and everywhere.
@Component
public final class Sessions {

  /// Without input ([LastInput]) for so long, a session ends; of some clients' members sooner.
  public static final Duration IDLE = SessionLimits.IDLE_USUAL;

  /// However busy, a session ends after a long shift; of some clients' members sooner.
  public static final Duration ABSOLUTE = SessionLimits.ABSOLUTE_USUAL;

  /// Of one person at once. With the next one the oldest ends.
  static final int MOST = 10;

  /// `seen_at` is written this often at most.
  static final Duration GRAIN = Duration.ofSeconds(30);

  private static final String BEGIN =
      """
      insert into session (secret_digest, id, person_id, host, device, began_at, seen_at, ends_at, verified_at,
        browser, browser_key, how, idle_s)
      values (:digest, :id, :person, :host, :device, :now, :now, :end, :verified, :browser, :key, :how, :idle)
      """;

  private static final String FIND =
      """
      select s.id, s.person_id, s.seen_at, s.device, s.browser_key, p.role, p.client_id, p.name,
        s.seen_at <= cast(:now as timestamptz) - make_interval(secs => s.idle_s) as idle
      from session s join person p on p.id = s.person_id
      where s.secret_digest = :digest and s.host = :host
        and s.ends_at > :now and
      """
          + ActivePersonSql.SQL;

  private static final String SEEN =
      "update session set seen_at = :at where id = :id and seen_at < :at";

  private static final String VERIFIED = "update session set verified_at = :now where id = :id";

  private static final String FRESH =
      "select exists (select from session where id = :id and verified_at >= :since)";

  private static final String MANNER =
      """
      select browser_key is not null as bound, idle_s / 60 as minutes,
        least(seen_at + make_interval(secs => idle_s), ends_at) as over_at, ends_at
      from session where id = :id
      """;

  private static final String ALIVE =
      """
      select s.id from session s join person p on p.id = s.person_id
      where s.id in (:ids) and s.ends_at > :now
        and s.seen_at > cast(:now as timestamptz) - make_interval(secs => s.idle_s) and
      """
          + ActivePersonSql.SQL;

  private static final String OF =
      """
      select s.id, device, how, browser_key is not null as bound, began_at, seen_at, ends_at,
        seen_at <= cast(:now as timestamptz) - make_interval(secs => idle_s) as idle
      from session s join person p on p.id = s.person_id
      where person_id = :person and ends_at > :now
        and (p.client_id is not null
          or seen_at > cast(:now as timestamptz) - make_interval(secs => idle_s))
      order by began_at desc, s.id desc
      """;

  private static final String STAFF =
      """
      select count(*) as living,
        count(*) filter (where s.how <> 'passkey' and s.verified_at <= s.began_at - interval '1 day')
          as alone
      from session s join person p on p.id = s.person_id
      where p.client_id is null and not p.service_account and s.ends_at > :now
      """;

  private static final String END_HERE =
      "delete from session where secret_digest = :digest and host = :host returning id, person_id";

  /// Never the one that just began, also where a clock stood still.
  private static final String END_OLDEST =
      """
      delete from session where id in (
        select id from session where person_id = :person
        order by id = :begun desc, began_at desc, id desc offset :most)
      returning id, person_id
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;

  public Sessions(
      JdbcClient db,
      TenantTransactions transactions,
      Ids ids,
      InstantSource clock,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  /// As it would have been if it were `ago`; for [ProbeUser] alone.
  public Sessions then(Duration ago) {
    return new Sessions(db, transactions, ids, () -> clock.instant().minus(ago), events);
  }

  /// Sessions of staff that live now.
  ///
  /// @param alone of these, begun by an identity provider, and no passkey was used in them yet
  public record StaffSessions(int living, int alone) {}

  /// Must be called in the office's scope.
  public StaffSessions staff() {
    return db.sql(STAFF)
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) -> new StaffSessions(row.getInt("living"), row.getInt("alone")))
        .single();
  }

  /// By what a session began.
  public enum How {
    PASSKEY,
    /// By an identity provider alone ([ProviderSignIn]): no passkey was used here.
    PROVIDER,
    /// By a provider, and a passkey in addition.
    BOTH;

    /// Its name in JSON, in the database and in the log.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A begun session: the secret goes into the cookie, once.
  ///
  /// @param ended sessions that had to make room, to be announced with [SessionRevocation#tell]
  ///   after the commit
  public record Begun(Secret secret, String id, List<Gone> ended) {}

  /// A session that ended, and whose it was.
  public record Gone(String id, PersonId person) {}

  /// Must be called in the office's scope.
  ///
  /// @param before the cookie that this browser had: a new sign-in ends that session, be it the
  ///   same person's or another's
  public Begun begin(
      PersonId person, String host, RequestOrigin requestOrigin, @Nullable String before) {
    return begin(person, host, requestOrigin, before, How.PASSKEY, SessionLimits.USUAL);
  }

  /// As above; a person who signed in by a provider alone is asked for the passkey before the first
  /// sensitive action.
  public Begun begin(
      PersonId person,
      String host,
      RequestOrigin requestOrigin,
      @Nullable String before,
      How how,
      SessionLimits limits) {
    var ended = new ArrayList<Gone>();
    if (before != null) {
      ended.addAll(
          db.sql(END_HERE)
              .param("digest", Secret.digestOf(before).toArray())
              .param("host", host)
              .query(Sessions::gone)
              .list());
    }
    var secret = Secret.make();
    var id = ids.next();
    var now = clock.instant();
    db.sql(BEGIN)
        .param("digest", secret.digest().toArray())
        .param("id", id)
        .param("person", person.value())
        .param("host", host)
        .param("device", requestOrigin.device())
        .param("browser", requestOrigin.browser().digest().toArray())
        .param("key", requestOrigin.key() == null ? null : requestOrigin.key().encoded().toArray())
        .param("now", Rows.utc(now))
        .param("verified", Rows.utc(how == How.PROVIDER ? Instant.EPOCH : now))
        .param("how", how.code())
        .param("end", Rows.utc(now.plus(limits.absolute())))
        .param("idle", limits.idle().toSeconds())
        .update();
    ended.addAll(
        db.sql(END_OLDEST)
            .param("person", person.value())
            .param("begun", id)
            .param("most", MOST)
            .query(Sessions::gone)
            .list());
    return new Begun(secret, id.toString(), List.copyOf(ended));
  }

  /// Who holds this cookie; counts as being there at the page's last input.
  ///
  /// @param device of the sender: a session that comes from another kind of browser than it began
  ///   in was stolen, and is refused
  /// @param proof that it comes from that very browser, where its key is known; else it was stolen
  /// @throws Problem 401 if the browser's clock is wrong
  public Optional<CurrentUser> find(
      String secret, String host, String device, RequestProof proof, LastInput input) {
    return look(secret, host, device, proof, input).filter(it -> !it.idle()).map(Found::who);
  }

  /// As above; for a client's member also when the session is idle, until it ends. An idle session
  /// stays idle, whatever its page says of input.
  public Optional<CurrentUser> findAlsoIdle(
      String secret, String host, String device, RequestProof proof, LastInput input) {
    return look(secret, host, device, proof, input)
        .filter(it -> !it.idle() || it.who().client() != null)
        .map(Found::who);
  }

  private Optional<Found> look(
      String secret, String host, String device, RequestProof proof, LastInput input) {
    return transactions.office(() -> {
      var now = clock.instant();
      var found =
          db.sql(FIND)
              .param("digest", Secret.digestOf(secret).toArray())
              .param("host", host)
              .param("now", Rows.utc(now))
              .query((row, n) ->
                  new Found(
                      who(row),
                      Rows.instant(row, "seen_at"),
                      row.getString("device"),
                      row.getBytes("browser_key"),
                      row.getBoolean("idle")))
              .optional();
      if (found.isPresent() && !found.get().here(device, proof, now)) {
        var whose = found.get().who();
        events.publishEvent(new SessionHijackSuspected(whose.person(), whose.session()));
        return Optional.empty();
      }
      found
          .filter(it -> !it.idle())
          .filter(it -> it.seen().isBefore(input.at(now).minus(GRAIN)))
          .ifPresent(it -> seen(it.who().session(), input.at(now)));
      return found;
    });
  }

  @SuppressWarnings("ArrayRecordComponent") // as it comes out of the row
  private record Found(
      CurrentUser who, Instant seen, String device, byte @Nullable [] key, boolean idle) {

    /// Whether it comes from the browser in which it began.
    boolean here(String from, RequestProof proof, Instant now) {
      return device.equals(from) && (key == null || proof.by(new BrowserKey(Bytes.of(key)), now));
    }
  }

  /// The person is at work without input, such as during a call: the session does not become idle.
  /// Call it at most every few minutes, at least every 14.
  public void stillHere(String session) {
    transactions.office(() -> seen(session, clock.instant()));
  }

  /// The person of this session proved again to be there.
  void verified(String session) {
    transactions.office(() ->
        db.sql(VERIFIED)
            .param("id", UUID.fromString(session))
            .param("now", Rows.utc(clock.instant()))
            .update());
  }

  /// Whether the person last used the passkey at `since` or later, at the sign-in or afterwards.
  boolean fresh(String session, Instant since) {
    return transactions.office(() ->
        db.sql(FRESH)
            .param("id", UUID.fromString(session))
            .param("since", Rows.utc(since))
            .query(Boolean.class)
            .single());
  }

  /// Which of these sessions still live.
  public Set<String> alive(Collection<String> sessions) {
    if (sessions.isEmpty()) {
      return Set.of();
    }
    return transactions.office(() ->
        db
            .sql(ALIVE)
            .param("ids", sessions.stream().map(UUID::fromString).toList())
            .param("now", Rows.utc(clock.instant()))
            .query((row, n) -> row.getString(1))
            .list()
            .stream()
            .collect(Collectors.toUnmodifiableSet()));
  }

  /// What a session's own page must know of it.
  ///
  /// @param bound whether it is good in the browser alone in which it began ([BrowserKey])
  /// @param minutes without input for so long, it ends
  /// @param left until it ends if there is none
  /// @param ends whatever anybody does
  public record Manner(boolean bound, int minutes, Duration left, Instant ends) {}

  public Manner manner(String session) {
    return transactions.office(() ->
        db.sql(MANNER)
            .param("id", UUID.fromString(session))
            .query((row, n) ->
                new Manner(
                    row.getBoolean("bound"),
                    row.getInt("minutes"),
                    Duration.between(clock.instant(), Rows.instant(row, "over_at")),
                    Rows.instant(row, "ends_at")))
            .single());
  }

  /// A session that lives.
  ///
  /// @param how code of [How]
  /// @param bound whether it is good in the browser alone in which it began ([BrowserKey])
  /// @param idle whether a member must use the passkey again for everything but [AlsoIdle]
  public record Living(
      String id,
      String device,
      String how,
      boolean bound,
      Instant began,
      Instant seen,
      Instant ends,
      boolean idle) {}

  /// Those of a person, the newest first, in the caller's scope.
  public List<Living> of(PersonId person) {
    var now = clock.instant();
    return db.sql(OF)
        .param("person", person.value())
        .param("now", Rows.utc(now))
        .query((row, n) ->
            new Living(
                row.getString("id"),
                row.getString("device"),
                row.getString("how"),
                row.getBoolean("bound"),
                Rows.instant(row, "began_at"),
                Rows.instant(row, "seen_at"),
                Rows.instant(row, "ends_at"),
                row.getBoolean("idle")))
        .list();
  }

  private void seen(String session, Instant at) {
    db.sql(SEEN).param("id", UUID.fromString(session)).param("at", Rows.utc(at)).update();
  }

  private static Gone gone(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Gone(row.getString("id"), new PersonId(Rows.uuid(row, "person_id")));
  }

  private static CurrentUser who(java.sql.ResultSet row) throws java.sql.SQLException {
    var client = Rows.uuid(row, "client_id");
    return new CurrentUser(
        new PersonId(Rows.uuid(row, "person_id")),
        Role.of(row.getString("role")),
        client == null ? null : new ClientId(client),
        row.getString("id"),
        row.getString("name"));
  }
}
