package denwaban.people;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Until when members of a client may act, and who of them said so.
@Component
public final class Memberships {

  private static final String ALL =
      """
      select p.id, p.role_until, g.granted_at, s.name as by
      from person p left join lateral (
        select granted_at, confirmed_by from role_grant
        where person_id = p.id and confirmed_by is not null order by id desc limit 1
      ) g on true
      left join person s on s.id = g.confirmed_by
      where p.client_id = :client and p.erased_at is null and p.disabled_at is null
        and p.role_until is not null
      """;

  /// For a member their own, and everyone's for those who confirm.
  private static final String NEXT =
      """
      select min(p.role_until) as role_until from person p
      where p.client_id = :client and p.erased_at is null and p.disabled_at is null
        and (p.id = :id or :all) and p.role_until <= :soon
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  Memberships(JdbcClient db, TenantTransactions transactions, InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param until exclusive
  /// @param due whether the review asks for the next confirmation
  /// @param over whether that time is past; only a lone administrator acts on then
  /// @param confirmedBy the name of the person who confirmed it last; null if no one has yet
  /// @param confirmedAt when
  public record Membership(
      Instant until,
      boolean due,
      boolean over,
      @Nullable String confirmedBy,
      @Nullable Instant confirmedAt) {

    /// Without the name.
    @Override
    public String toString() {
      return "until " + until;
    }
  }

  /// Of all members whose access was not ended.
  public Map<PersonId, Membership> of(ClientId client) {
    var all = new HashMap<PersonId, Membership>();
    transactions.office(() ->
        db.sql(ALL)
            .param("client", client.value())
            .query(row -> {
              all.put(new PersonId(Rows.uuid(row, "id")), membership(row));
            }));
    return all;
  }

  /// What the pages remind of; null if nothing ends within [RoleGrants#REVIEW].
  @Nullable
  public Instant next(Person person) {
    var client = person.client();
    if (client == null) return null;
    return transactions.office(() ->
        db.sql(NEXT)
            .param("client", client.value())
            .param("id", person.id().value())
            .param("all", person.role() == Role.CLIENT_ADMIN)
            .param("soon", Rows.utc(clock.instant().plus(RoleGrants.REVIEW)))
            .query((row, _) ->
                row.getObject("role_until") == null ? Instant.MAX : Rows.instant(row, "role_until"))
            .optional()
            .filter(Instant.MAX::isAfter)
            .orElse(null));
  }

  private Membership membership(ResultSet row) throws SQLException {
    var now = clock.instant();
    var until = Rows.instant(row, "role_until");
    return new Membership(
        until,
        !until.minus(RoleGrants.REVIEW).isAfter(now),
        !until.isAfter(now),
        row.getString("by"),
        Rows.instantOrNull(row, "granted_at"));
  }
}
