package denwaban.assurance.deviation;

import denwaban.access.CurrentUser;
import denwaban.assurance.control.Item;
import denwaban.assurance.posture.PostureDays;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.Contracts;
import denwaban.contract.Terms;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.terms.ContractRecord;
import denwaban.terms.Penalty;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Holds the days of each client's six items against the penalties of its contract. What was
/// counted once is not counted again.
@Component
public final class Deviations {

  private final Clients clients;
  private final Contracts contracts;
  private final PostureDays days;
  private final DeviationTable table;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Deviations(
      Clients clients,
      Contracts contracts,
      PostureDays days,
      DeviationTable table,
      TenantTransactions transactions,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.clients = clients;
    this.contracts = contracts;
    this.days = days;
    this.table = table;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// Looks at every client whose contract has penalties.
  public void round() {
    var now = clock.instant();
    for (var client : clients.active().stream().map(Client::id).toList()) {
      contracts.terms(client, now).ifPresent(it -> agreed(it).forEach(each -> look(it, each, now)));
    }
  }

  /// Rows of a record from before they were checked can be words alone: nothing follows them.
  private static List<Penalty> agreed(Terms terms) {
    var record = terms.record();
    try {
      return record == null ? List.of() : Penalty.of(record);
    } catch (IllegalArgumentException wordsAlone) {
      return List.of();
    }
  }

  /// The penalties of a client's contract that can be followed.
  public List<Penalty> agreed(ClientId client) {
    return contracts.terms(client, clock.instant()).map(Deviations::agreed).orElse(List.of());
  }

  private void look(Terms terms, Penalty penalty, Instant now) {
    var client = terms.client();
    var today = now.atZone(ContractRecord.JAPAN).toLocalDate();
    var counted = transactions.office(() -> table.last(client, penalty.item()));
    var agreed = terms.effectiveFrom().atZone(ContractRecord.JAPAN).toLocalDate();
    var first = latest(today.minusDays(penalty.days() - 1L), agreed);
    if (counted.isPresent()) first = latest(first, counted.get().plusDays(1));
    if (first.isAfter(today)) return;
    var minutes = unmet(client, penalty.item(), first, today, terms.effectiveFrom());
    if (minutes <= penalty.minutes()) return;
    var it =
        new Deviation(
            ids.next(),
            client,
            terms.version(),
            penalty.item(),
            first,
            today,
            (int) minutes,
            penalty.minutes(),
            penalty.consequence(),
            now.truncatedTo(ChronoUnit.MILLIS),
            null,
            null);
    transactions.office(() -> {
      table.add(it);
      log(Action.CONTRACT_DEVIATED, it.id(), client, Actor.SERVICE);
    });
  }

  /// Of the day on which the terms took effect, from that moment on.
  private long unmet(
      ClientId client, String code, LocalDate first, LocalDate today, Instant effectiveFrom) {
    var item = Item.of(code);
    var length = (int) ChronoUnit.DAYS.between(first, today) + 1;
    var began = days.rest(client, effectiveFrom);
    return days.history(client, length).stream()
        .filter(it -> !it.day().isBefore(first))
        .map(it -> it.day().equals(began.day()) ? began : it)
        .map(it -> it.items().get(item))
        .filter(Objects::nonNull)
        .mapToLong(PostureDays.OfItem::minutes)
        .sum();
  }

  private static LocalDate latest(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /// The newest first. Opens the client's scope.
  public List<Deviation> of(ClientId client) {
    return transactions.as(client, () -> table.of(client));
  }

  /// The office says what became of one.
  ///
  /// @throws Problem 404 if there is none that waits; 422 if the note is empty or too long
  void settle(ClientId client, UUID id, String note, CurrentUser by) {
    if (note.isEmpty() || note.length() > Deviation.NOTE) {
      throw new Problem(422, "deviation-note");
    }
    transactions.office(() -> {
      if (!table.settle(client, id, clock.instant(), by.person(), note)) throw Problem.notFound();
      log(Action.CONTRACT_DEVIATION_SETTLED, id, client, by.actor());
    });
  }

  private void log(Action action, UUID id, ClientId client, Actor actor) {
    audit.append(Entry.done(action, client, id.toString(), actor, Purpose.MANAGE));
  }
}
