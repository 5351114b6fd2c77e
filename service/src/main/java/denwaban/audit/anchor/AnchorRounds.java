package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.audit.Signers;
import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.Tree;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells the installation's log the state of each client's log, so that a stamp or a confirmation
/// of that one log covers all of them.
///
/// The entry's object is the digest of the checkpoint's text: the client, who has that text, finds
/// it; to others it is a random word. The state of the installation's own log is not recorded, so
/// no entry here leads to another.
@Component
public final class AnchorRounds {

  /// A log that grows all the time is told so often.
  static final Duration EVERY = Duration.ofHours(1);

  /// Logs in one transaction.
  static final int BATCH = 100;

  /// The advisory lock's key, any number that nothing else uses.
  static final long LOCK = 0x616e63686f727321L;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// An anchor has no proof until it has its place; then the one before it is shown.
  private static final int NEWEST = 2;

  private final TenantTransactions transactions;
  private final Logs logs;
  private final AnchorTable anchorTable;
  private final AuditLog entries;
  private final Signers signers;
  private final InstantSource clock;

  public AnchorRounds(
      TenantTransactions transactions,
      Logs logs,
      AnchorTable anchorTable,
      AuditLog entries,
      Signers signers,
      InstantSource clock) {
    this.transactions = transactions;
    this.logs = logs;
    this.anchorTable = anchorTable;
    this.entries = entries;
    this.signers = signers;
    this.clock = clock;
  }

  /// A state of a client's log, and the proof that the installation's log has it.
  ///
  /// @param size entries of the client's log
  /// @param checkpoint its signed note; the digest of the note's text is the entry's `obj`
  /// @param entry of the installation's log
  /// @param proof C2SP tlog-proof for it
  /// @param keys of the installation's log, a vkey each
  public record Anchor(
      long size, Instant at, String checkpoint, String entry, String proof, List<String> keys) {}

  void allDue() {
    while (round() == BATCH) {
      // a full batch: there are more
    }
  }

  /// Tells what is due, [#BATCH] at most.
  ///
  /// @return how many logs; 0 also if another is at it
  public int round() {
    return transactions.office(() -> {
      if (!logs.lock(LOCK, PATIENCE.toMillis())) {
        return 0;
      }
      var now = clock.instant();
      var due = anchorTable.due(now.minus(EVERY), BATCH);
      for (var each : due) {
        tell(each, now);
      }
      return due.size();
    });
  }

  private void tell(AnchorTable.Due due, Instant now) {
    entries.append(
        new Entry(
            Action.LOG_ANCHORED,
            null,
            object(due.state().note()),
            Actor.SERVICE,
            Purpose.OPERATE,
            Result.DONE,
            Map.of(
                "log", due.log().value().toString(), "size", Long.toString(due.state().size()))));
    anchorTable.add(due.log(), new AnchorTable.Told(due.state().size(), now));
  }

  /// The newest of this client that can be proven.
  public Optional<Anchor> of(ClientId client) {
    var log = LogId.of(client);
    return transactions.office(() ->
        anchorTable.newest(log, NEWEST).stream()
            .flatMap(told -> proven(log, told).stream())
            .findFirst());
  }

  private Optional<Anchor> proven(LogId log, AnchorTable.Told told) {
    var note = logs.at(log, told.size()).orElseThrow();
    var installation = LogId.INSTALLATION;
    return anchorTable
        .entry(object(note))
        .flatMap(line ->
            logs.latest(installation)
                .filter(latest -> line.index() < latest.size())
                .map(latest -> {
                  var tree = Tree.at(logs.tiles(installation), latest.size());
                  var proof = LogProof.of(tree, line.index(), latest.note()).write();
                  var keys = signers.keys(installation).vkeys();
                  return new Anchor(told.size(), told.at(), note, line.leaf(), proof, keys);
                }));
  }

  private static String object(String note) {
    return Digest.sha256(Bytes.of(Note.parse(note).text().getBytes(UTF_8))).base64();
  }
}
