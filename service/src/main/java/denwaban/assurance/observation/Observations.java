package denwaban.assurance.observation;

import denwaban.assurance.control.Catalogue;
import denwaban.assurance.control.Check;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Program;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps observations, each signed and in the log; knows the newest of each check.
@Component
public final class Observations {

  /// Observations that are taken down together at most.
  static final int BATCH_LIMIT = 5_000;

  /// Of these checks each client is told in its own log: what it was shown when it chose us.
  private static final String FOR_EACH_CLIENT = "certificate.";

  private final ObservationTable table;
  private final NewestObservations newest;
  private final AssuranceKey key;
  private final Clients clients;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;
  private final String program;

  Observations(
      ObservationTable table,
      NewestObservations newest,
      AssuranceKey key,
      Clients clients,
      TenantTransactions transactions,
      AuditLog audit,
      Ids ids,
      Program program,
      InstantSource clock) {
    this.table = table;
    this.newest = newest;
    this.key = key;
    this.clients = clients;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.program = "program " + program.digest().map(Bytes::base64).orElse("unknown");
  }

  /// An observation with its proof.
  ///
  /// @param key that signed the batch, raw Ed25519
  public record Proven(Observation observation, int n, Batch batch, Bytes key) {}

  /// Keeps what the program found. What is said again before half of its time is over is not kept
  /// again: nothing new was learnt.
  ///
  /// @throws IllegalArgumentException for a check that no machine observes
  public void keep(List<Finding> findings) {
    keep(findings, program, Check.By.MACHINE);
  }

  /// Keeps the word of two people, in the transaction in which they gave it; after that it is to be
  /// [refreshed][#refresh()].
  ///
  /// @param producer by their roles, such as `people security-officer, admin`
  /// @throws IllegalArgumentException for a check that only a machine observes
  public void keepWord(Finding finding, String producer) {
    keep(List.of(finding), producer, Check.By.WORD);
  }

  private void keep(List<Finding> findings, String producer, Check.By by) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    transactions.office(newest::refresh);
    var fresh = new ArrayList<Observation>();
    for (var finding : findings) {
      var observation = observation(finding, producer, by, now);
      if (by == Check.By.WORD || news(observation)) {
        fresh.add(observation);
      }
    }
    for (var from = 0; from < fresh.size(); from += BATCH_LIMIT) {
      add(fresh.subList(from, Math.min(fresh.size(), from + BATCH_LIMIT)), now);
    }
  }

  private void add(List<Observation> all, Instant now) {
    transactions.office(() -> {
      var turned = all.stream().filter(this::turned).toList(); // before they are in the table
      var batch = Batch.sign(ids.next(), now, all, key.signer());
      table.add(batch, all);
      audit.append(
          new Entry(
              Action.OBSERVED,
              null,
              batch.digest().base64(),
              Actor.SERVICE,
              Purpose.OPERATE,
              Result.DONE,
              Map.of("observations", Integer.toString(all.size()))));
      turned.forEach(this::tell);
    });
    // inside a transaction it is not so yet
    if (!transactions.open()) transactions.office(newest::refresh);
  }

  /// Whether a check fails that did not, or does so no longer. How it stood at first is no change,
  /// and neither is a look that found nothing out.
  private boolean turned(Observation it) {
    if (it.outcome() == Outcome.COULD_NOT_LOOK) return false;
    var failed = it.outcome() == Outcome.FAILED;
    return newest
        .found(it.check(), it.scope())
        .filter(before -> failed != (before.outcome() == Outcome.FAILED))
        .isPresent();
  }

  /// A check that turned has an entry of its own: alarms hang on it.
  private void tell(Observation it) {
    var action = it.outcome() == Outcome.FAILED ? Action.CHECK_FAILED : Action.CHECK_MENDED;
    tell(action, it, it.scope().client().orElse(null));
    if (it.check().startsWith(FOR_EACH_CLIENT)) {
      clients.active().forEach(client -> tell(action, it, client.id()));
    }
  }

  private void tell(Action action, Observation it, @Nullable ClientId client) {
    audit.append(
        new Entry(
            action,
            client,
            it.check(),
            Actor.SERVICE,
            Purpose.OPERATE,
            Result.DONE,
            Map.of("said", it.said().en())));
  }

  private Observation observation(Finding it, String producer, Check.By by, Instant now) {
    var check = Catalogue.ours().check(it.check());
    if (check.by() != by && it.outcome() != Outcome.NOT_APPLICABLE) {
      throw new IllegalArgumentException("not to be observed in this way: " + it.check());
    }
    var collected = it.collected() == null ? now : it.collected().truncatedTo(ChronoUnit.MILLIS);
    var most = collected.plus(check.holds());
    var expires = it.expires() == null ? most : it.expires().truncatedTo(ChronoUnit.MILLIS);
    if (by == Check.By.MACHINE && expires.isAfter(most)) {
      throw new IllegalArgumentException("nothing holds longer than the catalogue says");
    }
    return new Observation(
        ids.next(),
        it.check(),
        check.method(),
        it.scope(),
        it.outcome(),
        it.population(),
        it.sample(),
        it.said(),
        it.evidence(),
        collected,
        expires,
        producer);
  }

  private boolean news(Observation it) {
    var before = newest.of(it.check(), it.scope());
    if (before.isEmpty()) return true;
    var last = before.get();
    // what two people declared not to apply stays so until its end
    if (last.outcome() == Outcome.NOT_APPLICABLE && last.holds(it.collected())) return false;
    if (it.collected().equals(last.collected())) return false;
    // by a clock that was ahead: it would hold for longer than it may
    if (last.collected().isAfter(clock.instant())) return true;
    var half = ChronoUnit.MILLIS.between(last.collected(), last.expires()) / 2;
    var otherwise =
        it.outcome() != last.outcome()
            || (it.outcome() == Outcome.COULD_NOT_LOOK && !it.said().equals(last.said()));
    return otherwise || !it.collected().isBefore(last.collected().plusMillis(half));
  }

  /// The newest of a check that this office signed.
  public Optional<Observation> newest(String check, Scope scope) {
    return newest.of(check, scope);
  }

  /// The newest of each check and scope.
  public List<Observation> newest() {
    return newest.all();
  }

  /// Rows that this office did not sign, found since the start.
  public int unsigned() {
    return newest.unsigned();
  }

  /// Looks for what was added meanwhile. Opens the office's scope.
  public void refresh() {
    transactions.office(newest::refresh);
  }

  /// Empty also for one that this office did not sign.
  public Optional<Proven> find(UUID id) {
    return transactions.office(() ->
        table
            .find(id)
            .filter(row -> row.signedBy(key.signer().publicKey()))
            .map(row ->
                new Proven(row.observation(), row.n(), row.batch(), key.signer().publicKey())));
  }

  /// The newest first.
  ///
  /// @param limit 1 to 200
  public List<Observation> history(String check, Scope scope, int limit) {
    return transactions.office(() ->
        table.of(new ObservationTable.Kind(check, scope), null, limit).stream()
            .filter(row -> row.signedBy(key.signer().publicKey()))
            .map(ObservationTable.Row::observation)
            .toList());
  }
}
