package denwaban.audit.sequencing;

import denwaban.audit.Signal;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Runs the sequencer: at once when this process appended something, and every [#POLL_MILLIS] for
/// what others did.
@Component
class SequencerSchedule implements SmartLifecycle {

  static final long POLL_MILLIS = 200;

  private static final Logger log = LoggerFactory.getLogger(SequencerSchedule.class);

  private final Sequencer sequencer;
  private final Signal signal;
  private volatile boolean running;
  private Thread thread = new Thread(this::run, "sequencer");

  SequencerSchedule(Sequencer sequencer, Signal signal) {
    this.sequencer = sequencer;
    this.signal = signal;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("sequencer").start(this::run);
  }

  /// The database and the key vault may be unavailable for a while; whatever else happens is a bug,
  /// and no reason to leave every later entry out of its log.
  private void run() {
    var troubled = false;
    while (running) {
      try {
        while (sequencer.round() >= Sequencer.BATCH) {
          // a full batch: there is more
        }
        troubled = false;
        signal.await(POLL_MILLIS);
      } catch (InterruptedException e) {
        return;
      } catch (DataAccessException | TransactionException | UncheckedIOException e) {
        if (!troubled) {
          log.warn("the log cannot be put in order now; entries wait in the outbox", e);
        }
        troubled = true;
        pause();
      } catch (RuntimeException | Error bug) {
        if (!troubled) {
          log.error("the log could not be put in order; entries wait in the outbox", bug);
        }
        troubled = true;
        pause();
      }
    }
  }

  private void pause() {
    try {
      signal.await(POLL_MILLIS);
    } catch (InterruptedException e) {
      running = false;
    }
  }

  /// Ends after the round in progress; what is not in order yet waits for the next start.
  @Override
  public void stop() {
    running = false;
    signal.ring();
    try {
      thread.join(Sequencer.PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
