package denwaban.contract.subprocessor;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.terms.HostList;
import denwaban.terms.SubprocessorTerms;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The office's register of sub-processors: it adds and ends, each client approves or objects.
@Component
public final class Subprocessors {

  private final TenantTransactions transactions;
  private final SubprocessorTable table;
  private final AllowList list;
  private final Clients clients;
  private final AuditLog audit;
  private final InstantSource clock;

  Subprocessors(
      TenantTransactions transactions,
      SubprocessorTable table,
      AllowList list,
      Clients clients,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.list = list;
    this.clients = clients;
    this.audit = audit;
    this.clock = clock;
  }

  /// One of the register, as it stands for a client.
  ///
  /// @param consent null if it was neither asked nor answered
  /// @param begins from when on something may go there; null if never, as things stand
  /// @param named whether the contract's own text has all its hosts
  public record Position(
      Subprocessor subprocessor,
      @Nullable Consent consent,
      @Nullable Instant begins,
      boolean named) {}

  /// @param terms what the contract says now
  /// @param graceUntil until when something goes out without a list; null if it does not
  /// @param positions in the register's order; without those that ended before the client was asked
  ///   about them
  public record Own(
      SubprocessorTerms terms, @Nullable Instant graceUntil, List<Position> positions) {}

  /// In the order in which they were added; ended ones too. Opens the office's scope.
  public List<Subprocessor> all() {
    return transactions.office(table::all);
  }

  /// Those that are not ended: with them a first contract begins. Opens the office's scope, or
  /// joins it.
  public List<Subprocessor> current() {
    return transactions.office(
        () -> table.all().stream().filter(it -> it.endedAt() == null).toList());
  }

  /// Tells a client of those that came before it. Opens the office's scope, or joins it.
  public void tell(ClientId client, CurrentUser by) {
    transactions.office(() -> {
      table.lock();
      for (var each : current()) told(client, each, by.person(), by.actor());
    });
  }

  private void told(ClientId client, Subprocessor it, PersonId by, Actor actor) {
    if (table.ask(client, it.id(), now(), by)) {
      say(Action.SUBPROCESSOR_ASKED, client, it, actor);
    }
  }

  /// What clients say to all of them. Opens the office's scope.
  List<Consent> consents() {
    return transactions.office(() -> table.consents());
  }

  /// Adds one and tells every client of it.
  ///
  /// @throws Problem 409 if the register is full, or has the same already
  public Subprocessor add(Subprocessor it, PersonId by, Actor actor) {
    return transactions.office(() -> {
      table.lock();
      var everyone = clients.active().stream().map(Client::id).toList();
      var current = table.all().stream().filter(one -> one.endedAt() == null).toList();
      if (current.size() >= Subprocessor.MOST) throw SubprocessorProblems.full();
      if (current.stream().anyMatch(one -> same(one, it))) throw SubprocessorProblems.again();
      table.add(it, by);
      audit.append(
          Entry.done(Action.SUBPROCESSOR_ADDED, null, it.id().toString(), actor, Purpose.MANAGE));
      for (var client : everyone) told(client, it, by, actor);
      return it;
    });
  }

  private static boolean same(Subprocessor one, Subprocessor other) {
    return one.name().equals(other.name())
        && one.service() == other.service()
        && one.hosts().equals(other.hosts());
  }

  /// Nothing goes there any more, for any client whose contract does not itself name it.
  ///
  /// @throws Problem 404 if there is none, or it was ended
  void end(UUID id, CurrentUser by) {
    transactions.office(() -> {
      var it = table.all().stream().filter(one -> one.id().equals(id)).findFirst();
      if (!table.end(id, now())) throw Problem.notFound();
      audit.append(
          Entry.done(Action.SUBPROCESSOR_ENDED, null, id.toString(), by.actor(), Purpose.MANAGE));
      var told =
          new HashSet<>(
              table.consents().stream()
                  .filter(c -> c.subprocessor().equals(id))
                  .map(Consent::client)
                  .toList());
      for (var client : told) say(Action.SUBPROCESSOR_ENDED, client, it.orElseThrow(), by.actor());
    });
  }

  /// As they stand for a client now.
  public Own of(ClientId client) {
    var now = clock.instant();
    var register = all();
    return transactions.as(
        client,
        () -> {
          var terms = list.terms(client, now);
          var consents = list.consents(client);
          var positions =
              register.stream()
                  .filter(it -> it.endedAt() == null || consents.containsKey(it.id()))
                  .map(it -> position(it, consents.get(it.id()), terms, now))
                  .toList();
          return new Own(terms, list.graceUntil(client, now).orElse(null), positions);
        });
  }

  private static Position position(
      Subprocessor it, @Nullable Consent consent, SubprocessorTerms terms, Instant now) {
    var hosts = it.hosts().patterns();
    var named = !hosts.isEmpty() && hosts.stream().allMatch(host -> terms.names(host, now));
    return new Position(it, consent, AllowList.begins(it, consent, terms).orElse(null), named);
  }

  /// The client's administrator approves or objects.
  ///
  /// @throws Problem 404 if there is none; 409 if it is ended, or the contract leaves nothing to
  ///   approve
  Own answer(ClientId client, UUID id, boolean approves, String reason, CurrentUser by) {
    if (reason.length() > Consent.REASON) {
      throw Problem.malformed();
    }
    var it =
        all().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(Problem::notFound);
    transactions.run(
        client,
        () -> {
          if (it.endedAt() != null) throw SubprocessorProblems.ended();
          if (approves && !list.terms(client, clock.instant()).policy().approvals()) {
            throw SubprocessorProblems.byContract();
          }
          var now = now();
          var answer = approves ? Consent.State.APPROVED : Consent.State.OBJECTED;
          table.answer(new Consent(client, id, answer, now, now, by.person(), reason));
          say(
              approves ? Action.SUBPROCESSOR_APPROVED : Action.SUBPROCESSOR_OBJECTED,
              client,
              it,
              by.actor());
        });
    return of(client);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /// An entry for each host, so that a log can be held against the calls that follow.
  private void say(Action action, ClientId client, Subprocessor it, Actor actor) {
    var hosts = it.hosts().patterns();
    var objects = hosts.isEmpty() ? Set.of(it.id().toString()) : new HashSet<>(hosts);
    for (var each : objects) {
      audit.append(Entry.done(action, client, HostList.named(each), actor, Purpose.MANAGE));
    }
  }
}
