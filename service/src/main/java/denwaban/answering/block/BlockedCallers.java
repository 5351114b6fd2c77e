package denwaban.answering.block;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.call.BlockList;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PhoneNumber;
import denwaban.seal.crypto.AtRest;
import denwaban.seal.crypto.Digest;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Callers from whom a client takes no calls. Of a number only its HMAC is kept, under a key of the
/// client's that the key vault wraps: a person who has only the database cannot try numbers, and
/// two clients that block the same caller have nothing in common.
@Component
public class BlockedCallers implements BlockList {

  /// Of one client at a time.
  static final int LIMIT = 500;

  /// One of the log's own keys: calls are refused while the vault is sealed, too.
  private static final Kek KEK = new Kek("audit-blocked-numbers");

  private final TenantTransactions transactions;
  private final BlockTable table;
  private final KeyVault keys;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  BlockedCallers(
      TenantTransactions transactions,
      BlockTable table,
      KeyVault keys,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.keys = keys;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  List<BlockedCaller> all(ClientId client) {
    return transactions.as(client, () -> table.all(client));
  }

  /// @throws Problem 409 if the number is blocked already, or [#LIMIT] are
  /// @throws IllegalArgumentException if the label does not fit
  void add(ClientId client, PhoneNumber number, String label, CurrentUser user) {
    var caller = new BlockedCaller(ids.next(), label.strip(), clock.instant(), 0, null);
    var token = token(client, number);
    transactions.run(
        client,
        () -> {
          table.hold(client);
          if (table.count(client) >= LIMIT) {
            throw new Problem(409, "too-many-blocked", LIMIT);
          }
          if (!table.add(client, caller, token)) {
            throw new Problem(409, "blocked-already");
          }
          say(Action.CALLER_BLOCKED, client, caller.id(), user);
        });
  }

  /// @throws Problem 404 if this client has none of that id
  void remove(ClientId client, UUID id, CurrentUser user) {
    transactions.run(
        client,
        () -> {
          if (!table.remove(client, id)) throw Problem.notFound();
          say(Action.CALLER_UNBLOCKED, client, id, user);
        });
  }

  @Override
  public boolean blocked(ClientId client, PhoneNumber caller) {
    if (transactions.as(client, () -> table.count(client)) == 0) return false;
    var token = token(client, caller);
    return transactions.as(client, () -> table.hit(client, token, clock.instant()));
  }

  private void say(Action action, ClientId client, UUID id, CurrentUser user) {
    audit.append(Entry.done(action, client, id.toString(), user.actor(), Purpose.MANAGE));
  }

  /// Not inside a scope: the vault may be slow, and a connection would wait with it.
  private Bytes token(ClientId client, PhoneNumber number) {
    return Digest.keyed(key(client), Bytes.of(number.e164().getBytes(US_ASCII)));
  }

  private Bytes key(ClientId client) {
    var place = ("blocked-numbers " + client).getBytes(US_ASCII);
    try {
      var wrapped = transactions.as(client, () -> table.key(client));
      if (wrapped.isEmpty()) {
        var made = keys.wrap(KEK, AtRest.newKey().toArray(), place);
        wrapped =
            transactions.as(
                client,
                () -> {
                  table.keepKey(client, made);
                  return table.key(client);
                });
      }
      return keys.unwrap(KEK, wrapped.orElseThrow(), place)
          .orElseThrow(() -> new IOException("the key of blocked numbers does not unwrap"));
    } catch (IOException away) {
      throw new UncheckedIOException("the key vault is unavailable", away);
    }
  }
}
