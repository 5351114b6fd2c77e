package denwaban.backup;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The office's backup: what is done when, and what others may ask of it.
public final class Backups {

  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  /// From the begin of one base backup to the next.
  static final Duration EVERY = Duration.ofDays(1);

  /// Payloads are looked through so often, and what is too old is removed.
  private static final Duration LOOK = Duration.ofHours(1);

  /// After one of them failed.
  private static final Duration AGAIN = Duration.ofHours(1);

  /// From the end of the window until the next look has surely removed it.
  static final Duration SLACK = Duration.ofDays(1);

  private final Setup setup;
  private final @Nullable BackupWork work;
  private final BackupTable table;
  private final PayloadTable payloads;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  private final AtomicReference<@Nullable Doing> doing = new AtomicReference<>();

  /// Held while a base backup is taken, and while what is too old is removed: one that has no
  /// manifest yet looks like one that was cut off.
  private final ReentrantLock bases = new ReentrantLock();

  private final Map<Part, BackupTrouble> troubles =
      Collections.synchronizedMap(new EnumMap<>(Part.class));
  private volatile @Nullable Instant looked;
  private volatile @Nullable Instant failedAt;
  private volatile boolean swept;
  private volatile boolean timeline;
  private volatile boolean wanted;

  Backups(
      Setup setup,
      @Nullable BackupWork work,
      BackupTable table,
      PayloadTable payloads,
      TenantTransactions transactions,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.setup = setup;
    this.work = work;
    this.table = table;
    this.payloads = payloads;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// What has its own trouble: that one goes well says nothing of another.
  private enum Part {
    BASE,
    LOG,
    PAYLOADS,
    /// What is too old.
    PRUNING,
    DRILL,
    /// The daily look at what lies at the place.
    LOOK
  }

  /// What is going on.
  enum Doing {
    BACKUP,
    DRILL
  }

  /// How the last drill ended, and until when that says anything.
  ///
  /// @param every from one drill to the next
  public record Drilled(
      Instant at, boolean passed, Optional<Duration> rpo, Optional<Duration> rto, Duration every) {}

  /// Whether the program backs this office up.
  public boolean configured() {
    return setup.target() != null;
  }

  /// When the last file is gone from the backup that could hold what the office erased at
  /// `erasedAt`, if base backups go on succeeding; [#oldest] says what is so. Keys are gone much
  /// sooner: with the next copy of the key files, within a minute.
  ///
  /// @return empty if there is no backup by the program
  public Optional<Instant> horizon(Instant erasedAt) {
    var target = setup.target();
    return target == null
        ? Optional.empty()
        : Optional.of(erasedAt.plus(target.keep()).plus(SLACK));
  }

  /// Whether the only copy of the key files is of a later moment than this; true where the program
  /// makes no backup.
  public boolean keysGone(Instant destroyedAt) {
    var now = work;
    return now == null || now.mover().keysSeen().filter(it -> it.isAfter(destroyedAt)).isPresent();
  }

  /// The oldest state that the place still has. What was erased before that moment is in no base
  /// backup and in no log there; the pages of a database may keep the bytes of a deleted row until
  /// they are written anew.
  ///
  /// @return empty if there is no whole backup, or none by the program
  /// @throws IOException if the place is away
  public Optional<Instant> oldest() throws IOException {
    var now = work;
    if (now == null) return Optional.empty();
    return now.pruning().oldest();
  }

  /// @return empty if there was none
  public Optional<Drilled> lastDrill() {
    var target = setup.target();
    if (target == null) return Optional.empty();
    return transactions.office(() -> table.drills(1)).stream()
        .findFirst()
        .map(it ->
            new Drilled(
                it.ended(),
                it.passed(),
                Optional.ofNullable(it.rpoSeconds()).map(Duration::ofSeconds),
                Optional.ofNullable(it.rtoSeconds()).map(Duration::ofSeconds),
                target.drillEvery()));
  }

  Optional<Doing> doing() {
    return Optional.ofNullable(doing.get());
  }

  /// Why the backup is not what it should be, since the last look.
  Optional<BackupTrouble> trouble() {
    var now = work;
    return troubles()
        .findFirst()
        .or(() ->
            now != null && now.inspection().changed()
                ? Optional.of(BackupTrouble.CHANGED)
                : Optional.empty());
  }

  private Stream<BackupTrouble> troubles() {
    synchronized (troubles) {
      return List.copyOf(troubles.values()).stream();
    }
  }

  @Nullable BackupWork work() {
    return work;
  }

  /// When the newest of the database's log came to the place; empty if none did, or it is away.
  Optional<Instant> newestLog() {
    var now = work;
    if (now == null) return Optional.empty();
    try {
      return now.mover().newest();
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  /// Moves the log. Called every few seconds by one thread.
  void move() {
    var now = work;
    if (now == null) return;
    attempt(
        Part.LOG,
        () -> {
          setup.ready();
          now.mover().round();
        });
  }

  /// Base backup, payloads, what is too old, drill: each if it is due. Called every minute by one
  /// thread.
  void round() {
    var now = work;
    var target = setup.target();
    if (now == null || target == null) return;
    if (!swept) {
      // a killed program may have left one, with its server
      attempt(Part.DRILL, now.drill()::sweep);
      swept = true;
    }
    var at = clock.instant();
    var failed = failedAt;
    if (failed != null && at.isBefore(failed.plus(AGAIN))) return;
    if (due(transactions.office(() -> table.whole()).map(BackupTable.Run::began), EVERY, at)
        || wanted
        || overtaken(now)
        || setup.renewed()) {
      var _ = backup(null);
    }
    var before = looked;
    if (before == null || !at.isBefore(before.plus(LOOK))) {
      looked = at;
      var copied =
          attempt(
              Part.PAYLOADS,
              () -> {
                setup.ready();
                setup.look();
                now.payloads().round();
              });
      if (copied && bases.tryLock()) {
        try {
          attempt(Part.PRUNING, now.pruning()::round);
        } finally {
          bases.unlock();
        }
      }
    }
    if (transactions.office(() -> table.whole()).isPresent()
        && nextDrill().filter(it -> !it.isAfter(at)).isPresent()) {
      var _ = drill(null);
    }
  }

  /// Whether a restore, or another place, was before this life of the program, and no base backup
  /// since.
  private boolean overtaken(BackupWork now) {
    if (timeline) return false;
    try {
      setup.ready();
      var bases = now.pruning().bases();
      var is = bases.isEmpty() || now.base().overtaken(bases.getLast().firstWal());
      timeline = !is;
      return is;
    } catch (IOException | SQLException e) {
      told(Part.BASE, BackupFailed.why(e), e);
      return false;
    }
  }

  /// When the next drill comes by itself, after one that failed soon; not after now if it is due.
  ///
  /// @return empty without a whole backup
  Optional<Instant> nextDrill() {
    var target = setup.target();
    if (target == null) return Optional.empty();
    var last = transactions.office(() -> table.drills(1)).stream().findFirst();
    if (last.isEmpty()) {
      // since there is something to try
      return transactions.office(() -> table.whole()).map(BackupTable.Run::began);
    }
    return last.map(it -> it.began().plus(it.passed() ? target.drillEvery() : AGAIN));
  }

  private static boolean due(Optional<Instant> last, Duration every, Instant now) {
    return last.map(it -> !now.isBefore(it.plus(every))).orElse(true);
  }

  /// The daily look came to its end.
  void looked() {
    over(Part.LOOK);
  }

  /// It did not for so long that it must be told.
  void notLooked(Exception cause) {
    told(Part.LOOK, BackupTrouble.NOT_LOOKED, cause);
  }

  /// A base backup is taken, now or as soon as it can be: what the last one needs is not there any
  /// more.
  void another() {
    wanted = true;
    var _ = backup(null);
  }

  /// Takes a base backup, and removes what is too old then.
  ///
  /// @param by who asked for it; null for the program itself
  /// @return false if something else was going on
  boolean backup(@Nullable CurrentUser by) {
    var now = work;
    if (now == null || !doing.compareAndSet(null, Doing.BACKUP)) return false;
    bases.lock();
    try {
      var run = ids.next();
      transactions.office(() -> table.begin(run, clock.instant(), by == null ? null : by.person()));
      try {
        setup.ready();
        var made = now.base().take();
        setup.based();
        transactions.office(() -> {
          table.end(run, clock.instant(), made.id(), made.bytes(), null);
          tell(
              Action.BACKUP_MADE,
              run,
              by,
              Result.DONE,
              Map.of("bytes", Long.toString(made.bytes())));
        });
        failedAt = null;
        wanted = false;
        over(Part.BASE);
        // what cannot be removed says nothing of what was taken
        attempt(Part.PRUNING, now.pruning()::round);
      } catch (IOException | SQLException | RuntimeException e) {
        failed(run, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return true;
    } finally {
      bases.unlock();
      doing.set(null);
    }
  }

  /// Brings the newest backup back and looks at it.
  ///
  /// @param by who asked for it; null for the program itself
  /// @return false if something else was going on
  boolean drill(@Nullable CurrentUser by) {
    var now = work;
    if (now == null || !doing.compareAndSet(null, Doing.DRILL)) return false;
    try {
      var id = ids.next();
      var result = now.drill().run(id);
      transactions.office(() -> {
        table.keep(id, result, by == null ? null : by.person());
        // copied again with the next look
        result.damaged().forEach(payloads::forget);
        tell(
            result.passed() ? Action.BACKUP_DRILLED : Action.BACKUP_DRILL_FAILED,
            id,
            by,
            result.passed() ? Result.DONE : Result.REFUSED,
            Map.of("checks", Integer.toString(result.checks().size())));
      });
      over(Part.DRILL);
      return true;
    } catch (IOException e) {
      failedAt = clock.instant();
      told(Part.DRILL, BackupTrouble.BROKE_OFF, e);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      doing.set(null);
    }
  }

  private void failed(UUID run, Exception cause) {
    failedAt = clock.instant();
    var why = BackupFailed.why(cause);
    transactions.office(() -> table.end(run, clock.instant(), null, 0, why));
    told(Part.BASE, why, cause);
  }

  private interface Step {
    void run() throws IOException;
  }

  /// @return whether it went well
  private boolean attempt(Part part, Step step) {
    try {
      step.run();
      over(part);
      return true;
    } catch (IOException | RuntimeException e) {
      told(part, BackupFailed.why(e), e);
      return false;
    }
  }

  private void over(Part part) {
    if (troubles.remove(part) != null && troubles.isEmpty()) {
      LOG.atInfo().log("the backup works again");
    }
  }

  /// A trouble is an entry once, until it is another or over, however many parts have it.
  private void told(Part part, BackupTrouble why, Exception cause) {
    var known = troubles().anyMatch(why::equals);
    troubles.put(part, why);
    if (known) return;
    LOG.atError().addKeyValue("why", why.code()).setCause(cause).log("the backup failed");
    transactions.office(() ->
        tell(Action.BACKUP_FAILED, ids.next(), null, Result.REFUSED, Map.of("why", why.code())));
  }

  private void tell(
      Action action,
      UUID object,
      @Nullable CurrentUser by,
      Result result,
      Map<String, String> detail) {
    audit.append(
        new Entry(
            action,
            null,
            object.toString(),
            by == null ? Actor.SERVICE : by.actor(),
            Purpose.OPERATE,
            result,
            detail));
  }
}
