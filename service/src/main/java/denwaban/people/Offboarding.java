package denwaban.people;

import denwaban.access.ActivePersonSql;
import denwaban.access.session.SessionRevocation;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ends what is still open of people who may no longer act: a leaver at the instant that HR named,
/// a mover, a role or a session whose time has ended. Requests are refused from that instant on
/// ([ActivePersonSql]); sessions, event streams and the current call end at the next round.
@Component
public class Offboarding {

  /// The contract promises 5 seconds, from the instant to the end of everything.
  public static final Duration PROMISED = Duration.ofSeconds(5);

  /// Often enough for [#PROMISED].
  public static final Duration EVERY = Duration.ofSeconds(1);

  /// An idle session of a member stays until its absolute end: it still tells a count ([AlsoIdle]).
  private static final String OVER =
      """
      delete from session s using person p where p.id = s.person_id
        and (s.ends_at <= :now
          or (p.client_id is null
            and s.seen_at <= cast(:now as timestamptz) - make_interval(secs => s.idle_s))
          or not (%s))
      returning s.id
      """
          .formatted(ActivePersonSql.SQL);

  private static final String LEAVERS =
      """
      select id from person
      where disabled_at is null and leaves_at <= :now order by leaves_at, id
      """;

  private static final Logger LOG = LoggerFactory.getLogger(Offboarding.class);

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final PersonAccess personAccess;
  private final SessionRevocation revocation;
  private final InstantSource clock;

  Offboarding(
      JdbcClient db,
      TenantTransactions transactions,
      PersonAccess personAccess,
      SessionRevocation revocation,
      InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.personAccess = personAccess;
    this.revocation = revocation;
    this.clock = clock;
  }

  public void round() {
    revocation.tell(transactions.office(this::ended));
    for (var person : transactions.office(this::leavers)) {
      personAccess.leave(person);
      LOG.atInfo().addKeyValue("person", person).log("a leaver's access was ended");
    }
  }

  private List<String> ended() {
    return db.sql(OVER)
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) -> row.getString(1))
        .list();
  }

  private List<PersonId> leavers() {
    return db.sql(LEAVERS)
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
        .list();
  }
}
