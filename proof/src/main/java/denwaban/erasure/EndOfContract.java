package denwaban.erasure;

import denwaban.terms.ContractFile;
import denwaban.terms.breach.Breach;
import denwaban.terms.breach.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// Holds certificates against what a contract says of backups and of its own end. When that was,
/// the log does not say, but a certificate does: it is when the time of what the client itself had
/// entered began.
final class EndOfContract {

  /// What a client had entered: its people, its scripts.
  private static final String ENTERED = "client";

  private final ContractFile contract;
  private final List<ErasureCertificate> certificates;
  private final BiConsumer<Breach, String> found;
  private final Set<Instant> dues = new HashSet<>();

  /// When it ended.
  private final Set<Instant> ends = new HashSet<>();

  /// That a contract ran out may be seen late: the time for the return begins then.
  private final List<Instant> seen = new ArrayList<>();

  /// When the client said that it has its data.
  private final List<Instant> received = new ArrayList<>();

  EndOfContract(
      ContractFile contract,
      List<ErasureCertificate> certificates,
      BiConsumer<Breach, String> found) {
    this.contract = contract;
    this.certificates = List.copyOf(certificates);
    this.found = found;
    for (var certificate : certificates) {
      for (var batch : certificate.batches()) {
        if (!batch.kind().equals(ENTERED)) continue;
        for (var it : batch.things()) {
          dues.add(it.due());
          ends.add(it.since());
        }
      }
    }
  }

  void entry(LogLine line) {
    if (line.act().equals("contract.runs-out")) seen.add(line.at());
    if (line.act().equals("contract.data.received") && line.role().startsWith("client-")) {
      received.add(line.at());
    }
  }

  /// Whether the contract's end made something due at that moment.
  boolean made(Instant due) {
    return dues.contains(due);
  }

  /// Whether the contract had begun at one moment and had not ended at the other.
  boolean inForce(Instant begun, Instant until) {
    return contract.versions().stream().anyMatch(it -> !begins(it).isAfter(begun))
        && ends.stream().noneMatch(it -> !it.isAfter(until));
  }

  /// With its last signature, where it names no moment.
  private static Instant begins(ContractFile.Version version) {
    var from = version.record().effectiveFrom();
    return from != null
        ? from
        : version.signatures().stream()
            .map(it -> it.statement().at())
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
  }

  /// @param held whether something was held: of that the log does not say until when
  void finish(boolean held) {
    for (var it : certificates) {
      backups(it);
      for (var batch : it.batches()) {
        var entered = batch.kind().equals(ENTERED);
        if (entered && !held) batch.things().forEach(thing -> due(it, thing));
        if (entered || it.whole()) certified(it, batch);
      }
    }
  }

  /// The program names the end of a day more than a backup is kept.
  private void backups(ErasureCertificate it) {
    var gone = it.backups();
    if (gone != null
        && gone.isAfter(it.live().plus(most("backup.maxAge")).plus(ErasureAudit.CERTIFIED))) {
      found.accept(Breach.BACKUP_TOO_LONG, Integer.toString(it.n()));
    }
  }

  private void certified(ErasureCertificate it, ErasureCertificate.Batch batch) {
    var most = most("termination.certificateDue").plus(ErasureAudit.CERTIFIED);
    if (it.madeAt().isAfter(batch.verifiedAt().plus(most))) {
      found.accept(Breach.CERTIFIED_LATE, it.n() + " " + batch.id());
    }
  }

  private void due(ErasureCertificate it, ErasureCertificate.Thing thing) {
    var about = it.n() + " " + thing.hash();
    var end = thing.since();
    var back = most("termination.returnDue");
    var erased = most("termination.deletionDue");
    var latest = end.plus(erased.compareTo(back) > 0 ? erased : back);
    for (var at : seen) {
      if (at.plus(back).isAfter(latest) && at.isBefore(thing.due())) latest = at.plus(back);
    }
    if (thing.due().isAfter(latest.plus(ErasureAudit.SLACK))) {
      found.accept(Breach.ERASED_AFTER_END, about);
    }
    var least = Duration.ofDays(least("termination.returnDue")).minus(ErasureAudit.SLACK);
    var said = thing.due().plus(ErasureAudit.SLACK);
    if (thing.due().isBefore(end.plus(least)) && received.stream().noneMatch(said::isAfter)) {
      found.accept(Breach.ERASED_BEFORE_RETURN, about);
    }
  }

  private Duration most(String term) {
    return Duration.ofDays(
        contract.versions().stream()
            .mapToLong(it -> it.record().reading().number(term))
            .max()
            .orElse(Integer.MAX_VALUE));
  }

  private long least(String term) {
    return contract.versions().stream()
        .mapToLong(it -> it.record().reading().number(term))
        .min()
        .orElse(0);
  }
}
