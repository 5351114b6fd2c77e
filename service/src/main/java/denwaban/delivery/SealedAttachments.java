package denwaban.delivery;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.contract.Contracts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.content.NewestMessage;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.vault.Vault;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The sealed message that a mail may carry, where the contract lets it. Its entry is committed
/// before it is read; whatever goes wrong, the notice leaves without it. Outside of scopes.
@Component
class SealedAttachments {

  /// Of one file, in bytes: what every mail server takes.
  static final int MOST = 1 << 20;

  /// As the contract's term `notices.content` has it.
  private static final String SEALED = "sealed-file";

  private static final Logger LOG = LoggerFactory.getLogger(SealedAttachments.class);

  private final TenantTransactions transactions;
  private final Contracts contracts;
  private final Vault vault;
  private final NewestMessage newest;
  private final AuditLog audit;
  private final InstantSource clock;

  SealedAttachments(
      TenantTransactions transactions,
      Contracts contracts,
      Vault vault,
      NewestMessage newest,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.vault = vault;
    this.newest = newest;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param delivery one alone; a digest carries none
  Notice.@Nullable File of(ClientId client, Delivery delivery, DeliveryWayKind kind) {
    if (kind != DeliveryWayKind.MAIL || delivery.about() != Notice.About.MESSAGE) return null;
    try {
      if (!contracts.noticeContent(client, clock.instant()).contains(SEALED)) return null;
      var message = entered(client, delivery);
      if (message.isEmpty()) return null;
      return vault
          .sealedFile(client, message.get(), MOST)
          .map(it -> new Notice.File("denwaban-" + delivery.id() + ".age", it))
          .orElse(null);
    } catch (IOException | RuntimeException fault) {
      LOG.atWarn().addKeyValue("delivery", delivery.id()).setCause(fault).log("nothing attached");
      return null;
    }
  }

  /// The newest version that lies in the box of the delivery.
  private Optional<ObjectId> entered(ClientId client, Delivery delivery) {
    return transactions.as(
        client,
        () -> {
          var message = newest.of(client, delivery.line(), delivery.call());
          message.ifPresent(it ->
              audit.append(
                  Entry.done(
                      Action.NOTICE_ATTACHED,
                      client,
                      it.toString(),
                      Actor.SERVICE,
                      Purpose.OPERATE)));
          return message;
        });
  }
}
