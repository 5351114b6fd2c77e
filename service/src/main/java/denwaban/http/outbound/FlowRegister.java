package denwaban.http.outbound;

import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Where something went to, by host, for whom and what for: a day's first of each is kept. Who is
/// entrusted with clients' data can be compared with it (controls.md S4.2).
@Component
public class FlowRegister {

  private static final Logger LOG = LoggerFactory.getLogger(FlowRegister.class);

  private static final String SEEN =
      """
      insert into outbound_flow (host, purpose, client_id, first_at, last_at)
      values (:host, :purpose, :client, :at, :at)
      on conflict (host, purpose, client_id) do update set last_at = excluded.last_at
      """;

  private static final String ALL =
      """
      select host, purpose, client_id, first_at, last_at from outbound_flow
      order by last_at desc, host, purpose limit :limit
      """;

  /// Flows that are listed at most, and remembered for a day.
  static final int LIMIT = 10_000;

  /// @param client for whom
  public record Flow(String host, String purpose, ClientId client, Instant first, Instant last) {}

  private record Day(String host, String purpose, UUID client, LocalDate day) {}

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final InstantSource clock;
  private final Set<Day> today = ConcurrentHashMap.newKeySet();

  FlowRegister(JdbcClient db, TenantTransactions transactions, InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Not inside a scope. What cannot be kept now is kept at the next call.
  public void seen(String host, String purpose, ClientId client) {
    var now = clock.instant();
    var day = new Day(host, purpose, client.value(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (today.size() >= LIMIT) today.clear();
    if (!today.add(day)) return;
    try {
      transactions.office(() ->
          db.sql(SEEN)
              .param("host", host)
              .param("purpose", purpose)
              .param("client", client.value())
              .param("at", Rows.utc(now))
              .update());
    } catch (DataAccessException | TransactionException away) {
      today.remove(day);
      LOG.atWarn().addKeyValue("purpose", purpose).setCause(away).log("a flow is not registered");
    }
  }

  /// The newest first. Opens the office's scope.
  public List<Flow> all() {
    return transactions.office(() ->
        db.sql(ALL)
            .param("limit", LIMIT)
            .query((row, n) ->
                new Flow(
                    row.getString("host"),
                    row.getString("purpose"),
                    new ClientId(Rows.uuid(row, "client_id")),
                    Rows.instant(row, "first_at"),
                    Rows.instant(row, "last_at")))
            .list());
  }
}
