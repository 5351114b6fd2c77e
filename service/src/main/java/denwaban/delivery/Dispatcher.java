package denwaban.delivery;

import denwaban.access.ClientStanding;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.key.Line;
import denwaban.client.oncall.Rosters;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Chain;
import denwaban.delivery.chain.OnCall;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.chain.Send;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Links;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.content.DisclosedWords;
import denwaban.delivery.timer.Timers;
import denwaban.delivery.way.DeliveryWayHealth;
import denwaban.delivery.way.DeliveryWays;
import denwaban.delivery.way.Way;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.message.NoticeWords;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets a chain go on: says what is tried before it is tried, tries it, says what became of it. Of
/// the chains in a digest, what goes by the same way at the same time is one notice.
///
/// From a contract's end on no one is told: the client's people read no message any more and could
/// acknowledge none (decision 213). The chain stands still and not at its end, as later terms may
/// take the end back (decision 224); it is erased with the rest.
///
/// A try that was said and has no outcome is unknown after a crash, and is made again under the
/// same id of the delivery.
@Component
class Dispatcher implements Timers.Due {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /// How soon it is asked again whether a contract that ended was renewed.
  static final Duration RENEWED = Duration.ofHours(1);

  private final ClientStanding standing;
  private final TenantTransactions transactions;
  private final DeliveryTable table;
  private final Digests digests;
  private final Policies policies;
  private final Rosters rosters;
  private final DeliveryWays deliveryWays;
  private final DeliveryWayHealth reachHealth;
  private final ClientZones zones;
  private final Links links;
  private final SealedAttachments attachments;
  private final DisclosedWords words;
  private final Timers timers;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Dispatcher(
      ClientStanding standing,
      TenantTransactions transactions,
      DeliveryTable table,
      Digests digests,
      Policies policies,
      Rosters rosters,
      DeliveryWays deliveryWays,
      DeliveryWayHealth reachHealth,
      ClientZones zones,
      Links links,
      SealedAttachments attachments,
      DisclosedWords words,
      Timers timers,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.standing = standing;
    this.transactions = transactions;
    this.table = table;
    this.digests = digests;
    this.policies = policies;
    this.rosters = rosters;
    this.deliveryWays = deliveryWays;
    this.reachHealth = reachHealth;
    this.zones = zones;
    this.links = links;
    this.attachments = attachments;
    this.words = words;
    this.timers = timers;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// One notice by one way.
  ///
  /// @param id of this try
  /// @param notice the delivery's, or the digest's
  /// @param way null if it was ended since the chain began, or its person is told of nothing now
  private record Try(UUID id, UUID notice, @Nullable Way way, List<Part> parts) {
    Try {
      parts = List.copyOf(parts);
    }
  }

  /// What it tells of.
  ///
  /// @param attempt as it is kept
  private record Part(UUID attempt, Send send, Delivery delivery) {}

  @Override
  public @Nullable Instant run(ClientId client, UUID id) {
    if (standing.ended(client)) return stands(client, id);
    var company = zones.client(client);
    var tries = transactions.as(client, () -> begin(client, id));
    for (var planned : tries) {
      var one = stillTold(client, planned);
      var outcome = carry(client, company.name(), one);
      transactions.run(client, () -> ended(client, one, outcome));
    }
    return transactions.as(client, () -> table.wake(client, id).orElse(null));
  }

  /// A digest is not.
  @Override
  public boolean urgent(ClientId client, UUID id) {
    return transactions.as(
        client, () -> table.find(client, id).filter(Delivery::urgent).isPresent());
  }

  private @Nullable Instant stands(ClientId client, UUID id) {
    return transactions.as(client, () -> table.wake(client, id)).isPresent()
        ? clock.instant().plus(RENEWED)
        : null;
  }

  /// @param id of a delivery or a digest
  private List<Try> begin(ClientId client, UUID id) {
    var now = clock.instant();
    // first, so that nothing joins it after it was read
    var opened = digests.begin(client, id, now);
    var deliveries = table.lockTimed(client, id);
    var open = open(client, deliveries, now);
    var reachable = deliveryWays.reachable(client);
    var zone = zones.of(client);
    var onCall = new HashMap<Line, OnCall>();
    var rules = new HashMap<Integer, Policy>();
    var sends = new LinkedHashMap<By, List<Told>>();
    for (var delivery : deliveries) {
      var chain = open.getOrDefault(delivery.id(), delivery.chain());
      if (opened && chain.state() == Chain.State.HELD) {
        if (chain.at().isAfter(now)) {
          later(client, delivery, chain);
          continue;
        }
        // a person who read it while it was collected need not be told of it
        if (delivery.openedAt() != null) chain = chain.acknowledged(null, now);
      }
      var told =
          onCall.computeIfAbsent(
              delivery.line(),
              line -> new RosterOnCall(rosters.of(client, line).roster(), reachable, zone));
      var policy =
          rules.computeIfAbsent(delivery.policy(), version -> policies.of(client, version));
      var step = policy.step(chain, delivery.urgent(), now, zone, told);
      for (var send : kept(client, delivery, step)) {
        var by = new By(send.contact(), send.way(), send.reminder());
        sends.computeIfAbsent(by, _ -> new ArrayList<>()).add(new Told(send, delivery));
      }
    }
    return sends.entrySet().stream()
        .map(it -> trying(client, id, way(reachable, it.getKey()), it.getValue(), now))
        .toList();
  }

  /// Keeps where a chain stands now.
  private List<Send> kept(ClientId client, Delivery delivery, Chain.Step step) {
    var id = delivery.id();
    var before = delivery.chain();
    if (step.chain().state() == Chain.State.UNANSWERED
        && before.state() != Chain.State.UNANSWERED) {
      say(Action.NOTICE_UNANSWERED, client, id, Map.of());
      LOG.atWarn().addKeyValue("delivery", id).log("not acknowledged: telephone the client");
    }
    if (!step.chain().equals(before)) table.save(client, id, step.chain());
    return step.sends();
  }

  /// By which way, and whether it is a reminder: what has these in common is one notice.
  private record By(UUID contact, UUID way, boolean reminder) {}

  private record Told(Send send, Delivery delivery) {}

  private static @Nullable Way way(Map<UUID, List<Way>> reachable, By by) {
    return reachable.getOrDefault(by.contact(), List.of()).stream()
        .filter(it -> it.id().equals(by.way()))
        .findFirst()
        .orElse(null);
  }

  private Try trying(
      ClientId client, UUID notice, @Nullable Way way, List<Told> told, Instant now) {
    var id = ids.next();
    var parts = new ArrayList<Part>();
    for (var one : told) {
      var alone = told.size() == 1;
      var attempt = alone ? id : ids.next();
      table.trying(client, attempt, one.delivery().id(), one.send(), now, alone ? null : id);
      parts.add(new Part(attempt, one.send(), one.delivery()));
    }
    return new Try(id, notice, way, parts);
  }

  /// The chains of tries that the program did not live to see the end of.
  private Map<UUID, Chain> open(ClientId client, List<Delivery> deliveries, Instant now) {
    var chains = new HashMap<UUID, Chain>();
    for (var delivery : deliveries) chains.put(delivery.id(), delivery.chain());
    for (var open : table.attempts(client, chains.keySet())) {
      if (open.state() != Attempt.State.TRYING) continue;
      table.ended(client, open.id(), Attempt.State.UNKNOWN, "program-ended", now);
      chains.computeIfPresent(
          open.delivery(),
          (_, chain) -> chain.after(open.contact(), open.way(), new Outcome.Unknown(), now));
    }
    return chains;
  }

  /// What an operator holds back while its digest goes waits for the next.
  private void later(ClientId client, Delivery delivery, Chain chain) {
    var place = digests.place(client, policies.of(client).policy(), delivery.urgent(), chain.at());
    table.save(client, delivery.id(), chain.heldUntil(place.at()));
    table.move(client, delivery.id(), place.digest());
    if (place.digest() == null) timers.begin(client, delivery.id(), place.at());
  }

  /// Without its way if the person is told of nothing any more: tries before this one take time.
  private Try stillTold(ClientId client, Try one) {
    var way = one.way();
    return way == null || deliveryWays.tells(client, way.contact())
        ? one
        : new Try(one.id(), one.notice(), null, one.parts());
  }

  private Outcome carry(ClientId client, String company, Try one) {
    var way = one.way();
    if (way == null) return new Outcome.Refused("way-ended");
    try {
      var address = deliveryWays.address(client, way);
      if (address.isEmpty()) {
        LOG.atError().addKeyValue("way", way.id()).log("an address is not this client's");
        return new Outcome.Refused("not-this-clients");
      }
      var notice = notice(client, company, one, way);
      return deliveryWays.channel(way.kind()).send(notice, address.get());
    } catch (IOException vault) {
      LOG.atWarn().addKeyValue("way", way.id()).setCause(vault).log("an address stays sealed");
      return new Outcome.Later("vault-sealed", null);
    } catch (RuntimeException fault) {
      LOG.atError().addKeyValue("way", way.id()).setCause(fault).log("a notice was not tried");
      return new Outcome.Unknown();
    }
  }

  private Notice notice(ClientId client, String company, Try one, Way way) {
    var first = one.parts().getFirst();
    var delivery = first.delivery();
    var alone = one.notice().equals(delivery.id());
    return new Notice(
        one.notice(),
        one.id(),
        client,
        company,
        alone ? delivery.about() : Notice.About.DIGEST,
        one.parts().size(),
        delivery.urgent(),
        first.send().reminder(),
        delivery.begunAt(),
        links.to(one.notice()),
        alone ? attachments.of(client, delivery, way.kind()) : null,
        alone ? words(client, delivery, way.kind()) : null);
  }

  /// A mail alone carries them, of a message in the general box.
  private @Nullable NoticeWords words(ClientId client, Delivery delivery, DeliveryWayKind kind) {
    var carried =
        kind == DeliveryWayKind.MAIL
            && delivery.about() == Notice.About.MESSAGE
            && delivery.line().equals(Line.OWN);
    return carried ? words.of(client, delivery.call(), delivery.operator()) : null;
  }

  private void ended(ClientId client, Try one, Outcome outcome) {
    var now = clock.instant();
    for (var part : one.parts()) {
      var send = part.send();
      table
          .lock(client, part.delivery().id())
          .ifPresent(it ->
              table.save(
                  client, it.id(), it.chain().after(send.contact(), send.way(), outcome, now)));
    }
    switch (outcome) {
      case Outcome.Accepted() -> accepted(client, one, now);
      case Outcome.Later(var trouble, _) -> failed(client, one, Attempt.State.LATER, trouble, now);
      case Outcome.Refused(var trouble) -> failed(client, one, Attempt.State.REFUSED, trouble, now);
      case Outcome.Unknown() -> failed(client, one, Attempt.State.UNKNOWN, "no-answer", now);
    }
  }

  private void accepted(ClientId client, Try one, Instant now) {
    var way = one.way();
    if (way != null) reachHealth.worked(client, way, now);
    for (var part : one.parts()) {
      var id = part.delivery().id();
      table.ended(client, part.attempt(), Attempt.State.ACCEPTED, null, now);
      var _ = table.accepted(client, id, now);
      if (way != null) {
        var by = Map.of("kind", way.kind().code(), "way", way.id().toString());
        say(Action.NOTICE_GIVEN, client, id, by);
      }
    }
  }

  private void failed(ClientId client, Try one, Attempt.State state, String trouble, Instant now) {
    for (var part : one.parts()) table.ended(client, part.attempt(), state, trouble, now);
    if (one.way() == null) return;
    reachHealth.failed(client, one.way(), trouble, now);
    if (trouble.equals("gone")) reachHealth.gone(client, one.way(), now);
  }

  private void say(Action action, ClientId client, UUID id, Map<String, String> detail) {
    audit.append(
        new Entry(
            action, client, id.toString(), Actor.SERVICE, Purpose.OPERATE, Result.DONE, detail));
  }
}
