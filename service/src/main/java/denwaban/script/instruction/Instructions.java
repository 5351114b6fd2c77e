package denwaban.script.instruction;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PhoneNumber;
import denwaban.script.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The clients' temporary instructions. Everything happens in the client's scope, or joins it.
@Component
public final class Instructions {

  /// That hold or are to come, of one client: an operator reads them while the telephone rings.
  public static final int LIMIT = 10;

  /// Of one client in a day.
  public static final int DAY_LIMIT = 100;

  private static final Duration DAY = Duration.ofDays(1);

  private final TenantTransactions transactions;
  private final InstructionTable table;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Instructions(
      TenantTransactions transactions,
      InstructionTable table,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// What is shown with a call, the one that began first on top.
  public List<Instruction> at(ClientId client, PhoneNumber dialled, Instant at) {
    return transactions.as(client, () -> table.from(client, at)).stream()
        .filter(it -> it.holds(at) && it.concerns(dialled))
        .toList();
  }

  /// The newest ones, those that are over too, newest first.
  public List<Instruction> newest(ClientId client, int limit) {
    return transactions.as(client, () -> table.newest(client, limit));
  }

  /// @param from past for at once
  /// @return empty if there are [#LIMIT] already, or [#DAY_LIMIT] were set today
  /// @throws IllegalArgumentException if it does not fit, or is over before it is set
  public Optional<Instruction> add(
      ClientId client,
      Phrase text,
      List<PhoneNumber> numbers,
      Instant from,
      Instant until,
      Actor by) {
    return transactions.as(
        client,
        () -> {
          table.hold(client);
          var now = clock.instant();
          var begins = from.isBefore(now) ? now : from;
          var added =
              new Instruction(
                  ids.next(), text, numbers, begins, until, now, by.person(), by.role(), null);
          if (begins.isAfter(now.plus(Instruction.LONGEST))) {
            throw new IllegalArgumentException("it begins too far ahead");
          }
          if (table.from(client, now).size() >= LIMIT
              || table.setSince(client, now.minus(DAY)) >= DAY_LIMIT) {
            return Optional.empty();
          }
          table.add(client, added);
          say(Action.INSTRUCTION_SET, client, added.id(), by);
          return Optional.of(added);
        });
  }

  /// Ends one before its end.
  ///
  /// @return false if this client has none of that id that holds or is to come
  public boolean end(ClientId client, UUID id, Actor by) {
    return transactions.as(
        client,
        () -> {
          if (!table.end(client, id, clock.instant())) return false;
          say(Action.INSTRUCTION_ENDED, client, id, by);
          return true;
        });
  }

  private void say(Action action, ClientId client, UUID id, Actor by) {
    audit.append(Entry.done(action, client, id.toString(), by, Purpose.MANAGE));
  }
}
