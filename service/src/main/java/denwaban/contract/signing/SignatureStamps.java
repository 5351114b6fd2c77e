package denwaban.contract.signing;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.anchor.TextStamps;
import denwaban.database.PeriodicTask;
import denwaban.database.tenant.TenantTransactions;
import denwaban.network.Backoff;
import denwaban.seal.crypto.Digest;
import denwaban.terms.SignedStatement;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/// Has each signature under a contract stamped by a time-stamping authority, if one is set, within
/// minutes. Signing neither waits for it nor fails by it.
@Component
class SignatureStamps {

  private final TextStamps stamps;
  private final SignatureStampTable table;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final InstantSource clock;
  private Backoff backoff = Backoff.NONE;

  SignatureStamps(
      TextStamps stamps,
      SignatureStampTable table,
      TenantTransactions transactions,
      AuditLog audit,
      InstantSource clock) {
    this.stamps = stamps;
    this.table = table;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @Bean
  static PeriodicTask signatureStampTask(SignatureStamps stamps) {
    return new PeriodicTask("signature-stamps", stamps::round);
  }

  /// After a signature that the authority did not stamp nothing is asked for a while.
  void round() throws InterruptedException {
    if (!stamps.on() || !backoff.over(clock.instant())) return;
    for (var each : transactions.office(table::waiting)) {
      if (!one(each)) {
        backoff = backoff.failed(clock.instant());
        return;
      }
    }
    backoff = Backoff.NONE;
  }

  private boolean one(SignedStatement signed) throws InterruptedException {
    var stamp = stamps.stamp(signed.bytes());
    if (stamp.isEmpty()) return false;
    var said = signed.statement();
    transactions.office(() -> {
      if (!table.add(said, stamp.get())) return;
      audit.append(
          Entry.done(
              Action.CONTRACT_STAMPED,
              said.client(),
              Digest.sha256(said.bytes()).base64(),
              Actor.SERVICE,
              Purpose.MANAGE));
    });
    return true;
  }
}
