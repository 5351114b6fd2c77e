package denwaban.audit.anchor;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.Tree;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Has the newest state of each log confirmed by each witness. A witness that knows another history
/// is an incident: an entry of that log, and of the installation's.
@Component
public class WitnessRounds {

  /// A log that did not grow is confirmed again after so long, so that its age says something.
  static final Duration AGAIN = Duration.ofHours(1);

  /// One that grew: what is confirmed is kept for as long as the log, here and in each copy.
  static final Duration GREW = Duration.ofMinutes(10);

  /// A witness that did not answer for so many logs in a row is not asked in this round any more:
  /// each wait of its kind delays what the others confirm.
  static final int AWAY_IN_A_ROW = 3;

  private static final Logger log = LoggerFactory.getLogger(WitnessRounds.class);

  private final WitnessSettings settings;
  private final TenantTransactions transactions;
  private final Logs logs;
  private final WitnessTable witnessTable;
  private final AuditLog entries;
  private final InstantSource clock;
  private final WitnessClient client = new WitnessClient();
  private final Map<Asked, WitnessTrouble> troubles = new ConcurrentHashMap<>();

  private final Set<LogId> damaged = ConcurrentHashMap.newKeySet();

  private record Asked(LogId log, String witness) {}

  /// What is read before a witness is asked: nothing waits for it in a transaction.
  private record Newest(Logs.Latest latest, WitnessTable.State known) {}

  public WitnessRounds(
      WitnessSettings settings,
      TenantTransactions transactions,
      Logs logs,
      WitnessTable witnessTable,
      AuditLog entries,
      InstantSource clock) {
    this.settings = settings;
    this.transactions = transactions;
    this.logs = logs;
    this.witnessTable = witnessTable;
    this.entries = entries;
    this.clock = clock;
  }

  /// Asks every witness for every log that grew, or was confirmed too long ago. A log that is
  /// damaged does not keep the others from being confirmed.
  void round() throws InterruptedException {
    if (settings.witnesses().isEmpty()) {
      return;
    }
    var away = new HashMap<String, Integer>();
    for (var each : transactions.office(witnessTable::logs)) {
      try {
        for (var witness : settings.witnesses()) {
          if (away.getOrDefault(witness.name(), 0) >= AWAY_IN_A_ROW) continue;
          if (one(each, witness)) away.remove(witness.name());
          else away.merge(witness.name(), 1, Integer::sum);
        }
        damaged.remove(each);
      } catch (IllegalStateException lacks) {
        if (damaged.add(each)) {
          log.atError()
              .addKeyValue("log", each.value())
              .setCause(lacks)
              .log("a log is damaged: no witness can be asked to confirm it");
        }
      }
    }
  }

  Optional<WitnessTrouble> trouble(LogId of, String witness) {
    return Optional.ofNullable(troubles.get(new Asked(of, witness)));
  }

  /// @return false if it did not answer
  private boolean one(LogId of, WitnessSettings.At witness) throws InterruptedException {
    var now =
        transactions.office(() ->
            new Newest(
                logs.latest(of).orElseThrow(),
                witnessTable
                    .newest(of, witness.name())
                    .orElse(new WitnessTable.State(0, Instant.EPOCH, ""))));
    var grew = now.latest().size() > now.known().size();
    if (isYoung(now.known().at(), grew ? GREW : AGAIN)) return true;
    var latest = now.latest();
    var said = ask(of, witness, now.known().size(), latest);
    if (said instanceof WitnessClient.Said.Knows knows && knows.size() != now.known().size()) {
      // Its answer to an earlier question was lost, or its folder is older or newer than we know.
      if (knows.size() > latest.size()) {
        troubled(of, witness, WitnessTrouble.ROLLED_BACK);
        return true;
      }
      said = ask(of, witness, knows.size(), latest);
    }
    switch (said) {
      case WitnessClient.Said.Confirmed confirmed -> confirmed(of, witness, latest, confirmed);
      case WitnessClient.Said.Knows same -> troubled(of, witness, WitnessTrouble.REWRITTEN);
      case WitnessClient.Said.NotOurs not -> troubled(of, witness, WitnessTrouble.REWRITTEN);
      case WitnessClient.Said.Away away -> troubled(of, witness, WitnessTrouble.AWAY);
    }
    return !(said instanceof WitnessClient.Said.Away);
  }

  /// What was said by a clock that was ahead is not.
  private boolean isYoung(Instant confirmed, Duration most) {
    var now = clock.instant();
    return !confirmed.isAfter(now) && confirmed.plus(most).isAfter(now);
  }

  private WitnessClient.Said ask(LogId of, WitnessSettings.At witness, long old, Logs.Latest latest)
      throws InterruptedException {
    List<Bytes> proof =
        old == 0 || old == latest.size()
            ? List.of()
            : transactions.office(() -> Tree.at(logs.tiles(of), latest.size()).consistency(old));
    return client.ask(witness.url(), old, proof, latest.note());
  }

  private void confirmed(
      LogId of, WitnessSettings.At witness, Logs.Latest latest, WitnessClient.Said.Confirmed said) {
    var at = signedAt(latest.note(), said.lines(), witness.notes());
    if (at.isEmpty()) {
      troubled(of, witness, WitnessTrouble.BAD_SIGNATURE);
      return;
    }
    // by a clock that is ahead it would be new for as long as that
    var now = clock.instant();
    var seen = at.get().isAfter(now) ? now : at.get();
    transactions.office(() ->
        witnessTable.add(
            of, witness.name(), new WitnessTable.State(latest.size(), seen, said.lines())));
    troubles.remove(new Asked(of, witness.name()));
  }

  /// The earliest time that its keys signed; empty if any of them did not.
  private static Optional<Instant> signedAt(String note, String lines, List<NoteKey> keys) {
    try {
      var text = Note.parse(note).text();
      var cosigned = Note.parse(text + "\n" + lines);
      var times = keys.stream().map(cosigned::signedAt).toList();
      return times.stream().anyMatch(Optional::isEmpty)
          ? Optional.empty()
          : times.stream().flatMap(Optional::stream).min(Instant::compareTo);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void troubled(LogId of, WitnessSettings.At witness, WitnessTrouble trouble) {
    var asked = new Asked(of, witness.name());
    var before = troubles.get(asked);
    if (before == trouble) {
      return;
    }
    if (!trouble.incident()) {
      // only its word that all is well ends an incident, not its silence
      if (before == null || !before.incident()) {
        troubles.put(asked, trouble);
        log.warn("a witness did not confirm a log: {}", trouble);
      }
      return;
    }
    log.error("a witness knows another history of a log: {}", trouble);
    transactions.office(() -> {
      if (!of.installation()) {
        entries.append(refused(new ClientId(of.value()), of, witness, trouble));
      }
      entries.append(refused(null, of, witness, trouble));
    });
    troubles.put(asked, trouble); // once it is written down
  }

  private static Entry refused(
      @Nullable ClientId client, LogId of, WitnessSettings.At witness, WitnessTrouble trouble) {
    return new Entry(
        Action.WITNESS_REFUSED,
        client,
        of.value().toString(),
        Actor.SERVICE,
        Purpose.MANAGE,
        Result.REFUSED,
        Map.of("witness", witness.name(), "why", trouble.name()));
  }
}
