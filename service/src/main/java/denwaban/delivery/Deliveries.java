package denwaban.delivery;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.call.event.CallerWaits;
import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.client.key.Line;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Chain;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.content.HeldWords;
import denwaban.delivery.timer.Timers;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.message.ItemChanged;
import denwaban.message.ItemWaits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What a person must be told of, from the moment that it waits to the moment that it is done.
@Component
class Deliveries {

  /// How long a notice that was taken back waits for the correction.
  static final Duration RECALLED = Duration.ofMinutes(3);

  /// How long after it was first taken back it leaves at the latest, however often it is again.
  static final Duration RECALLED_MOST = Duration.ofMinutes(15);

  private final TenantTransactions transactions;
  private final DeliveryTable table;
  private final Policies policies;
  private final Contacts contacts;
  private final ClientZones zones;
  private final Digests digests;
  private final HeldWords words;
  private final Timers timers;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Deliveries(
      TenantTransactions transactions,
      DeliveryTable table,
      Policies policies,
      Contacts contacts,
      ClientZones zones,
      Digests digests,
      HeldWords words,
      Timers timers,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.policies = policies;
    this.contacts = contacts;
    this.zones = zones;
    this.digests = digests;
    this.words = words;
    this.timers = timers;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// In the transaction that keeps what waits: either both exist or neither.
  @EventListener
  void waits(ItemWaits it) {
    var missed = it.kind() == ItemWaits.Kind.MISSED;
    if (missed && (!policies.of(it.client()).policy().missed() || knownOf(it))) return;
    begin(
        it.client(),
        it.line(),
        it.call(),
        missed ? Notice.About.MISSED : Notice.About.MESSAGE,
        it.urgent(),
        it.operator());
  }

  /// Whether the client is being told already that this caller left something.
  private boolean knownOf(ItemWaits it) {
    return !table.ofCalls(it.client(), List.of(it.call())).isEmpty();
  }

  /// What a caller left whom no operator took. Told at least once; the second is none.
  @EventListener
  void left(CallerWaits it) {
    var about =
        switch (it.wish()) {
          case VOICEMAIL -> Notice.About.VOICEMAIL;
          case CALLBACK -> Notice.About.CALLBACK;
        };
    transactions.run(
        it.client(),
        () -> begin(it.client(), Line.of(it.mailbox()), it.call(), about, false, null));
    timers.look();
  }

  /// In the client's scope. A second one for the same call, box and kind is none.
  void begin(
      ClientId client,
      Line line,
      CallId call,
      Notice.About about,
      boolean urgent,
      @Nullable PersonId operator) {
    var now = clock.instant();
    var rule = policies.of(client);
    // only what an operator sent can be taken back by one
    var free = operator == null ? now : now.plus(Policy.HELD);
    var place = digests.place(client, rule.policy(), urgent, free);
    var delivery =
        new Delivery(
            ids.next(),
            line,
            call,
            about,
            urgent,
            operator,
            rule.version(),
            now,
            Chain.held(rule.policy().pace(urgent), place.at()),
            place.digest(),
            null,
            null,
            null,
            null);
    if (table.add(client, delivery) && place.digest() == null) {
      timers.begin(client, delivery.id(), place.at());
    }
  }

  @EventListener
  void changed(ItemChanged it) {
    for (var delivery : table.ofCalls(it.client(), List.of(it.call()))) {
      if (!delivery.line().equals(it.line())) continue;
      switch (it.to()) {
        case OPENED -> table.opened(it.client(), delivery.id(), clock.instant());
        // the person who deals with it knows of it
        case TAKEN ->
            known(it.client(), delivery.id(), Objects.requireNonNull(it.by()))
                .ifPresent(of -> wake(it.client(), of));
        case DONE -> end(it.client(), delivery.id());
        case CORRECTED -> {
          if (it.urgent() && delivery.about() == Notice.About.MESSAGE && !delivery.urgent()) {
            hurry(it.client(), delivery.id());
          } else {
            release(it.client(), delivery.id());
          }
        }
      }
    }
  }

  private void end(ClientId client, UUID id) {
    table
        .lock(client, id)
        .ifPresent(it -> {
          table.save(client, id, it.chain().done());
          words.forget(it.call());
        });
  }

  /// What was kept back for a correction leaves now.
  private void release(ClientId client, UUID id) {
    table
        .lock(client, id)
        .filter(it -> it.chain().state() == Chain.State.HELD)
        .ifPresent(it -> {
          table.save(client, id, it.chain().heldUntil(released(client, it)));
          wake(client, it);
        });
  }

  /// A correction says that it is urgent: by itself, by the urgent pace, from now on. One that
  /// takes that away changes nothing here: people were told that it is, and are not told less.
  private void hurry(ClientId client, UUID id) {
    table
        .lock(client, id)
        .ifPresent(it -> {
          var hurry = policies.of(client, it.policy()).urgent();
          table.save(client, id, it.chain().urgent(hurry, clock.instant()));
          table.urgent(client, id);
          if (it.digest() == null) wake(client, it);
          else table.wake(client, id).ifPresent(at -> timers.begin(client, id, at));
        });
  }

  private Instant released(ClientId client, Delivery it) {
    var digest = it.digest();
    return digest == null
        ? policies.of(client, it.policy()).after(clock.instant(), it.urgent(), zones.of(client))
        : digests.due(client, digest);
  }

  /// Sets the timer of a delivery, or of its digest, after its chain was saved.
  void wake(ClientId client, Delivery it) {
    table.wake(client, it.timer()).ifPresent(at -> timers.at(client, it.timer(), at));
  }

  /// A member says that they know of these: from now on no one else is told of them.
  ///
  /// @throws Problem 404 if there is no such one
  void acknowledge(CurrentUser user, List<UUID> all) {
    var client = user.memberOf();
    transactions.run(
        client,
        () -> {
          var now = new HashMap<UUID, Delivery>();
          for (var id : all) {
            var known = known(client, id, user.person());
            if (known.isEmpty()) continue;
            say(Action.NOTICE_ACKNOWLEDGED, user, client, id);
            now.put(known.get().timer(), known.get());
          }
          now.values().forEach(it -> wake(client, it));
        });
  }

  void acknowledge(CurrentUser user, UUID id) {
    acknowledge(user, List.of(id));
  }

  /// Its timer is still to be set.
  ///
  /// @return empty if it was acknowledged before
  /// @throws Problem 404 if there is no such delivery
  private Optional<Delivery> known(ClientId client, UUID id, PersonId member) {
    var delivery = table.lock(client, id).orElseThrow(Problem::notFound);
    if (!delivery.chain().state().waits()) return Optional.empty();
    var now = clock.instant();
    var contact =
        contacts.all(client).stream()
            .filter(it -> member.equals(it.member()) && !it.left())
            .map(Contact::id)
            .findFirst()
            .orElse(null);
    table.save(client, id, delivery.chain().acknowledged(contact, now));
    table.acknowledged(client, id, member, now);
    words.forget(delivery.call());
    return Optional.of(delivery);
  }

  /// The office telephoned one of the client's people, who knows of it now. In the office's scope:
  /// an operator's own sees only clients whose call they have.
  ///
  /// @throws Problem 404 if there is none; 409 if it was acknowledged meanwhile
  void telephoned(CurrentUser user, ClientId client, UUID id) {
    transactions.office(() -> {
      var delivery = table.lock(client, id).orElseThrow(Problem::notFound);
      if (!delivery.chain().state().waits()) {
        throw new Problem(409, "acknowledged-meanwhile");
      }
      var now = clock.instant();
      table.save(client, id, delivery.chain().acknowledged(null, now));
      table.acknowledged(client, id, user.person(), now);
      words.forget(delivery.call());
      say(Action.NOTICE_ACKNOWLEDGED, user, client, id);
    });
  }

  /// The operator who sent it holds the notice back to put the message right. It leaves when that
  /// is done, or after a while all the same: a message is never forgotten. Its timer, which comes
  /// sooner, sets the new time.
  ///
  /// @throws Problem 404 if it is not this operator's; 409 if a person was told already, or is now
  Instant recall(CurrentUser user, ClientId client, UUID id) {
    return transactions.office(() -> {
      var delivery =
          table
              .lock(client, id)
              .filter(it -> user.person().equals(it.operator()))
              .orElseThrow(Problem::notFound);
      if (delivery.chain().state() != Chain.State.HELD) {
        throw new Problem(409, "notice-left");
      }
      var now = clock.instant();
      var until = heldUntil(delivery.chain(), now);
      if (!until.isAfter(now)) throw new Problem(409, "notice-left");
      table.save(client, id, delivery.chain().recalled(until, now));
      say(Action.NOTICE_HELD, user, client, id);
      return until;
    });
  }

  private static Instant heldUntil(Chain held, Instant now) {
    var latest = Objects.requireNonNullElse(held.recalledAt(), now).plus(RECALLED_MOST);
    var wanted = now.plus(RECALLED);
    var soonest = wanted.isAfter(latest) ? latest : wanted;
    // what leaves later anyway is not told sooner
    return held.at().isAfter(soonest) ? held.at() : soonest;
  }

  private void say(Action action, CurrentUser user, ClientId client, UUID id) {
    audit.append(Entry.done(action, client, id.toString(), user.actor(), Purpose.OPERATE));
  }
}
