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
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
              begin(new Copy(client, CopyTable.Place.OWN), () -> copyTargets.open(client, wanted)));
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
    copyTargets
        .folder(client)
        .ifPresent(folder -> begin(new Copy(client, CopyTable.Place.FOLDER), () -> folder));
  }

  private void begin(Copy copy, Opening opening) {
    var state = in(copy, () -> book.state(copy.client(), copy.place()));
    if (!due(copy, state)) {
      return;
    }
    var thread =
        Thread.ofPlatform().daemon().name("copy").unstarted(() -> run(copy, state, opening));
    if (running.putIfAbsent(copy, thread) == null) {
      thread.start();
    }
  }

  private boolean due(Copy copy, CopyTable.State state) {
    var now = clock.instant();
    if (state.trouble() != null || state.at() == null) {
      return waits.getOrDefault(copy, Backoff.NONE).over(now);
    }
    return !now.isBefore(state.at().plus(EVERY));
  }

  private void run(Copy copy, CopyTable.State before, Opening opening) {
    try {
      if (copies.ended(copy.client())) return;
      if (copies.size(copy.client()) < before.had().size()) {
        throw new CopyFailed(CopyTrouble.OTHER_LOG, null);
      }
      LogExport.Had has;
      try (var destination = opening.open()) {
        has = copies.write(copy.client(), before.had(), destination);
      }
      keep(copy, before, new CopyTable.State(has, clock.instant(), null));
      waits.remove(copy);
    } catch (CopyFailed e) {
      failed(copy, before, e.why(), e);
    } catch (IOException e) {
      failed(copy, before, CopyTrouble.AWAY, e);
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

  private void failed(Copy copy, CopyTable.State before, CopyTrouble why, IOException cause) {
    later(copy);
    if (why.incident()) {
      LOG.atError().log("a copy has other entries than its log");
    } else {
      LOG.atWarn()
          .addKeyValue("why", why)
          .addKeyValue("cause", cause.getClass().getSimpleName())
          .log("a copy of a log could not be written");
    }
    keep(copy, before, new CopyTable.State(before.had(), before.at(), why));
  }

  /// A trouble is an entry once, until it is another or over.
  private void keep(Copy copy, CopyTable.State before, CopyTable.State now) {
    in(
        copy,
        () -> {
          book.keep(copy.client(), copy.place(), now);
          if (now.trouble() != null && now.trouble() != before.trouble()) {
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
