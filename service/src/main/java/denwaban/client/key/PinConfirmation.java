package denwaban.client.key;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.Clients;
import denwaban.client.key.EdgeKeyStatus.ToCompare;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets the office say that it has compared a recovered key with the client over the telephone:
/// then the edge seals to it from the next call on. The client's log has it first. Nothing but a
/// recovery can be answered for here.
@Component
final class PinConfirmation {

  private static final Logger LOG = LoggerFactory.getLogger(PinConfirmation.class);

  private final TenantTransactions transactions;
  private final Clients clients;
  private final ProvenKeys proven;
  private final Pins pins;
  private final AuditLog audit;

  PinConfirmation(
      TenantTransactions transactions,
      Clients clients,
      ProvenKeys proven,
      Pins pins,
      AuditLog audit) {
    this.transactions = transactions;
    this.clients = clients;
    this.proven = proven;
    this.pins = pins;
    this.audit = audit;
  }

  /// @throws Problem 404 if there is no such client
  EdgeKeyStatus look(ClientId client) {
    if (clients.find(client).isEmpty()) {
      throw Problem.notFound();
    }
    return standing(client);
  }

  private EdgeKeyStatus standing(ClientId client) {
    return transactions.as(client, () -> proven.look(client));
  }

  /// @param before what the person was shown as the key before
  /// @param now the fingerprint that the client read out
  /// @throws Problem 404 if there is no such client, 422 if no reason is given, 409 if this is not
  ///   what waits to be compared now, 503 if it cannot be kept: then nothing is sealed, as before
  void repin(CurrentUser user, ClientId client, String before, String now, String reason) {
    if (clients.find(client).isEmpty()) {
      throw Problem.notFound();
    }
    var why = KeyDesk.reason(reason);
    transactions.run(
        client,
        () -> {
          if (!(standing(client) instanceof ToCompare it)
              || !it.before().equals(before)
              || !it.now().equals(now)) {
            throw changed();
          }
          audit.append(
              new Entry(
                  Action.KEY_PIN_CHANGED,
                  client,
                  client.toString(),
                  user.actor(),
                  Purpose.MANAGE,
                  Result.DONE,
                  Map.of("before", before, "fingerprint", now, "reason", why)));
        });
    try {
      pins.pin(client, Line.OWN, now);
    } catch (UncheckedIOException e) {
      LOG.atError().setCause(e).log("a compared key cannot be pinned");
      throw notKept();
    }
  }

  private static Problem changed() {
    return new Problem(409, "pin-changed");
  }

  private static Problem notKept() {
    return new Problem(503, "pin-not-kept");
  }
}
