package denwaban.erasure;

import denwaban.kernel.ObjectId;
import denwaban.terms.ContractFile;
import denwaban.terms.breach.Breach;
import denwaban.terms.breach.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads a client's log beside its certificates of erasure, and says what went early, what went
/// late, and what is not known to have gone. Entries are given once each, in the log's order.
public final class ErasureAudit {

  /// Which term says how long a thing of this act is kept.
  private static final Map<String, String> TERMS =
      Map.of(
          "recording.kept", "retention.recording",
          "recording.incomplete", "retention.recording",
          "message.kept", "retention.message",
          "message.corrected", "retention.message",
          "draft.kept", "retention.message",
          "slip.kept", "retention.callMetadata");

  /// Something was given to who could read it.
  private static final Set<String> OPENED =
      Set.of("object.header.released", "review.header.released");

  /// By when what is due must be gone, where no contract is given.
  private static final Duration USUAL_DELAY = Duration.ofHours(24);

  /// An entry of the log is as late as this.
  static final Duration SLACK = Duration.ofSeconds(60);

  /// A certificate speaks of the days before.
  static final Duration CERTIFIED = Duration.ofDays(1);

  private record Kept(Instant at, String term, long index) {}

  private final List<ErasureCertificate> certificates;
  private final @Nullable ContractFile contract;
  private final BiConsumer<Breach, String> found;
  private final Map<String, Kept> kept = new HashMap<>();

  /// When a verifier found nothing more of a thing, by its hash: the first time, if it was erased
  /// again after an older backup came back.
  private final Map<String, Instant> gone = new HashMap<>();

  /// Requests of data subjects whose early erasure a second member approved, and when.
  private final Map<String, Instant> approved = new HashMap<>();

  private final @Nullable EndOfContract end;
  private boolean held;
  private Instant last = Instant.MIN;

  /// @param contract null if none is known: then nothing is said of what has no certificate
  /// @param found is told of each breach, with what it is about
  public ErasureAudit(
      List<ErasureCertificate> certificates,
      @Nullable ContractFile contract,
      BiConsumer<Breach, String> found) {
    this.certificates = List.copyOf(certificates);
    this.contract = contract;
    this.found = found;
    this.end = contract == null ? null : new EndOfContract(contract, certificates, found);
    for (var certificate : certificates) {
      for (var batch : certificate.batches()) {
        for (var thing : batch.things()) {
          gone.merge(thing.hash(), batch.verifiedAt(), (a, b) -> a.isBefore(b) ? a : b);
        }
      }
    }
  }

  public void entry(LogLine line) {
    last = line.at();
    if (end != null) end.entry(line);
    if (line.act().equals("hold.approved")) held = true;
    if (line.act().equals("request.erasure.approved")) approved.put(line.object(), line.at());
    var term = TERMS.get(line.act());
    if (term == null && !OPENED.contains(line.act())) return;
    ObjectId object;
    try {
      object = ObjectId.of(line.object());
    } catch (IllegalArgumentException noObject) {
      return; // whoever wrote it: no certificate can speak of it
    }
    var hash = ErasureCertificate.hash(object);
    if (term == null) {
      opened(line.index(), line.at(), hash);
    } else {
      kept.put(hash, new Kept(line.at(), term, line.index()));
    }
  }

  private void opened(long index, Instant at, String hash) {
    var since = gone.get(hash);
    if (since != null && at.isAfter(since.plus(SLACK))) {
      found.accept(Breach.ERASED_OPENED, index + " " + hash);
    }
  }

  /// No more entries come.
  public void finish() {
    for (var certificate : certificates) {
      for (var batch : certificate.batches()) {
        for (var thing : batch.things()) {
          judge(certificate, thing);
          judgeKeys(certificate, batch.kind(), thing);
          kept.remove(thing.hash());
        }
      }
    }
    if (end != null) end.finish(held);
    // of what was held the log does not say until when
    if (contract == null || held) return;
    kept.forEach((_, it) -> {
      var most = longest(it.term());
      if (most.isPresent()
          && it.at()
              .plus(Duration.ofDays(most.getAsLong()))
              .plus(delay())
              .plus(CERTIFIED)
              .isBefore(last)) {
        found.accept(Breach.NOT_ERASED, Long.toString(it.index()));
      }
    });
  }

  private void judge(ErasureCertificate certificate, ErasureCertificate.Thing thing) {
    var about = certificate.n() + " " + thing.hash();
    var logged = kept.get(thing.hash());
    if (thing.erased().isBefore(thing.due()) || (logged != null && early(thing, logged))) {
      found.accept(Breach.ERASED_EARLY, about);
    }
    if (!held && thing.erased().isAfter(thing.due().plus(delay()))) {
      found.accept(Breach.ERASED_LATE, about);
    }
    // a due date that was put off is late, too
    if (logged != null && !held) {
      var most = longest(logged.term());
      if (most.isPresent()
          && thing
              .erased()
              .isAfter(logged.at().plus(Duration.ofDays(most.getAsLong())).plus(delay()))
          && !thing.erased().isAfter(thing.due().plus(delay()))) {
        found.accept(Breach.ERASED_LATE, about);
      }
    }
  }

  /// A key that was destroyed before the time of something under it ended that, too.
  private void judgeKeys(
      ErasureCertificate certificate, String kind, ErasureCertificate.Thing thing) {
    if (certificates.stream()
        .flatMap(it -> it.keys().stream())
        .anyMatch(
            it -> it.wrapped(kind, thing.since()) && it.destroyedAt().isBefore(thing.due()))) {
      found.accept(Breach.ERASED_EARLY, certificate.n() + " " + thing.hash());
    }
  }

  /// Sooner than any version of the contract says, and than a request that the log knows decided.
  private boolean early(ErasureCertificate.Thing thing, Kept logged) {
    if (thing.request() != null) {
      var decided = approved.get(thing.request());
      return decided == null || thing.due().isBefore(decided.minus(SLACK));
    }
    if (contract == null || end == null) return false;
    if (end.made(thing.due())) return false;
    // where no contract is in force, the usual days count
    if (thing.contract() == 0 && !end.inForce(logged.at(), thing.erased())) return false;
    var least =
        contract.versions().stream()
            .mapToLong(it -> it.record().reading().number(logged.term()))
            .min();
    return least.isPresent()
        && thing
            .erased()
            .isBefore(logged.at().plus(Duration.ofDays(least.getAsLong())).minus(SLACK));
  }

  private OptionalLong longest(String term) {
    return contract == null
        ? OptionalLong.empty()
        : contract.versions().stream().mapToLong(it -> it.record().reading().number(term)).max();
  }

  private Duration delay() {
    return contract == null
        ? USUAL_DELAY
        : Duration.ofHours(
                contract.versions().stream()
                    .mapToLong(it -> it.record().reading().number("deletion.maxDelay"))
                    .max()
                    .orElse(USUAL_DELAY.toHours()))
            .plus(SLACK);
  }
}
