package denwaban.client;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// The client companies and their numbers. Each method opens the office's scope, or joins it; not
/// to be called inside a client's.
@Component
public final class Clients {

  private final TenantTransactions transactions;
  private final ClientTable clientTable;
  private final AuditLog audit;
  private final InstantSource clock;

  public Clients(
      TenantTransactions transactions,
      ClientTable clientTable,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.clientTable = clientTable;
    this.audit = audit;
    this.clock = clock;
  }

  /// Whose number was dialled.
  public Optional<Client> ofNumber(PhoneNumber dialled) {
    return transactions.office(() -> clientTable.ofNumber(dialled));
  }

  public Optional<Client> find(ClientId id) {
    return transactions.office(() -> clientTable.find(id));
  }

  /// All clients but those whose log has ended, by slug: also those whose contract is over.
  public List<Client> all() {
    return transactions.office(clientTable::all);
  }

  /// Those that are not closed, by slug: whom news are told, and whose service is measured.
  public List<Client> active() {
    return transactions.office(clientTable::active);
  }

  /// Those whose log has ended, at most so many, the newest end first: for who looks whether all of
  /// it is gone.
  public List<Client> newestOver(int limit) {
    return transactions.office(() -> clientTable.newestOver(limit));
  }

  /// Nothing of it is left but what the law keeps.
  public void close(ClientId id) {
    transactions.office(() -> clientTable.close(id, clock.instant()));
  }

  /// Its log has ended: nothing about it can be told any more.
  public void over(ClientId id) {
    transactions.office(() -> clientTable.over(id, clock.instant()));
  }

  /// Its contract is gone, too: what stays of it has an id and no name. Nothing happens to one that
  /// is not over.
  public void unname(ClientId id) {
    transactions.office(() -> clientTable.unname(id));
  }

  /// A client's numbers, in order.
  public List<PhoneNumber> numbers(ClientId id) {
    return transactions.office(() -> clientTable.numbers(id));
  }

  /// Adds a client with its numbers.
  public Adding add(Client client, List<PhoneNumber> numbers, Actor by) {
    try {
      transactions.office(() -> {
        clientTable.add(client, clock.instant());
        log(Action.CLIENT_ADDED, client.id(), by);
        for (var number : numbers) {
          clientTable.addNumber(client.id(), number);
          log(Action.CLIENT_NUMBER_ADDED, client.id(), by);
        }
      });
      return new Adding.Added();
    } catch (DuplicateKeyException e) {
      return new Adding.Taken();
    }
  }

  /// A client and its numbers.
  public record Listed(Client client, List<PhoneNumber> numbers) {}

  /// Changes a client's names and kind of key, and which numbers are its own.
  ///
  /// @param before as it was when this change was begun; if it is not so any more nothing happens
  /// @param after of the same id; its slug is ignored
  public Changing change(Listed before, Listed after, Actor by) {
    var client = after.client();
    var numbers = after.numbers();
    try {
      return transactions.office(() -> {
        var now = clientTable.hold(client.id());
        var had = clientTable.numbers(client.id());
        if (now.isEmpty() || !new Listed(now.get(), had).equals(before)) {
          return new Changing.Overtaken();
        }
        clientTable.change(client);
        log(Action.CLIENT_CHANGED, client.id(), by);
        for (var number : had) {
          if (!numbers.contains(number)) {
            clientTable.dropNumber(client.id(), number);
            log(Action.CLIENT_NUMBER_REMOVED, client.id(), by);
          }
        }
        for (var number : numbers) {
          if (!had.contains(number)) {
            clientTable.addNumber(client.id(), number);
            log(Action.CLIENT_NUMBER_ADDED, client.id(), by);
          }
        }
        return new Changing.Changed();
      });
    } catch (DuplicateKeyException e) {
      return new Changing.Taken();
    }
  }

  private void log(Action action, ClientId client, Actor by) {
    audit.append(Entry.done(action, client, client.toString(), by, Purpose.MANAGE));
  }

  /// Whether a client or number could be added.
  public sealed interface Adding {

    record Added() implements Adding {}

    /// The slug or a number is already taken.
    record Taken() implements Adding {}
  }

  /// Whether a client could be changed.
  public sealed interface Changing {

    record Changed() implements Changing {}

    /// A number is already taken.
    record Taken() implements Changing {}

    /// It was changed meanwhile.
    record Overtaken() implements Changing {}
  }
}
