package denwaban.copies;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.audit.anchor.LogExport;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.network.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes each log to where its copies go, each hour, each in a thread of its own: a slow one
/// delays no other.
final class CopyRounds {

  static final Duration EVERY = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(CopyRounds.class);

  private final CopyTargets copyTargets;
  private final LogExport copies;
  private final CopyTable book;
  private final Clients clients;
  private final TenantTransactions transactions;
  private final AuditLog entries;
  private final InstantSource clock;

  private final Map<Copy, Thread> running = new ConcurrentHashMap<>();
  private final Map<Copy, Backoff> waits = new ConcurrentHashMap<>();

  /// @param client null for the installation's log
  private record Copy(@Nullable ClientId client, CopyTable.Place place) {}

  private interface Opening {
    Destination open() throws IOException;
  }

  /// @param setAt when this place was set; null for the office's folder, which stays
  /// @param before what the copy had when this began
  private record Task(
      Copy copy, @Nullable Instant setAt, CopyTable.State before, Opening opening) {}

  CopyRounds(
      CopyTargets copyTargets,
      LogExport copies,
      CopyTable book,
      Clients clients,
      TenantTransactions transactions,
      AuditLog entries,
      InstantSource clock) {
    this.copyTargets = copyTargets;
    this.copies = copies;
    this.book = book;
    this.clients = clients;
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  /// Begins every copy that is due and not going on.
  void round() {
    intoFolder(null);
    for (var client : clients.all().stream().map(Client::id).toList()) {
      intoFolder(client);
      transactions
          .as(client, () -> book.find(client))
          .ifPresent(wanted ->
              begin(
                  new Copy(client, CopyTable.Place.OWN),
                  wanted.setAt(),
                  () -> copyTargets.open(client, wanted)));
    }
  }

  /// A new place has nothing, and is tried at once.
  void changed(ClientId client) {
    waits.remove(new Copy(client, CopyTable.Place.OWN));
  }

  /// Waits for what is going on.
  void settle() throws InterruptedException {
    for (var thread : running.values()) {
      thread.join();
    }
  }

  /// Waits for what is going on with this client's log.
  ///
  /// @return false if it goes on after that time, or the wait was cut off
  boolean stopped(ClientId client, Duration patience) {
    try {
      for (var place : CopyTable.Place.values()) {
        var thread = running.get(new Copy(client, place));
        if (thread != null && !thread.join(patience)) return false;
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void intoFolder(@Nullable ClientId client) {
    if (!copyTargets.hasFolder()) return;
    var copy = new Copy(client, CopyTable.Place.FOLDER);
    begin(copy, null, () -> copyTargets.folder(client, () -> written(copy)));
  }

  /// Whether anything was ever written to a folder: the installation's log goes there first.
  private boolean written(Copy copy) {
    var first = new Copy(null, CopyTable.Place.FOLDER);
    return Stream.of(first, copy)
        .anyMatch(it -> in(it, () -> book.state(it.client(), it.place())).had().size() > 0);
  }

  private void begin(Copy copy, @Nullable Instant setAt, Opening opening) {
    var state = in(copy, () -> book.state(copy.client(), copy.place()));
    if (!due(copy, state)) {
      return;
    }
    var task = new Task(copy, setAt, state, opening);
    var thread = Thread.ofPlatform().daemon().name("copy").unstarted(() -> run(task));
    if (running.putIfAbsent(copy, thread) == null) {
      thread.start();
    }
  }

  private boolean due(Copy copy, CopyTable.State state) {
    var now = clock.instant();
    if (!waits.getOrDefault(copy, Backoff.NONE).over(now)) return false;
    return state.trouble() != null || state.at() == null || !now.isBefore(state.at().plus(EVERY));
  }

  private void run(Task task) {
    var copy = task.copy();
    var before = task.before();
    try {
      if (copies.ended(copy.client())) return;
      var size = copies.size(copy.client());
      if (size < before.had().size()) {
        throw new CopyFailed(CopyTrouble.OTHER_LOG, null);
      }
      LogExport.Had has;
      try (var destination = task.opening().open()) {
        // what we know of the copy lies beside the log, and goes back with it when that does
        var there = destination.size().orElse(before.had().size());
        if (there > size) throw new CopyFailed(CopyTrouble.OTHER_LOG, null);
        // less than was written: all is written anew
        var had = there < before.had().size() ? LogExport.Had.NOTHING : before.had();
        has = copies.write(copy.client(), had, destination);
      }
      keep(task, new CopyTable.State(has, clock.instant(), null));
      waits.remove(copy);
    } catch (CopyFailed e) {
      failed(task, e.why(), e);
    } catch (IOException e) {
      failed(task, CopyTrouble.AWAY, e);
    } catch (RuntimeException e) {
      // the database is unavailable, or a bug: tried again later
      later(copy);
      LOG.atWarn().setCause(e).log("a copy of a log broke off");
    } finally {
      running.remove(copy);
    }
  }

  private void later(Copy copy) {
    var now = clock.instant();
    waits.merge(copy, Backoff.NONE.failed(now), (old, _) -> old.failed(now));
  }

  private void failed(Task task, CopyTrouble why, IOException cause) {
    later(task.copy());
    if (why.incident()) {
      LOG.atError().log("a copy has other entries than its log");
    } else {
      LOG.atWarn()
          .addKeyValue("why", why)
          .addKeyValue("cause", cause.getClass().getSimpleName())
          .log("a copy of a log could not be written");
    }
    var before = task.before();
    keep(task, new CopyTable.State(before.had(), before.at(), why));
  }

  /// A trouble is an entry once, until it is another or over. Where the client named another place
  /// meanwhile nothing is kept: what is said here is not of that place, which has nothing yet.
  private void keep(Task task, CopyTable.State now) {
    var copy = task.copy();
    var setAt = task.setAt();
    in(
        copy,
        () -> {
          if (copy.client() != null && setAt != null && !book.still(copy.client(), setAt)) {
            waits.remove(copy);
            return now;
          }
          book.keep(copy.client(), copy.place(), now);
          if (now.trouble() != null && now.trouble() != task.before().trouble()) {
            entries.append(
                new Entry(
                    Action.COPY_FAILED,
                    copy.client(),
                    LogExport.folder(copy.client()),
                    Actor.SERVICE,
                    Purpose.EXPORT,
                    Result.REFUSED,
                    Map.of("why", now.trouble().name())));
          }
          return now;
        });
  }

  private <T> T in(Copy copy, Supplier<T> work) {
    return copy.client() == null ? transactions.office(work) : transactions.as(copy.client(), work);
  }
}
