package denwaban.people;

import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClockTrust;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Ends the access of accounts that were not used for [#AFTER]: no one notices when an unused
/// account is stolen. An administrator opens it again; keys and passkeys stay.
@Component
public class Dormancy {

  public static final Duration AFTER = Duration.ofDays(90);

  private static final String DORMANT =
      """
      select p.id from person p
      where p.disabled_at is null and greatest(p.added_at, p.opened_at, (
        select max(greatest(k.added_at, k.used_at)) from passkey k where k.person_id = p.id
      ), (
        select i.used_at from person_identity i where i.person_id = p.id
      )) <= :before
      """;

  private static final String ALL = DORMANT + "order by p.id";

  private static final String ONE = "select exists (" + DORMANT + "and p.id = :id)";

  private static final Logger LOG = LoggerFactory.getLogger(Dormancy.class);

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final PersonAccess personAccess;
  private final InstantSource clock;
  private final ObjectProvider<ClockTrust> clockTrust;

  Dormancy(
      JdbcClient db,
      TenantTransactions transactions,
      PersonAccess personAccess,
      InstantSource clock,
      ObjectProvider<ClockTrust> clockTrust) {
    this.db = db;
    this.transactions = transactions;
    this.personAccess = personAccess;
    this.clock = clock;
    this.clockTrust = clockTrust;
  }

  /// The office's last administrator keeps access: no one could open it again. While the clock may
  /// be wrong no one's access ends: set three months ahead, it would be everyone's.
  public void round() {
    if (clockTrust.getObject().doubted()) return;
    for (var person : transactions.office(this::dormant)) {
      try {
        if (personAccess.endDormant(person, () -> isDormant(person))) {
          LOG.atInfo()
              .addKeyValue("person", person)
              .log("no sign-in for a long time: access ended");
        }
      } catch (Problem last) {
        LOG.atWarn()
            .addKeyValue("person", person)
            .log("the last administrator has not signed in for a long time");
      }
    }
  }

  private List<PersonId> dormant() {
    return query(ALL).query((row, n) -> new PersonId(row.getObject(1, UUID.class))).list();
  }

  /// Others' access ended meanwhile; this person may have signed in.
  private boolean isDormant(PersonId person) {
    return query(ONE).param("id", person.value()).query(Boolean.class).single();
  }

  private JdbcClient.StatementSpec query(String sql) {
    return db.sql(sql).param("before", Rows.utc(clock.instant().minus(AFTER)));
  }
}
