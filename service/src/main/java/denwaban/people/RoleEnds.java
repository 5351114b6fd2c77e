package denwaban.people;

import denwaban.access.ActivePersonSql;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells the log of each role that ended at its time, once for each person and end, also after a
/// start: of members their client's, of staff the installation's. The role itself ends without it
/// ([ActivePersonSql]).
@Component
class RoleEnds {

  /// A role that waits for its second person never began. A client's only administrator keeps
  /// access: the end is reported when it takes effect.
  private static final String OVER =
      """
      select p.id, p.role_until from person p
      where p.role_until <= :now and p.role_over_told is distinct from p.role_until
        and p.disabled_at is null and p.erased_at is null
        and not exists (
          select from role_grant g where g.person_id = p.id and g.confirmed_by is null
            and g.granted_at = p.role_until
            and g.id = (select max(id) from role_grant newest where newest.person_id = p.id))
        and not (%s)
      order by p.role_until, p.id
      """
          .formatted(ActivePersonSql.SQL);

  private static final String TELL =
      """
      update person set role_over_told = role_until
      where id = :id and role_until = :until and role_over_told is distinct from role_until
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final People people;
  private final PersonLog personLog;
  private final InstantSource clock;

  RoleEnds(
      JdbcClient db,
      TenantTransactions transactions,
      People people,
      PersonLog personLog,
      InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.people = people;
    this.personLog = personLog;
    this.clock = clock;
  }

  private record Ended(PersonId person, Instant until) {}

  void round() {
    for (var ended : transactions.office(this::over)) {
      transactions.office(() -> tell(ended));
    }
  }

  private List<Ended> over() {
    return db.sql(OVER)
        .param("now", Rows.utc(clock.instant()))
        .query((row, n) ->
            new Ended(new PersonId(Rows.uuid(row, "id")), Rows.instant(row, "role_until")))
        .list();
  }

  /// Entry and note in one transaction: both are there, or neither.
  private void tell(Ended it) {
    var first =
        db.sql(TELL).param("id", it.person().value()).param("until", Rows.utc(it.until())).update()
            == 1;
    if (first) people.find(it.person()).ifPresent(person -> personLog.roleOver(person, it.until()));
  }
}
