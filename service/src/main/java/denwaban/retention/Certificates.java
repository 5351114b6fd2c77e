package denwaban.retention;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.erasure.ErasureCertificate;
import denwaban.erasure.ErasureCertificate.Batch;
import denwaban.erasure.ErasureCertificate.Kept;
import denwaban.erasure.ErasureCertificate.Thing;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes certificates of erasure: of what the verifier found gone, and of nothing else. Opens the
/// client's scope, or joins it.
@Component
public class Certificates {

  /// What one certificate lists at most; more makes more certificates.
  static final int THINGS = 50_000;

  private static final String PROGRAM = "Denwaban 0.1.0";

  private final TenantTransactions transactions;
  private final LeaseTable leases;
  private final ErasureTable erasures;
  private final Optional<ErasureRecord> record;
  private final AuditLog audit;
  private final InstantSource clock;

  Certificates(
      TenantTransactions transactions,
      LeaseTable leases,
      ErasureTable erasures,
      Optional<ErasureRecord> record,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.leases = leases;
    this.erasures = erasures;
    this.record = record;
    this.audit = audit;
    this.clock = clock;
  }

  /// Speaks of what was decided before this moment and has no certificate yet.
  ///
  /// @param whole the contract ended, and nothing is left
  void make(ClientId client, Instant before, boolean whole, List<Kept> kept) {
    transactions.run(
        client,
        () ->
            parts(erasures.uncertified(client, before))
                .forEach(it -> add(client, it, whole, kept)));
  }

  private static List<List<Erasure>> parts(List<Erasure> all) {
    var parts = new ArrayList<List<Erasure>>();
    var part = new ArrayList<Erasure>();
    var things = 0;
    for (var one : all) {
      if (things + one.things() > THINGS && !part.isEmpty()) {
        parts.add(List.copyOf(part));
        part.clear();
        things = 0;
      }
      part.add(one);
      things += one.things();
    }
    if (!part.isEmpty()) parts.add(List.copyOf(part));
    return parts;
  }

  private void add(ClientId client, List<Erasure> part, boolean whole, List<Kept> kept) {
    var n = erasures.nextCertificate(client);
    var now = clock.instant();
    var batches = part.stream().map(it -> batch(client, it)).toList();
    var live = batches.stream().map(Batch::erasedAt).max(Instant::compareTo).orElseThrow();
    var backups = record.flatMap(it -> it.horizon(live)).orElse(null);
    var certificate =
        new ErasureCertificate(client, n, whole, now, PROGRAM, batches, live, backups, kept);
    var text = certificate.json().text();
    var digest = Digest.sha256(certificate.json().bytes());
    erasures.add(
        client, n, whole, now, digest.toArray(), text, part.stream().map(Erasure::id).toList());
    audit.append(
        new Entry(
            Action.ERASURE_CERTIFIED,
            client,
            digest.base64(),
            Actor.SERVICE,
            Purpose.MANAGE,
            Result.DONE,
            Map.of(
                "certificate",
                Integer.toString(n),
                "things",
                Integer.toString(certificate.things()))));
  }

  /// Of a sealed object when its keys were gone; of rows when they were.
  private static Instant gone(Lease it) {
    return Objects.requireNonNull(it.kind().sealed() ? it.unreadableAt() : it.erasedAt());
  }

  private Batch batch(ClientId client, Erasure erasure) {
    var things =
        leases.of(client, erasure.id()).stream()
            .map(it ->
                new Thing(
                    ErasureCertificate.hash(new ObjectId(it.subject())),
                    it.beginsAt(),
                    it.dueAt(),
                    it.contract(),
                    gone(it)))
            .toList();
    return new Batch(
        erasure.id().toString(),
        erasure.kind().code(),
        Objects.requireNonNull(erasure.erasedAt()),
        Objects.requireNonNull(erasure.verifiedAt()),
        things);
  }
}
