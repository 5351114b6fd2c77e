package denwaban.retention;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Program;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.erasure.ErasureCertificate;
import denwaban.erasure.ErasureCertificate.Batch;
import denwaban.erasure.ErasureCertificate.EndedKey;
import denwaban.erasure.ErasureCertificate.Kept;
import denwaban.erasure.ErasureCertificate.Thing;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.retention.key.KeyRecord;
import denwaban.retention.key.KeyTable;
import denwaban.retention.key.KeyTable.Row;
import denwaban.seal.crypto.Digest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Makes certificates of erasure: of what the verifier found gone, and of nothing else. Opens the
/// client's scope, or joins it.
@Component
public class Certificates {

  /// What one certificate lists at most; more makes more certificates.
  static final int THINGS = 50_000;

  private static final String NAME = "Denwaban 0.1.0";

  private final TenantTransactions transactions;
  private final LeaseTable leases;
  private final ErasureTable erasures;
  private final KeyTable keys;
  private final Program program;
  private final Optional<ErasureRecord> record;
  private final Optional<KeyRecord> keyRecord;
  private final AuditLog audit;
  private final InstantSource clock;

  Certificates(
      TenantTransactions transactions,
      LeaseTable leases,
      ErasureTable erasures,
      KeyTable keys,
      Program program,
      Optional<ErasureRecord> record,
      Optional<KeyRecord> keyRecord,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.leases = leases;
    this.erasures = erasures;
    this.keys = keys;
    this.program = program;
    this.record = record;
    this.keyRecord = keyRecord;
    this.audit = audit;
    this.clock = clock;
  }

  /// Speaks of what was decided before this moment and has no certificate yet.
  ///
  /// @param whole the contract ended, and nothing is left
  void make(ClientId client, Instant before, boolean whole, List<Kept> kept) {
    transactions.run(
        client,
        () -> {
          var gone = keysAreNowhere(client) ? keys.uncertified(client, before) : List.<Row>of();
          var parts = parts(erasures.uncertified(client, before), gone.isEmpty());
          for (var i = 0; i < parts.size(); i++) {
            var n = erasures.nextCertificate(client);
            add(client, n, parts.get(i), i == 0 ? gone : List.of(), whole, kept);
            if (i == 0 && !gone.isEmpty()) keys.certified(client, before, n);
          }
        });
  }

  /// Whether no backup holds a copy of a key that was destroyed.
  boolean keysAreNowhere(ClientId client) {
    return keyRecord.isEmpty() || keys.newest(client).map(keyRecord.get()::gone).orElse(true);
  }

  /// @param empty whether nothing makes no part at all
  private static List<List<Erasure>> parts(List<Erasure> all, boolean empty) {
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
    if (!part.isEmpty() || (parts.isEmpty() && !empty)) parts.add(List.copyOf(part));
    return parts;
  }

  private void add(
      ClientId client, int n, List<Erasure> part, List<Row> gone, boolean whole, List<Kept> kept) {
    var now = clock.instant();
    var batches = part.stream().map(it -> batch(client, it)).toList();
    var ended = gone.stream().map(Certificates::key).toList();
    var live =
        Stream.concat(
                batches.stream().map(Batch::erasedAt), ended.stream().map(EndedKey::destroyedAt))
            .max(Instant::compareTo)
            .orElseThrow();
    var backups = record.flatMap(it -> it.horizon(live)).orElse(null);
    var certificate =
        new ErasureCertificate(
            client, n, whole, now, program(), batches, ended, live, backups, kept);
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

  private String program() {
    return program.digest().map(it -> NAME + " sha256:" + it.base64()).orElse(NAME);
  }

  private static EndedKey key(Row row) {
    return new EndedKey(
        row.key().kind(), row.key().begins(), Objects.requireNonNull(row.destroyedAt()));
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
                    gone(it),
                    it.request() == null ? null : it.request().toString()))
            .toList();
    return new Batch(
        erasure.id().toString(),
        erasure.kind().code(),
        Objects.requireNonNull(erasure.erasedAt()),
        Objects.requireNonNull(erasure.verifiedAt()),
        things);
  }
}
