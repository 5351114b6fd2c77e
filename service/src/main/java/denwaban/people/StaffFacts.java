package denwaban.people;

import denwaban.access.Role;
import denwaban.access.session.Sessions;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How access is kept in order, in numbers: no one is named.
@Component
public final class StaffFacts {

  /// In seconds, from the instant at which someone left to the end of their access; the newest
  /// [#LEAVERS] of the time asked for.
  private static final String LEFT =
      """
      select extract(epoch from disabled_at - leaves_at) from person
      where client_id is null and disabled_at >= leaves_at and leaves_at > :since
      order by leaves_at desc limit :limit
      """;

  private static final String LATE =
      """
      select count(*) from person
      where client_id is null and disabled_at is null and leaves_at <= :before
      """;

  /// The newest grant of each of those who act now.
  private static final String HELD =
      """
      select g.role, g.unit, g.person_id from role_grant g join person p on p.id = g.person_id and p.role = g.role
      where p.client_id is null and p.disabled_at is null and not p.service_account
        and g.id = (select max(id) from role_grant n where n.person_id = g.person_id)
      """;

  private static final String BEFORE =
      """
      select distinct role, unit from (
        select role, unit, lead(granted_at) over (order by id) as over_at
        from role_grant where person_id = :person
      ) held where role <> :role and over_at > :since
      """;

  static final int LEAVERS = 1_000;

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final People people;
  private final Registry registry;
  private final Sessions sessions;
  private final InstantSource clock;

  StaffFacts(
      JdbcClient db,
      TenantTransactions transactions,
      People people,
      Registry registry,
      Sessions sessions,
      InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.people = people;
    this.registry = registry;
    this.sessions = sessions;
    this.clock = clock;
  }

  /// Of staff whose access is not ended.
  ///
  /// @param orphans whom HR's registry does not have
  /// @param unconfirmed whose role no one confirmed in time
  /// @param conflicts who hold a role against the separation of duties
  /// @param reviewers of quality
  /// @param withoutPasskey who have none yet
  public record Staff(
      int all, int orphans, int unconfirmed, int conflicts, int reviewers, int withoutPasskey) {}

  /// @param seconds of each who left, from the instant to the end of access
  /// @param late who should have no access any more, and have
  public record Leavers(List<Double> seconds, int late) {

    /// The value that a part of all does not exceed.
    ///
    /// @param part 0 to 1
    public Optional<Double> quantile(double part) {
      var sorted = seconds.stream().sorted().toList();
      return sorted.isEmpty()
          ? Optional.empty()
          : Optional.of(sorted.get((int) Math.ceil(part * (sorted.size() - 1))));
    }
  }

  /// Opens the office's scope.
  public Staff staff() {
    return transactions.office(() -> {
      var staff = people.all().stream().filter(it -> it.role().staff() && !it.disabled()).toList();
      var standings = registry.all();
      var seen =
          staff.stream()
              .map(it -> StandingView.of(it, standings.get(it.id()), clock.instant()))
              .filter(Objects::nonNull)
              .toList();
      return new Staff(
          staff.size(),
          (int) seen.stream().filter(StandingView::orphan).count(),
          (int) seen.stream().filter(it -> it.state() == StandingView.State.UNCONFIRMED).count(),
          conflicts(),
          (int) staff.stream().filter(it -> it.role() == Role.QUALITY_REVIEWER).count(),
          (int) staff.stream().filter(it -> !it.enrolled()).count());
    });
  }

  /// Opens the office's scope.
  public Sessions.StaffSessions sessions() {
    return transactions.office(sessions::staff);
  }

  /// Who left within a time, and who should have. Opens the office's scope.
  ///
  /// @param grace after the instant, before access that goes on is late
  public Leavers leavers(Duration within, Duration grace) {
    var now = clock.instant();
    return transactions.office(() ->
        new Leavers(
            db.sql(LEFT)
                .param("since", Rows.utc(now.minus(within)))
                .param("limit", LEAVERS)
                .query((row, n) -> row.getDouble(1))
                .list(),
            db.sql(LATE)
                .param("before", Rows.utc(now.minus(grace)))
                .query(Integer.class)
                .single()));
  }

  private int conflicts() {
    return (int)
        db
            .sql(HELD)
            .query((row, n) -> {
              var role = Role.of(row.getString("role"));
              var before =
                  db.sql(BEFORE)
                      .param("person", Rows.uuid(row, "person_id"))
                      .param("role", row.getString("role"))
                      .param("since", Rows.utc(clock.instant().minus(Separation.BACK)))
                      .query((held, _) ->
                          new Separation.PastRole(Role.of(held.getString(1)), held.getString(2)))
                      .list();
              return Separation.against(role, row.getString("unit"), before).isPresent();
            })
            .list()
            .stream()
            .filter(it -> it)
            .count();
  }
}
