package denwaban.retention;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.Expiry;
import denwaban.contract.Keeping;
import denwaban.contract.termination.Termination;
import denwaban.contract.termination.Terminations;
import denwaban.copies.CopyStays;
import denwaban.database.tenant.TenantTransactions;
import denwaban.erasure.ErasureCertificate.Kept;
import denwaban.kernel.ClientId;
import denwaban.kernel.ClockTrust;
import denwaban.kernel.Ids;
import denwaban.retention.LegalFloors.Floor;
import denwaban.retention.key.DueKeys;
import denwaban.retention.key.ErasureLock;
import denwaban.retention.key.KeyTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Brings what is kept to its end: leases follow the contract in force, what is due is decided,
/// erased, looked for by the verifier, and certified. What a crash leaves half done the next round
/// goes on with.
@Component
public class RetentionRounds {

  /// Things in one batch.
  static final int BATCH = 500;

  /// Batches of one client and kind in one round, so that one client delays no other for long.
  private static final int BATCHES = 20;

  /// A member who has not been here for so long since something was erased loses the index.
  static final Duration UNPRUNED = Duration.ofDays(30);

  /// What the verifier found, as far as it is kept: in characters.
  private static final int FOUND = 1_000;

  /// Why a batch was not looked for.
  private static final String AWAY = "store or backup: away, or locked";

  private static final String YOUNG = "log: younger than a year, or an entry came in between";

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);

  private final Clients clients;
  private final LegalFloors floors;
  private final Expiry expiry;
  private final Terminations terminations;
  private final TenantTransactions transactions;
  private final ClockTrust clockTrust;
  private final LeaseTable leases;
  private final ErasureTable erasures;
  private final DueKeys keys;
  private final KeyTable keyTable;
  private final ErasureLock lock;
  private final LogLeases logLeases;
  private final Eraser eraser;
  private final ErasureVerifier verifier;
  private final Certificates certificates;
  private final Optional<ErasureRecord> record;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  RetentionRounds(
      Clients clients,
      LegalFloors floors,
      Expiry expiry,
      Terminations terminations,
      TenantTransactions transactions,
      ClockTrust clockTrust,
      LeaseTable leases,
      ErasureTable erasures,
      DueKeys keys,
      KeyTable keyTable,
      ErasureLock lock,
      LogLeases logLeases,
      Eraser eraser,
      ErasureVerifier verifier,
      Certificates certificates,
      Optional<ErasureRecord> record,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.clients = clients;
    this.floors = floors;
    this.expiry = expiry;
    this.terminations = terminations;
    this.transactions = transactions;
    this.clockTrust = clockTrust;
    this.leases = leases;
    this.erasures = erasures;
    this.keys = keys;
    this.keyTable = keyTable;
    this.lock = lock;
    this.logLeases = logLeases;
    this.eraser = eraser;
    this.verifier = verifier;
    this.certificates = certificates;
    this.record = record;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  public void round() throws InterruptedException {
    var doubt = clockTrust.doubted();
    var all = new LinkedHashSet<ClientId>();
    clients.all().stream().map(Client::id).forEach(all::add);
    all.addAll(transactions.office(leases::unfinished)); // also of those whose log has ended
    var failed = new ArrayList<RuntimeException>();
    for (var client : all) {
      if (Thread.interrupted()) throw new InterruptedException();
      try {
        round(client, !doubt);
      } catch (DataAccessException | UncheckedIOException e) {
        // one client's trouble is not the others'; tried again with the next round
        LOG.atWarn().addKeyValue("client", client).setCause(e).log("nothing more was erased");
        failed.add(e);
      }
    }
    if (!failed.isEmpty()) throw failed.getFirst();
  }

  /// One client's.
  ///
  /// @param decides whether what is due may be decided now; what was decided is finished anyway
  void round(ClientId client, boolean decides) {
    if (logLeases.ended(client)) {
      afterLog(client, decides);
      return;
    }
    var now = clock.instant();
    if (decides) expiry.look(client);
    var keeping = floors.keeping(client, now);
    follow(client, keeping);
    var logMayEnd = logLeases.follow(client, keeping, now);
    keys.round(client, decides);
    finishOpen(client);
    for (var kind : LeaseKind.values()) {
      if (kind == LeaseKind.LOG && !logMayEnd) continue;
      if (kind != LeaseKind.CONTRACT && decides) decideAll(client, kind);
    }
    eraser.indexes(client, now.minus(UNPRUNED));
    certify(client, now);
    if (logMayEnd) logLeases.over(client);
  }

  /// Of a client whose log is gone the contract is left, and what was cut off. Nothing is told of
  /// it but in the installation's log.
  private void afterLog(ClientId client, boolean decides) {
    // before its lease is over: until it is told the end stays open
    logLeases.told(client);
    logLeases.over(client);
    finishOpen(client);
    if (!decides) return;
    // a log that a restore took out again has a lease that does not know
    decideAll(client, LeaseKind.LOG);
    decideAll(client, LeaseKind.CONTRACT);
  }

  private void decideAll(ClientId client, LeaseKind kind) {
    for (var n = 0; n < BATCHES; n++) {
      var batch = ids.next();
      if (decide(client, kind, batch) == 0) return;
      for (var it : transactions.as(client, () -> erasures.open(client))) {
        if (it.id().equals(batch)) finish(client, it);
      }
    }
  }

  private void finishOpen(ClientId client) {
    for (var open : transactions.as(client, () -> erasures.open(client))) {
      finish(client, open);
    }
  }

  private void certify(ClientId client, Instant now) {
    var ended = terminations.of(client).filter(it -> it.settled(now) && it.closedAt() == null);
    if (ended.isPresent() && nothingIsLeft(client)) {
      var kept = kept(ended.get(), floors.of(ended.get()), now);
      transactions.run(
          client,
          () -> {
            certificates.make(client, clock.instant().plusMillis(1), true, kept);
            terminations.closed(client);
          });
    } else {
      certificates.make(client, today(now), false, List.of());
    }
  }

  /// What stays after the end of a contract, why, and until when.
  private static List<Kept> kept(Termination of, Floor floor, Instant now) {
    var kept = new ArrayList<Kept>();
    kept.add(new Kept("accounts", "本証明書の受取りのため", now.plus(Termination.ACCOUNTS)));
    if (floor.kyc() != null) {
      kept.add(new Kept("kyc", "犯罪による収益の移転防止に関する法律 6条", of.kycUntil()));
    }
    if (floor.agreed()) {
      kept.add(new Kept("contract", "商法 19条3項、民法 166条", of.contractUntil()));
      kept.add(new Kept("log", "契約 retention.accessLog", null));
    } else {
      kept.add(new Kept("drafts", "契約なし（アクセス記録の消去まで）", null));
      kept.add(new Kept("log", "契約なし（最後の記録から" + LegalFloors.LOG_DAYS + "日）", null));
    }
    return List.copyOf(kept);
  }

  /// Neither things nor keys, nor a copy of a key in a backup.
  private boolean nothingIsLeft(ClientId client) {
    return transactions.as(
        client,
        () ->
            leases.left(client) == 0
                && erasures.open(client).isEmpty()
                && keyTable.left(client) == 0
                && certificates.keysAreNowhere(client));
  }

  /// The begin of a day in Japan: each certificate speaks of whole days.
  private static Instant today(Instant now) {
    return LocalDate.ofInstant(now, TOKYO).atStartOfDay(TOKYO).toInstant();
  }

  private void follow(ClientId client, Keeping keeping) {
    var ended = terminations.of(client).filter(it -> it.settled(clock.instant()));
    var floor = ended.map(floors::of);
    transactions.run(
        client,
        () -> {
          for (var kind : LeaseKind.values()) {
            if (kind.ofCallers()) {
              var days = keeping.days(kind.term(), kind.usual());
              leases.renew(client, kind, keeping.contract(), days);
            }
          }
          if (ended.isPresent()) end(client, ended.get(), floor.orElseThrow());
        });
  }

  private void end(ClientId client, Termination it, Floor floor) {
    leases.add(client, LeaseKind.CLIENT, it.endsAt(), it.due());
    var kyc = floor.kycDue();
    if (kyc != null) leases.kyc(client, it.endsAt(), kyc);
    leases.add(client, LeaseKind.CONTRACT, it.endsAt(), floor.contract());
    var closed = it.closedAt();
    if (closed != null) {
      leases.add(client, LeaseKind.ACCOUNTS, closed, closed.plus(Termination.ACCOUNTS));
    }
    leases.end(client, it.due());
  }

  private int decide(ClientId client, LeaseKind kind, UUID batch) {
    var now = clock.instant();
    return transactions.as(
        client,
        () -> {
          lock.take(client);
          var things = leases.decide(client, kind, now, batch, BATCH);
          if (things > 0) erasures.add(client, batch, kind, things, now);
          return things;
        });
  }

  /// Keys first: from then on nothing opens the rest, whatever happens to it.
  private void finish(ClientId client, Erasure batch) {
    var subjects =
        transactions.as(client, () -> leases.of(client, batch.id())).stream()
            .map(Lease::subject)
            .toList();
    List<String> found;
    try {
      if (batch.kind().sealed()) {
        eraser.keys(client, subjects);
      }
      transactions.run(client, () -> leases.unreadable(client, batch.id(), clock.instant()));
      // the database may keep a log; one that is listed as erased a restore would take out
      if (batch.kind() == LeaseKind.LOG) eraser.rows(client, batch.kind(), subjects);
      if (record.isPresent() && !listed(batch)) {
        record.get().erased(client, batch.kind(), subjects, clock.instant());
      }
      if (batch.kind().sealed()) {
        eraser.payloads(subjects);
      }
      if (batch.kind() == LeaseKind.LOG) eraser.copies(client);
      else eraser.rows(client, batch.kind(), subjects);
      if (batch.kind() == LeaseKind.CONTRACT) clients.unname(client);
      found = verifier.look(client, batch.kind(), subjects);
    } catch (CopyStays stays) {
      LOG.atWarn().addKeyValue("client", client).setCause(stays).log("a copy of a log stays");
      found = List.of(stays.why());
    } catch (IOException away) {
      LOG.atWarn()
          .addKeyValue("client", client)
          .addKeyValue("erasure", batch.id())
          .setCause(away)
          .log("what is due is unreadable, but not gone: store or backup is away, or keeps it");
      later(client, batch, AWAY);
      return;
    } catch (DataAccessException not) {
      if (batch.kind() != LeaseKind.LOG) throw not;
      LOG.atWarn().addKeyValue("client", client).setCause(not).log("a log ends later");
      later(client, batch, YOUNG);
      return;
    }
    verified(client, batch, found);
  }

  /// Whether the backup was told in an earlier try: what is looked for after that was found. A copy
  /// of a log on a medium that locks is tried each minute for years.
  private static boolean listed(Erasure batch) {
    return !batch.found().isEmpty() && !batch.found().equals(AWAY) && !batch.found().equals(YOUNG);
  }

  private void later(ClientId client, Erasure batch, String why) {
    transactions.run(client, () -> erasures.looked(client, batch.id(), clock.instant(), why));
  }

  private void verified(ClientId client, Erasure batch, List<String> found) {
    var now = clock.instant();
    var left = String.join(", ", found);
    var told = left.substring(0, Math.min(left.length(), FOUND));
    var news = !told.isEmpty() && !told.equals(batch.found());
    var ownLog = !batch.kind().pastLog();
    // no entry can come into a log that ended. First the entry, then that it was told: a crash in
    // between tells it twice rather than never.
    if (news && !ownLog) tell(Action.ERASURE_LEFT, client, batch);
    if (found.isEmpty() && batch.kind() == LeaseKind.CONTRACT) tell(Action.ERASED, client, batch);
    transactions.run(
        client,
        () -> {
          erasures.looked(client, batch.id(), now, told);
          if (found.isEmpty()) {
            erasures.erased(client, batch.id(), now);
            leases.erased(client, batch.id(), now);
            leases.verified(client, batch.id(), now);
            if (ownLog) log(Action.ERASED, client, batch);
          } else if (news && ownLog) {
            log(Action.ERASURE_LEFT, client, batch);
          }
        });
  }

  private void log(Action action, ClientId client, Erasure batch) {
    var detail = Map.of("kind", batch.kind().code(), "things", Integer.toString(batch.things()));
    append(action, client, batch, detail);
  }

  /// In the installation's log: whose it was only the detail says.
  private void tell(Action action, ClientId client, Erasure batch) {
    var detail = Map.of("kind", batch.kind().code(), "log", client.toString());
    transactions.office(() -> append(action, null, batch, detail));
  }

  private void append(
      Action action, @Nullable ClientId client, Erasure batch, Map<String, String> detail) {
    audit.append(
        new Entry(
            action,
            client,
            batch.id().toString(),
            Actor.SERVICE,
            Purpose.MANAGE,
            Result.DONE,
            detail));
  }
}
