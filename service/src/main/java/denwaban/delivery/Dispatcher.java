package denwaban.delivery;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.oncall.Rosters;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Chain;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.chain.Send;
import denwaban.delivery.channel.Links;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.reach.Reach;
import denwaban.delivery.reach.Way;
import denwaban.delivery.timer.Timers;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets a chain go on: says what is tried before it is tried, tries it, says what became of it.
///
/// A try that was said and has no outcome is unknown after a crash, and is made again under the
/// same id of the delivery.
@Component
class Dispatcher implements Timers.Due {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final TenantTransactions transactions;
  private final DeliveryTable table;
  private final Rosters rosters;
  private final Reach reach;
  private final ClientZones zones;
  private final Links links;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Dispatcher(
      TenantTransactions transactions,
      DeliveryTable table,
      Rosters rosters,
      Reach reach,
      ClientZones zones,
      Links links,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.rosters = rosters;
    this.reach = reach;
    this.zones = zones;
    this.links = links;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param way null if it was ended since the chain began
  private record Try(UUID id, Send send, @Nullable Way way, Delivery delivery) {}

  @Override
  public @Nullable Instant run(ClientId client, UUID id) {
    var company = zones.client(client);
    var tries = transactions.as(client, () -> begin(client, id));
    for (var one : tries) {
      var outcome = carry(client, company.name(), one);
      transactions.run(client, () -> ended(client, one, outcome));
    }
    return transactions.as(
        client, () -> table.find(client, id).map(it -> it.chain().wake()).orElse(null));
  }

  private List<Try> begin(ClientId client, UUID id) {
    var delivery = table.lock(client, id).orElse(null);
    if (delivery == null) return List.of();
    var now = clock.instant();
    var chain = delivery.chain();
    for (var open : table.attempts(client, List.of(id))) {
      if (open.state() != Attempt.State.TRYING) continue;
      table.ended(client, open.id(), Attempt.State.UNKNOWN, "program-ended", now);
      chain = chain.after(open.contact(), open.way(), new Outcome.Unknown(), now);
    }
    var reachable = reach.reachable(client);
    var roster = rosters.of(client, delivery.line()).roster();
    var step = chain.due(now, new RosterOnCall(roster, reachable, zones.of(client)));
    if (step.chain().state() == Chain.State.UNANSWERED
        && delivery.chain().state() != Chain.State.UNANSWERED) {
      say(Action.NOTICE_UNANSWERED, client, id, Map.of());
      LOG.atWarn().addKeyValue("delivery", id).log("nobody acknowledged: telephone the client");
    }
    table.save(client, id, step.chain());
    var tries = new ArrayList<Try>();
    for (var send : step.sends()) {
      var way =
          reachable.getOrDefault(send.contact(), List.of()).stream()
              .filter(it -> it.id().equals(send.way()))
              .findFirst()
              .orElse(null);
      var attempt = ids.next();
      table.trying(client, attempt, id, send, now);
      tries.add(new Try(attempt, send, way, delivery));
    }
    return tries;
  }

  private Outcome carry(ClientId client, String company, Try one) {
    var way = one.way();
    if (way == null) return new Outcome.Refused("way-ended");
    try {
      var address = reach.address(client, way);
      if (address.isEmpty()) {
        LOG.atError().addKeyValue("way", way.id()).log("an address is not this client's");
        return new Outcome.Refused("not-this-clients");
      }
      var notice = notice(client, company, one);
      return reach.channel(way.kind()).send(notice, address.get());
    } catch (IOException vault) {
      LOG.atWarn().addKeyValue("way", way.id()).setCause(vault).log("an address stays sealed");
      return new Outcome.Later("vault-sealed", null);
    } catch (RuntimeException fault) {
      LOG.atError().addKeyValue("way", way.id()).setCause(fault).log("a notice was not tried");
      return new Outcome.Unknown();
    }
  }

  private Notice notice(ClientId client, String company, Try one) {
    var delivery = one.delivery();
    return new Notice(
        delivery.id(),
        one.id(),
        client,
        company,
        delivery.about(),
        delivery.urgent(),
        one.send().reminder(),
        delivery.begunAt(),
        links.to(delivery.id()));
  }

  private void ended(ClientId client, Try one, Outcome outcome) {
    var now = clock.instant();
    var id = one.delivery().id();
    var way = one.way();
    table
        .lock(client, id)
        .ifPresent(it ->
            table.save(
                client,
                id,
                it.chain().after(one.send().contact(), one.send().way(), outcome, now)));
    switch (outcome) {
      case Outcome.Accepted() -> {
        table.ended(client, one.id(), Attempt.State.ACCEPTED, null, now);
        var _ = table.accepted(client, id, now);
        if (way != null) {
          reach.worked(client, way, now);
          var by = Map.of("kind", way.kind().code(), "way", way.id().toString());
          say(Action.NOTICE_GIVEN, client, id, by);
        }
      }
      case Outcome.Later(var trouble, _) -> failed(client, one, Attempt.State.LATER, trouble, now);
      case Outcome.Refused(var trouble) -> failed(client, one, Attempt.State.REFUSED, trouble, now);
      case Outcome.Unknown() -> failed(client, one, Attempt.State.UNKNOWN, "no-answer", now);
    }
  }

  private void failed(ClientId client, Try one, Attempt.State state, String trouble, Instant now) {
    table.ended(client, one.id(), state, trouble, now);
    if (one.way() == null) return;
    reach.failed(client, one.way(), trouble, now);
    if (trouble.equals("gone")) reach.gone(client, one.way(), now);
  }

  private void say(Action action, ClientId client, UUID id, Map<String, String> detail) {
    audit.append(
        new Entry(
            action, client, id.toString(), Actor.SERVICE, Purpose.OPERATE, Result.DONE, detail));
  }
}
