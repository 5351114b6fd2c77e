package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.LeafText;
import denwaban.database.Disk;
import denwaban.seal.json.Json;
import denwaban.seal.statement.Commitment;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The entry point of the log: called inside the transaction of the act, so that both exist or
/// neither.
@Component
public final class AuditLog {

  private final Outbox outbox;
  private final Subjects subjects;
  private final Signal signal;
  private final Disk disk;
  private final InstantSource clock;

  AuditLog(Outbox outbox, Subjects subjects, Signal signal, Disk disk, InstantSource clock) {
    this.outbox = outbox;
    this.subjects = subjects;
    this.signal = signal;
    this.disk = disk;
    this.clock = clock;
  }

  /// Appends one act. It becomes part of the log when the surrounding transaction commits.
  ///
  /// @throws IllegalStateException outside a transaction: the act could exist without its entry
  /// @throws NoRoom if it is a reading, and the disk has room for calls alone
  /// @throws org.springframework.dao.DataAccessException if the log is unavailable; the act must
  ///   not be done
  public void append(Entry entry) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an entry is appended in the transaction of its deed");
    }
    if (entry.purpose().reads() && disk.level() == Disk.Level.STOP) {
      throw new NoRoom();
    }
    var log = LogId.of(entry.client());
    var detail = canonical(entry);
    var commitment = Commitment.to(detail);
    var client = entry.client();
    var actor = entry.actor().subject();
    var leaf =
        new Leaf(
            clock.instant(),
            entry,
            client == null ? null : subjects.pseudonym(log, client.value()),
            actor == null ? null : subjects.pseudonym(log, actor),
            object(log, entry),
            commitment.digest());
    var id = outbox.append(log, readable(entry, leaf.text()));
    var subject = subject(log, entry);
    outbox.keepDetail(
        id, log, subject, commitment.salt(), subjects.sealDetail(log, subject, id, detail));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signal.ring();
          }
        });
  }

  /// What is in a log stays there: an entry that the client's program refuses would make it refuse
  /// the log for good.
  private static String readable(Entry entry, String leaf) {
    try {
      var _ = LeafText.read(leaf.getBytes(UTF_8));
      return leaf;
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException("no entry of the form: " + entry.action().code(), refused);
    }
  }

  /// A person's id is personal data: where the act is about one, the leaf names a pseudonym. A
  /// token's is named as it is when it acts, so that a reader sees what it did.
  private String object(LogId log, Entry entry) {
    return entry.action().aboutSubject()
        ? subjects.pseudonym(log, UUID.fromString(entry.object())).toString()
        : entry.object();
  }

  /// Whose erasure makes the detail unreadable: the person it is about, else the one who acted,
  /// else no one.
  private static UUID subject(LogId log, Entry entry) {
    if (entry.action().aboutSubject()) {
      return UUID.fromString(entry.object());
    }
    var actor = entry.actor().subject();
    return actor == null ? log.value() : actor;
  }

  private static byte[] canonical(Entry entry) {
    var members = new TreeMap<String, Json>();
    entry.detail().forEach((key, value) -> members.put(key, new Json.Text(value)));
    return new Json.Obj(members).text().getBytes(UTF_8);
  }
}
