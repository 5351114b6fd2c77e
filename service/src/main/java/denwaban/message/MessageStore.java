package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.seal.statement.Manifest;
import denwaban.storage.PayloadExists;
import denwaban.vault.BegunObject;
import denwaban.vault.ObjectStep;
import denwaban.vault.OperatorHeaders;
import denwaban.vault.SignedManifest;
import denwaban.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Puts a sealed message that fits into the vault, with its entry in the log and the operator's own
/// header, all in one transaction.
@Component
final class MessageStore {

  private static final Logger LOG = LoggerFactory.getLogger(MessageStore.class);

  private final Vault vault;
  private final OperatorHeaders own;
  private final TenantTransactions transactions;
  private final AuditLog audit;

  MessageStore(Vault vault, OperatorHeaders own, TenantTransactions transactions, AuditLog audit) {
    this.vault = vault;
    this.own = own;
    this.transactions = transactions;
    this.audit = audit;
  }

  /// The very same message, signature and all, is kept already.
  boolean knows(SealedMessage message) {
    try {
      var client = Manifest.parse(Bytes.of(message.manifest().getBytes(UTF_8))).client();
      return vault
          .find(client, message.object())
          .filter(signedManifest -> signedManifest.manifest().equals(message.manifest()))
          .filter(signedManifest -> signedManifest.signature().equals(message.signature()))
          .isPresent();
    } catch (IllegalArgumentException e) {
      return false; // said with its code further on
    }
  }

  /// @param until when the operator's own header ends, if the message brings one
  /// @param rest in the same transaction; what it throws undoes all
  /// @throws Problem what `taken` says if there is such a message; 503 if it cannot be kept now
  void keep(
      CurrentUser user,
      SealedMessage message,
      Manifest manifest,
      Instant until,
      Problem taken,
      Runnable rest) {
    var client = manifest.client();
    var object = message.object();
    try {
      vault.put(object, 0, message.payload());
      // not inside a scope: the key vault may be slow
      var step = step(vault, message, manifest);
      var ownHeader = message.own() == null ? null : own.wrap(step, message.own());
      transactions.run(
          client,
          () -> {
            vault.write(step);
            if (ownHeader != null) {
              own.keep(user, client, object, ownHeader, until);
            }
            audit.append(
                new Entry(
                    Action.MESSAGE_KEPT,
                    client,
                    object.toString(),
                    user.actor(),
                    Purpose.OPERATE,
                    Result.DONE,
                    Map.of("key", manifest.sealer().key().base64())));
            rest.run();
          });
    } catch (DuplicateKeyException | PayloadExists e) {
      if (!knows(message)) {
        throw taken;
      }
    } catch (IOException | UncheckedIOException away) {
      LOG.atError().addKeyValue("object", object).setCause(away).log("a message was not kept");
      throw unavailable();
    }
  }

  /// What of it goes into the vault's tables.
  static ObjectStep step(Vault vault, SealedMessage message, Manifest manifest) {
    return vault.whole(
        new BegunObject(
            message.object(),
            manifest.client(),
            manifest.kind(),
            message.call(),
            manifest.epoch(),
            manifest.company()),
        message.header(),
        new SignedManifest(message.manifest(), message.signature(), true, 0));
  }

  static Problem unavailable() {
    return new Problem(503, "storage-unavailable.message").with("Retry-After", "5");
  }
}
