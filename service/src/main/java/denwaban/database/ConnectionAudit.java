package denwaban.database;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sessions in our database that are not this program's, of this run or of one before: a run's name
/// counts until the next one begins. Called inside the office's scope.
public final class ConnectionAudit {

  /// Kinds of visits in one look; more wait for the next.
  static final int LIMIT = 100;

  private static final String UNTOLD =
      """
      select v.role, v.application, host(v.address) as address,
             min(v.id) as first, max(v.id) as last, count(*) as times, min(v.at)::text as since
      from visits.database_visit v
      where v.application <> :own and not exists (select from visits.database_visit_told t where t.id = v.id)
        and not exists (
          select from visits.own_run r
          where r.name_digest = sha256(convert_to(v.application, 'UTF8'))
            and not exists (select from visits.own_run n where n.id > r.id and n.began_at <= v.at))
      group by v.role, v.application, v.address
      order by first
      limit :limit
      """;

  private static final String TOLD =
      """
      insert into visits.database_visit_told (id)
      select v.id from visits.database_visit v
      where v.role = :role and v.application = :application
        and host(v.address) is not distinct from :address and v.id between :first and :last
        and not exists (select from visits.database_visit_told t where t.id = v.id)
      """;

  /// Some sessions of one role, by one program, from one address.
  ///
  /// @param application what that program called itself, at most 64 characters
  /// @param address null for a socket of the machine itself
  /// @param since when the first began
  public record Visit(
      String role,
      String application,
      @Nullable String address,
      long first,
      long last,
      int times,
      String since) {}

  private final JdbcClient db;
  private final String own;
  private final boolean watched;

  ConnectionAudit(JdbcClient db, String own, boolean watched) {
    this.db = db;
    this.own = own;
    this.watched = watched;
  }

  /// Whether PostgreSQL notes them: only where it is ours.
  public boolean watched() {
    return watched;
  }

  /// Those that were not [#told], oldest first; none where they are not recorded.
  public List<Visit> untold() {
    if (!watched) {
      return List.of();
    }
    return db.sql(UNTOLD)
        .param("own", own)
        .param("limit", LIMIT)
        .query((row, n) ->
            new Visit(
                row.getString("role"),
                row.getString("application"),
                row.getString("address"),
                row.getLong("first"),
                row.getLong("last"),
                row.getInt("times"),
                row.getString("since")))
        .list();
  }

  /// Not to be told again. In the transaction of what tells it.
  public void told(Visit visit) {
    db.sql(TOLD)
        .param("role", visit.role())
        .param("application", visit.application())
        .param("address", visit.address(), java.sql.Types.VARCHAR)
        .param("first", visit.first())
        .param("last", visit.last())
        .update();
  }
}
