package denwaban.disclosure;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.PeriodicTask;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells that the time for an answer is nearly over, and that it is over and there is none: each
/// once, as an entry of the client's log, from which the office's alarm rings, and to the client's
/// administrators by their own ways. One that is late gets no more time; one that gets more before
/// is told of anew.
@Configuration(proxyBeanMethods = false)
class LateRequests {

  private static final String SOON =
      """
      update disclosure_request set soon_told_at = :now
      where client_id = :client and state in ('open', 'identified') and due_at > :now
        and due_at <= :soon and soon_told_at is null
      returning id
      """;

  private static final String LATE =
      """
      update disclosure_request set late_told_at = :now
      where client_id = :client and state in ('open', 'identified') and due_at <= :now
        and late_told_at is null
      returning id
      """;

  private static final String UNSENT_SOON =
      """
      select id from disclosure_request
      where client_id = :client and state in ('open', 'identified') and due_at > :now
        and soon_told_at > :since and soon_sent_at is null
      """;

  private static final String UNSENT_LATE =
      """
      select id from disclosure_request
      where client_id = :client and state in ('open', 'identified')
        and late_told_at > :since and late_sent_at is null
      """;

  /// One that was closed meanwhile is changed no more; one that got more time is told of anew.
  private static final String SENT_SOON =
      """
      update disclosure_request set soon_sent_at = :now
      where client_id = :client and id in (:ids) and state in ('open', 'identified')
        and soon_told_at is not null
      """;

  private static final String SENT_LATE =
      """
      update disclosure_request set late_sent_at = :now
      where client_id = :client and id in (:ids) and state in ('open', 'identified')
      """;

  /// For so long it is tried to reach an administrator.
  static final Duration TRIED = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(LateRequests.class);

  private final Clients clients;
  private final TenantTransactions transactions;
  private final JdbcClient db;
  private final AuditLog audit;
  private final Optional<RequestNews> news;
  private final InstantSource clock;

  LateRequests(
      Clients clients,
      TenantTransactions transactions,
      JdbcClient db,
      AuditLog audit,
      Optional<RequestNews> news,
      InstantSource clock) {
    this.clients = clients;
    this.transactions = transactions;
    this.db = db;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  @Bean
  PeriodicTask lateRequestsTask() {
    return new PeriodicTask("late-requests", this::round);
  }

  void round() {
    for (var client : clients.active().stream().map(Client::id).toList()) {
      try {
        tell(client);
        for (var step : RequestNews.Step.values()) send(client, step);
      } catch (RuntimeException e) {
        // one client's trouble is not the others'; tried again with the next round
        LOG.atWarn().addKeyValue("client", client).setCause(e).log("no one was told of a request");
      }
    }
  }

  private void tell(ClientId client) {
    transactions.run(
        client,
        () -> {
          reached(client, SOON).forEach(it -> say(Action.REQUEST_SOON, client, it));
          reached(client, LATE).forEach(it -> say(Action.REQUEST_LATE, client, it));
        });
  }

  private List<UUID> reached(ClientId client, String sql) {
    var now = clock.instant();
    return db.sql(sql)
        .param("client", client.value())
        .param("now", Rows.utc(now))
        .param("soon", Rows.utc(now.plus(Requests.SOON)))
        .query((row, n) -> Rows.uuid(row, "id"))
        .list();
  }

  private void say(Action action, ClientId client, UUID id) {
    audit.append(Entry.done(action, client, id.toString(), Actor.SERVICE, Purpose.MANAGE));
  }

  /// After the entry: a crash before it is kept that it was sent sends it twice rather than never.
  private void send(ClientId client, RequestNews.Step step) {
    if (news.isEmpty()) return;
    var ids = transactions.as(client, () -> unsent(client, step));
    if (ids.isEmpty()) return;
    if (news.get().tell(client, step, ids.size())) {
      transactions.run(client, () -> sent(client, step, ids));
    }
  }

  private List<UUID> unsent(ClientId client, RequestNews.Step step) {
    var now = clock.instant();
    return db.sql(
            switch (step) {
              case SOON -> UNSENT_SOON;
              case LATE -> UNSENT_LATE;
            })
        .param("client", client.value())
        .param("now", Rows.utc(now))
        .param("since", Rows.utc(now.minus(TRIED)))
        .query((row, n) -> Rows.uuid(row, "id"))
        .list();
  }

  private void sent(ClientId client, RequestNews.Step step, List<UUID> ids) {
    db.sql(
            switch (step) {
              case SOON -> SENT_SOON;
              case LATE -> SENT_LATE;
            })
        .param("client", client.value())
        .param("now", Rows.utc(clock.instant()))
        .param("ids", ids)
        .update();
  }
}
