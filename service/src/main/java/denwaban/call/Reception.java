package denwaban.call;

import denwaban.call.Directory.Lookup;
import denwaban.call.RecordingTap.Tapped;
import denwaban.call.event.CallRefused;
import denwaban.call.event.Refusal;
import denwaban.call.ledger.Ledger;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done for a caller before anybody can answer: whose number it is, whether the call is
/// recorded, what is said first. All of it may block, so none of it is under the switchboard's
/// lock.
final class Reception {

  /// Refused callers whose client is looked up at one time.
  static final int REFUSED_AT_ONCE = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  private final Directory directory;
  private final RecordingTap recordingTap;
  private final Sounds sounds;
  private final Ledger ledger;
  private final CallerWatchlist callerWatchlist;
  private final Executor arrivals;
  private final Board board;
  private final Semaphore asking = new Semaphore(REFUSED_AT_ONCE);

  /// The switchboard, as the reception sees it. Takes its lock.
  interface Board {

    /// False when the caller was gone before.
    boolean turnAway(Call call, Refusal why);

    /// False when the caller was gone before.
    boolean admit(Call call, ServiceTerms serviceTerms);

    /// @param heard what is played first; may be empty
    void welcome(Call call, Tapped tapped, Bytes heard);

    /// Its recording ended before the call.
    void brokeOff(Call call);
  }

  Reception(
      Directory directory,
      RecordingTap recordingTap,
      Sounds sounds,
      Ledger ledger,
      CallerWatchlist callerWatchlist,
      Executor arrivals,
      Board board) {
    this.directory = directory;
    this.recordingTap = recordingTap;
    this.sounds = sounds;
    this.ledger = ledger;
    this.callerWatchlist = callerWatchlist;
    this.arrivals = arrivals;
    this.board = board;
  }

  void receive(Call call, PhoneNumber called) {
    arrivals.execute(() -> connect(call, called));
  }

  void turnedAway(CallId id, PhoneNumber called, Instant at) {
    arrivals.execute(() -> sayRefused(id, called, Refusal.NO_CAPACITY, at));
  }

  private void connect(Call call, PhoneNumber called) {
    Lookup found;
    try {
      found = directory.find(called, call.arrivedAt);
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("no directory");
      if (board.turnAway(call, Refusal.OUT_OF_ORDER)) {
        sayRefused(call.id, called, Refusal.OUT_OF_ORDER, call.arrivedAt);
      }
      return;
    }
    switch (found) {
      case Lookup.UnknownNumber() -> {
        var _ = board.turnAway(call, Refusal.UNKNOWN_NUMBER);
      }
      case Lookup.NoContract(var client) -> {
        if (board.turnAway(call, Refusal.NO_CONTRACT)) {
          ledger.say(new CallRefused(call.id, client, Refusal.NO_CONTRACT, call.arrivedAt));
        }
      }
      case Lookup.Found(var serviceTerms) -> {
        if (board.admit(call, serviceTerms)) {
          lookOut(call, serviceTerms.id());
          greet(call, serviceTerms);
        }
      }
    }
  }

  /// Beside the greeting, which must not wait for it.
  private void lookOut(Call call, ClientId client) {
    var number = call.caller.number();
    if (number == null) return;
    arrivals.execute(() -> {
      try {
        callerWatchlist.rang(call.id, client, number);
      } catch (RuntimeException outage) {
        LOG.atError()
            .addKeyValue("call", call.id)
            .setCause(outage)
            .log("whether the caller is watched is not known");
      }
    });
  }

  /// Unknown numbers belong to no client, so there is no log for them. In a flood of calls the log
  /// must not become the load that keeps the others from being answered.
  private void sayRefused(CallId id, PhoneNumber called, Refusal why, Instant at) {
    if (!asking.tryAcquire()) {
      LOG.atWarn().addKeyValue("call", id).log("a refused call is not logged: too many at once");
      return;
    }
    try {
      directory.owner(called).ifPresent(client -> ledger.say(new CallRefused(id, client, why, at)));
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", id).setCause(outage).log("a refused call is not logged");
    } finally {
      asking.release();
    }
  }

  /// The greeting for everybody, the notice for those who are recorded.
  private void greet(Call call, ServiceTerms serviceTerms) {
    var tapped = tapped(call, serviceTerms);
    var heard = NOTHING;
    try {
      heard = sounds.greeting(serviceTerms.id());
      if (tapped instanceof Tapped.On) heard = joined(heard, sounds.notice(serviceTerms.id()));
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("no greeting, no notice");
      // without the notice nothing may be recorded
      if (tapped instanceof Tapped.On(var tap)) {
        tap.ended(true);
        tapped = new Tapped.Off(RecordingTap.Reason.STORAGE_UNAVAILABLE);
      }
    }
    board.welcome(call, tapped, heard);
  }

  private static Bytes joined(Bytes greeting, Bytes notice) {
    if (notice.length() == 0) throw new IllegalStateException("a notice without a sound");
    var both = Arrays.copyOf(greeting.toArray(), greeting.length() + notice.length());
    System.arraycopy(notice.toArray(), 0, both, greeting.length(), notice.length());
    return Bytes.of(both);
  }

  private Tapped tapped(Call call, ServiceTerms serviceTerms) {
    try {
      return recordingTap.begin(
          call.id,
          serviceTerms.id(),
          serviceTerms.mailbox(),
          call.arrivedAt,
          // not on the recording's thread: it has other calls to write
          () -> arrivals.execute(() -> board.brokeOff(call)));
    } catch (RuntimeException outage) {
      // a call must be answered even when nothing can be kept of it
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("not recorded");
      return new Tapped.Off(RecordingTap.Reason.STORAGE_UNAVAILABLE);
    }
  }
}
