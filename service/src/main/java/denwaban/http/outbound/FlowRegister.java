package denwaban.http.outbound;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.outbound.Destinations.Found;
import denwaban.http.outbound.Destinations.Standing;
import denwaban.kernel.ClientId;
import denwaban.terms.HostList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where something may go to, and where it went: by host, for whom and what for. A day's first of
/// each is kept, and the first of all is an entry of the client's log, so that a client can hold it
/// against its list (controls.md S4.2).
@Component
public class FlowRegister {

  private static final String BEFORE =
      """
      select standing from outbound_flow
      where host = :host and purpose = :purpose and client_id = :client
      for update
      """;

  private static final String SEEN =
      """
      insert into outbound_flow (host, purpose, client_id, first_at, last_at, standing)
      values (:host, :purpose, :client, :at, :at, :standing)
      on conflict (host, purpose, client_id) do update
      set last_at = excluded.last_at, standing = excluded.standing
      """;

  private static final String ALL =
      """
      select * from outbound_flow order by last_at desc, host, purpose limit :limit
      """;

  private static final String OWN =
      """
      select * from outbound_flow where client_id = :client
      order by last_at desc, host, purpose limit :limit
      """;

  /// Flows that are listed at most, and remembered for a day.
  static final int LIMIT = 10_000;

  /// @param client for whom
  /// @param standing why it may be called, or that it may not
  public record Flow(
      String host,
      String purpose,
      ClientId client,
      Instant first,
      Instant last,
      Standing standing) {}

  private record Key(String host, String purpose, UUID client) {}

  private record Kept(Standing standing, LocalDate day) {}

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Optional<Destinations> destinations;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Map<Key, Kept> today = new ConcurrentHashMap<>();

  FlowRegister(
      JdbcClient db,
      TenantTransactions transactions,
      Optional<Destinations> destinations,
      AuditLog audit,
      InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.destinations = destinations;
    this.audit = audit;
    this.clock = clock;
  }

  /// Asked before anything is sent. Not inside a scope.
  ///
  /// @param host in ASCII
  /// @throws NotListed if the client did not agree that something goes there
  /// @throws org.springframework.dao.DataAccessException if it cannot be looked up or kept
  /// @throws org.springframework.transaction.TransactionException the same
  public void permit(String host, String purpose, ClientId client) throws NotListed {
    var now = clock.instant();
    // if it is not known what was agreed, nothing goes out
    var found =
        destinations
            .map(it -> it.standing(client, host, purpose, now))
            .orElse(new Found(Standing.REFUSED, host));
    var standing = found.standing();
    var key = new Key(host, purpose, client.value());
    var kept = new Kept(standing, LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (!kept.equals(today.get(key))) {
      transactions.office(() -> keep(host, purpose, client, found, now));
      if (today.size() >= LIMIT) today.clear();
      today.put(key, kept);
    }
    if (standing == Standing.REFUSED) throw new NotListed();
  }

  private void keep(String host, String purpose, ClientId client, Found found, Instant now) {
    var standing = found.standing().name();
    var before =
        db.sql(BEFORE)
            .param("host", host)
            .param("purpose", purpose)
            .param("client", client.value())
            .query((row, n) -> row.getString(1))
            .optional();
    db.sql(SEEN)
        .param("host", host)
        .param("purpose", purpose)
        .param("client", client.value())
        .param("at", Rows.utc(now))
        .param("standing", standing)
        .update();
    if (found.standing() != Standing.HERE && !before.equals(Optional.of(standing))) {
      audit.append(entry(host, purpose, client, found));
    }
  }

  private static Entry entry(String host, String purpose, ClientId client, Found found) {
    var refused = found.standing() == Standing.REFUSED;
    return new Entry(
        switch (found.standing()) {
          case REFUSED -> Action.FLOW_REFUSED;
          case OWN -> Action.FLOW_OWN;
          default -> Action.FLOW_BEGAN;
        },
        client,
        HostList.named(found.entry()),
        Actor.SERVICE,
        Purpose.OPERATE,
        refused ? Result.REFUSED : Result.DONE,
        Map.of("host", host, "for", purpose));
  }

  /// The newest first. Opens the office's scope.
  public List<Flow> all() {
    return transactions.office(() -> db.sql(ALL).param("limit", LIMIT).query(this::flow).list());
  }

  /// Those of one client, the newest first. Opens its scope.
  public List<Flow> of(ClientId client) {
    return transactions.as(
        client,
        () ->
            db.sql(OWN)
                .param("client", client.value())
                .param("limit", LIMIT)
                .query(this::flow)
                .list());
  }

  private Flow flow(ResultSet row, int n) throws SQLException {
    return new Flow(
        row.getString("host"),
        row.getString("purpose"),
        new ClientId(Rows.uuid(row, "client_id")),
        Rows.instant(row, "first_at"),
        Rows.instant(row, "last_at"),
        Standing.valueOf(row.getString("standing")));
  }
}
