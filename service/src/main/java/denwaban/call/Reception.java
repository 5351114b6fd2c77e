package denwaban.call;

import denwaban.call.Directory.Lookup;
import denwaban.call.RecordingTap.Tapped;
import denwaban.call.event.CallRefused;
import denwaban.call.event.Refusal;
import denwaban.call.ledger.Ledger;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import denwaban.script.Announcement;
import denwaban.script.Handling;
import denwaban.script.Sound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  private final Directory directory;
  private final RecordingTap recordingTap;
  private final Sounds sounds;
  private final Ledger ledger;
  private final CallerWatchlist callerWatchlist;
  private final BlockList blockList;
  private final Executor arrivals;
  private final Board board;
  private final Semaphore asking = new Semaphore(REFUSED_AT_ONCE);

  /// The switchboard, as the reception sees it. Takes its lock.
  interface Board {

    /// False when the caller was gone before.
    boolean turnAway(Call call, Refusal why);

    /// False when the caller was gone before.
    boolean admit(Call call, ServiceTerms serviceTerms);

    /// For a call that no operator will be rung for. False when the caller was gone before.
    boolean take(Call call, ServiceTerms serviceTerms);

    /// For a caller who hears why they are refused. False when the caller was gone before.
    boolean refuseAloud(Call call);

    /// @param sounds what is played first; may be empty
    void welcome(Call call, Tapped tapped, List<Sound> sounds);

    /// Plays to the end, and ends the call.
    void announce(Call call, List<Sound> sounds);

    /// @param prompt what is played before the tone
    void voicemail(Call call, Tapped tapped, List<Sound> prompt);

    /// Its recording ended before the call.
    void brokeOff(Call call);
  }

  Reception(
      Directory directory,
      RecordingTap recordingTap,
      Sounds sounds,
      Ledger ledger,
      CallerWatchlist callerWatchlist,
      BlockList blockList,
      Executor arrivals,
      Board board) {
    this.directory = directory;
    this.recordingTap = recordingTap;
    this.sounds = sounds;
    this.ledger = ledger;
    this.callerWatchlist = callerWatchlist;
    this.blockList = blockList;
    this.arrivals = arrivals;
    this.board = board;
  }

  void receive(Call call) {
    arrivals.execute(() -> connect(call));
  }

  void turnedAway(CallId id, PhoneNumber called, Instant at) {
    var why = Refusal.NO_CAPACITY;
    LOG.atInfo().addKeyValue("call", id).addKeyValue("why", why).log("caller turned away");
    arrivals.execute(() -> sayRefused(id, called, why, at));
  }

  private void connect(Call call) {
    Lookup found;
    try {
      found = directory.find(call.called, call.arrivedAt);
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("no directory");
      if (board.turnAway(call, Refusal.OUT_OF_ORDER)) {
        sayRefused(call.id, call.called, Refusal.OUT_OF_ORDER, call.arrivedAt);
      }
      return;
    }
    switch (found) {
      case Lookup.UnknownNumber() -> {
        var _ = board.turnAway(call, Refusal.UNKNOWN_NUMBER);
      }
      case Lookup.NoContract(var client) -> refuse(call, client, Refusal.NO_CONTRACT);
      case Lookup.Ended(var client) ->
          refuseAloud(call, client, Refusal.NO_CONTRACT, Announcement.ENDED);
      case Lookup.NotConfirmed(var client) -> refuse(call, client, Refusal.NOT_CONFIRMED);
      case Lookup.NotVerified(var client) -> refuse(call, client, Refusal.NOT_VERIFIED);
      case Lookup.StoredElsewhere(var client) -> refuse(call, client, Refusal.STORED_ELSEWHERE);
      case Lookup.Found(var serviceTerms) -> serve(call, serviceTerms);
    }
  }

  private void serve(Call call, ServiceTerms serviceTerms) {
    var client = serviceTerms.id();
    if (call.caller.withheld() && serviceTerms.handling().refuseAnonymous()) {
      refuseAloud(call, client, Refusal.ANONYMOUS, Announcement.ANONYMOUS);
      return;
    }
    if (blocked(call, client)) {
      refuseAloud(call, client, Refusal.BLOCKED, Announcement.BLOCKED);
      return;
    }
    var closed =
        serviceTerms.script().open() ? Handling.Closed.ANSWER : serviceTerms.handling().closed();
    var there =
        closed == Handling.Closed.ANSWER
            ? board.admit(call, serviceTerms)
            : board.take(call, serviceTerms);
    if (!there) return;
    lookOut(call, client);
    switch (closed) {
      case ANSWER -> greet(call, serviceTerms);
      case ANNOUNCE -> announce(call, serviceTerms);
      case VOICEMAIL -> voicemail(call, serviceTerms);
    }
  }

  /// A list that cannot be read lets everybody through: a call must be answered.
  private boolean blocked(Call call, ClientId client) {
    var number = call.caller.number();
    if (number == null) return false;
    try {
      return blockList.blocked(client, number);
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("block list unread");
      return false;
    }
  }

  /// Aloud, so that the caller who dialled knows what to do next.
  private void refuseAloud(Call call, ClientId client, Refusal why, Announcement kind) {
    if (!board.refuseAloud(call)) return;
    ledger.say(new CallRefused(call.id, client, why, call.arrivedAt));
    try {
      board.announce(call, List.of(sounds.of(client, kind)));
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("refused in silence");
      var _ = board.turnAway(call, why);
    }
  }

  private void announce(Call call, ServiceTerms serviceTerms) {
    var client = serviceTerms.id();
    try {
      board.announce(
          call,
          List.of(
              sounds.of(client, Announcement.GREETING), sounds.of(client, Announcement.CLOSED)));
    } catch (RuntimeException outage) {
      LOG.atError().addKeyValue("call", call.id).setCause(outage).log("no announcement");
      board.announce(call, List.of());
    }
  }

  /// Where nothing may or can be recorded, the caller hears that the client is closed; why, stands
  /// in the client's log, as with any call that is not recorded.
  private void voicemail(Call call, ServiceTerms serviceTerms) {
    var client = serviceTerms.id();
    var tapped = tapped(call, serviceTerms);
    switch (tapped) {
      case Tapped.Off(var why) -> {
        LOG.atInfo().addKeyValue("call", call.id).addKeyValue("why", why).log("no voicemail");
        announce(call, serviceTerms);
      }
      case Tapped.On(var tap) -> {
        try {
          board.voicemail(
              call,
              tapped,
              List.of(
                  sounds.of(client, Announcement.GREETING),
                  sounds.of(client, Announcement.VOICEMAIL),
                  notice(client)));
        } catch (RuntimeException outage) {
          LOG.atError().addKeyValue("call", call.id).setCause(outage).log("no voicemail");
          tap.ended(true);
          announce(call, serviceTerms);
        }
      }
    }
  }

  private void refuse(Call call, ClientId client, Refusal why) {
    if (board.turnAway(call, why)) {
      ledger.say(new CallRefused(call.id, client, why, call.arrivedAt));
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
    var client = serviceTerms.id();
    var heard = new ArrayList<Sound>();
    try {
      heard.add(sounds.of(client, Announcement.GREETING));
      if (tapped instanceof Tapped.On) heard.add(notice(client));
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

  /// What is played is what was agreed; without it nothing is recorded.
  private Sound notice(ClientId client) {
    var notice = sounds.of(client, Announcement.NOTICE);
    if (notice.none()) throw new IllegalStateException("a notice without a sound");
    return notice;
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
