package denwaban.database.backlog;

import denwaban.database.tenant.TenantTransactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/// Brings what waits in the [Backlog] into the database, in order, each step once.
public final class BacklogReplay {

  private static final String MARK =
      """
      insert into late_write (id, client_id) values (:id, :client)
      """;

  private static final String UNMARK =
      """
      delete from late_write where id = :id
      """;

  private static final Logger LOG = LoggerFactory.getLogger(BacklogReplay.class);

  private final Backlog backlog;
  private final TenantTransactions transactions;
  private final JdbcClient db;
  private final ObjectProvider<BacklogWriter> writers;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Caught> caught = new AtomicReference<>();

  public BacklogReplay(
      Backlog backlog,
      TenantTransactions transactions,
      JdbcClient db,
      ObjectProvider<BacklogWriter> writers,
      InstantSource clock) {
    this.backlog = backlog;
    this.transactions = transactions;
    this.db = db;
    this.writers = writers;
    this.clock = clock;
  }

  /// What waited, and is written now.
  ///
  /// @param since when the first of it came
  /// @param aside how many steps can never be written
  public record Caught(Instant since, int steps, int aside) {}

  private record Writer(BacklogWriter late, Class<? extends Record> type) {}

  /// Writes all that waits, or as much as can be written now.
  ///
  /// @return whether nothing waits any more
  public synchronized boolean catchUp() {
    if (backlog.empty()) return true;
    var known = known();
    try {
      while (!backlog.empty()) one(known);
      LOG.atInfo().log("what waited for the database is written");
    } catch (DataAccessException | TransactionException | IOException | UncheckedIOException away) {
      LOG.atWarn().addKeyValue("waiting", backlog.size()).setCause(away).log("still waiting");
    }
    return backlog.empty();
  }

  /// What waited since an administrator was last told; empty if nothing did.
  public Optional<Caught> caught() {
    return Optional.ofNullable(caught.get());
  }

  /// An administrator knows of it.
  public void told(Caught what) {
    caught.updateAndGet(now -> now == null || now.equals(what) ? null : without(now, what));
  }

  private static Caught without(Caught now, Caught told) {
    return new Caught(now.since(), now.steps() - told.steps(), now.aside() - told.aside());
  }

  private void count(Instant since, int steps, int aside) {
    var more = new Caught(since, steps, aside);
    caught.accumulateAndGet(
        more,
        (was, one) ->
            was == null
                ? one
                : new Caught(was.since(), was.steps() + one.steps(), was.aside() + one.aside()));
  }

  private Map<String, Writer> known() {
    var known = new HashMap<String, Writer>();
    for (var backlogWriter : (Iterable<BacklogWriter>) writers.orderedStream()::iterator) {
      backlogWriter
          .steps()
          .forEach(type -> known.put(type.getSimpleName(), new Writer(backlogWriter, type)));
    }
    return known;
  }

  private void one(Map<String, Writer> known) throws IOException {
    Backlog.Waiting waits;
    Record step;
    Writer writer;
    try {
      waits = backlog.first().orElseThrow();
      writer = known.get(waits.kind());
      if (writer == null) throw new IllegalStateException("no writer for " + waits.kind());
      step = backlog.step(waits, writer.type());
    } catch (RuntimeException damaged) {
      LOG.atError().setCause(damaged).log("a step that waited is not understood; put aside");
      backlog.refuse();
      count(clock.instant(), 0, 1);
      return;
    }
    try {
      writer.late().before(step);
      transactions.run(
          waits.client(),
          () -> {
            db.sql(MARK).param("id", waits.id()).param("client", waits.client().value()).update();
            writer.late().write(step);
          });
    } catch (DuplicateKeyException e) {
      LOG.atInfo().addKeyValue("step", waits.kind()).log("a step that waited stood there already");
    } catch (DataIntegrityViolationException never) {
      aside(waits, never);
      return;
    } catch (DataAccessException | TransactionException | UncheckedIOException away) {
      throw away;
    } catch (RuntimeException bug) {
      aside(waits, bug);
      return;
    }
    backlog.done();
    count(waits.at(), 1, 0);
    unmark(waits);
    try {
      writer.late().after(step);
    } catch (RuntimeException trouble) {
      LOG.atError().addKeyValue("step", waits.kind()).setCause(trouble).log("not told of a step");
    }
  }

  private void aside(Backlog.Waiting waits, RuntimeException why) throws IOException {
    LOG.atError()
        .addKeyValue("step", waits.kind())
        .addKeyValue("client", waits.client())
        .setCause(why)
        .log("a step that waited can never be written; put aside");
    backlog.refuse();
    count(waits.at(), 0, 1);
  }

  /// The file is gone, so nothing asks for the mark again.
  private void unmark(Backlog.Waiting waits) {
    try {
      transactions.run(waits.client(), () -> db.sql(UNMARK).param("id", waits.id()).update());
    } catch (DataAccessException | TransactionException away) {
      LOG.atDebug().setCause(away).log("a mark stays");
    }
  }
}
