package denwaban.call;

import denwaban.call.Call.Place;
import denwaban.call.RecordingTap.Tapped;
import denwaban.call.event.CallHeard;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.CallerWaits;
import denwaban.call.event.CallerWaits.Wish;
import denwaban.call.ledger.Ledger;
import denwaban.kernel.Bytes;
import denwaban.script.Announcement;
import denwaban.script.Sound;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What callers meet whom no operator takes: announcements, a choice by key, voicemail, and the
/// wish to be called back. Called only under the switchboard's lock; what it hands to timers and
/// lines comes back under it. Sounds are fetched beside it, for that may block.
///
/// A voicemail is recorded as a call is: by the tap that was decided before the notice was played.
/// Without a tap there is none, and the caller hears that no one is there.
final class Unattended {

  /// Less was no message, but a caller who hung up at the tone.
  static final Duration SHORTEST = Duration.ofSeconds(2);

  /// A caller who holds hears no last words and no prompt; after this the call ends. Longer than
  /// all that is said at once.
  static final Duration UNHEARD = Duration.ofMinutes(10);

  /// How long a choice waits for the end of the greeting before it asks again.
  static final Duration AGAIN = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Unattended.class);

  private final AudioRouting audioRouting;
  private final Ledger ledger;
  private final Timers timers;
  private final InstantSource clock;
  private final Executor beside;
  private final Board board;

  /// The switchboard, as callers whom no operator takes see it.
  interface Board {

    /// Runs work under the lock.
    void locked(Runnable work);

    /// Takes a waiting call out of the queue, and off the desk where it rings.
    void leavesQueue(Call call);

    /// Puts it back, before all others.
    void putBack(Call call);

    void end(Call call, CallOutcome how);

    /// Seals who rang, now.
    ///
    /// @param done told under the lock whether it is kept
    void sealNumber(Call call, Consumer<Boolean> done);
  }

  /// @param timers whose work runs under the lock
  /// @param beside where sounds are fetched
  Unattended(
      AudioRouting audioRouting,
      Ledger ledger,
      Timers timers,
      InstantSource clock,
      Executor beside,
      Board board) {
    this.audioRouting = audioRouting;
    this.ledger = ledger;
    this.timers = timers;
    this.clock = clock;
    this.beside = beside;
    this.board = board;
  }

  // ---- announcements

  /// Opens the line, plays, and ends the call.
  void announce(Call call, List<Sound> sounds) {
    if (call.over()) return;
    call.line.accept();
    lastWords(call, sounds);
  }

  private void lastWords(Call call, List<Sound> sounds) {
    call.place = new Place.Announced();
    endsUnheard(call);
    play(call, sounds, null, () -> hangUp(call));
  }

  private void hangUp(Call call) {
    if (call.over()) return;
    call.line.hangUp();
    board.end(call, CallOutcome.UNANSWERED);
  }

  // ---- voicemail

  /// Opens the line of a caller whose client is closed, for a voicemail.
  ///
  /// @param prompt greeting, prompt and recording notice
  void voicemail(Call call, Tapped tapped, List<Sound> prompt) {
    call.tapped = tapped;
    if (call.over()) {
      AudioRouting.endTap(call);
      return;
    }
    call.line.accept();
    listen(call);
    prompt(call, prompt);
  }

  /// Whether a caller who waits may leave one: it is wanted, and what they say can be kept.
  boolean mayVoicemail(Call call) {
    return call.greeted
        && call.served().handling().voicemail()
        && call.tapped instanceof Tapped.On
        && !call.brokeOff;
  }

  /// From the queue to the tone.
  void voicemail(Call call) {
    board.leavesQueue(call);
    call.place = new Place.Speaking();
    fetched(call, List.of(Announcement.VOICEMAIL), sounds -> prompt(call, sounds));
  }

  private void prompt(Call call, List<Sound> sounds) {
    if (call.over()) return;
    call.place = new Place.Speaking();
    endsUnheard(call);
    play(call, sounds, audioRouting.sounds().tone(), () -> speak(call));
  }

  private void endsUnheard(Call call) {
    cancel(call);
    call.unattended = timers.after(UNHEARD, () -> hangUp(call));
  }

  private void speak(Call call) {
    if (!(call.place instanceof Place.Speaking) || call.speaksSince != null) return;
    if (call.brokeOff) {
      LOG.atWarn().addKeyValue("call", call.id).log("no voicemail: the recording broke off");
      hangUp(call);
      return;
    }
    cancel(call);
    call.speaksSince = clock.instant();
    call.line.loop(audioRouting.sounds().silence());
    AudioRouting.startTap(call);
    var most = Duration.ofSeconds(call.served().handling().voicemailSeconds());
    call.unattended = timers.after(most, () -> hangUp(call));
  }

  /// What is said from now on is not kept, so the caller must not go on speaking.
  void brokeOff(Call call) {
    if (call.place instanceof Place.Speaking && call.speaksSince != null) hangUp(call);
  }

  /// Told when the call is over, before its end is said.
  void over(Call call) {
    cancel(call);
    var since = call.speaksSince;
    if (since == null || clock.instant().isBefore(since.plus(SHORTEST))) return;
    waits(call, Wish.VOICEMAIL);
  }

  private void waits(Call call, Wish wish) {
    var of = call.served();
    ledger.say(
        new CallerWaits(call.id, of.id(), of.mailbox(), wish, call.arrivedAt, clock.instant()));
  }

  // ---- the choice

  /// A caller begins to wait.
  void waiting(Call call) {
    cancel(call);
    var after = call.served().handling().choiceSeconds();
    if (after != null) {
      call.unattended = timers.after(Duration.ofSeconds(after), () -> choose(call));
    }
  }

  private void choose(Call call) {
    if (!call.inQueue()) return;
    if (!call.greeted) {
      call.unattended = timers.after(AGAIN, () -> choose(call));
      return;
    }
    var kind = offered(call);
    if (kind == null) return;
    fetched(call, List.of(kind), sounds -> offer(call, sounds));
  }

  private void offer(Call call, List<Sound> sounds) {
    if (!call.inQueue()) return;
    call.choosing = true;
    call.mayChoose = true;
    play(call, sounds, null, () -> wait(call));
  }

  /// The choice was heard, or the caller chose to wait: the same again after as long.
  private void wait(Call call) {
    if (!call.choosing) return;
    call.choosing = false;
    if (!call.inQueue()) return;
    audioRouting.follow(call);
    waiting(call);
  }

  /// The caller's number must be known, and there must be a key to seal it with, or no one could
  /// call back.
  private static boolean mayCallBack(Call call) {
    var of = call.served();
    return of.handling().callback() && of.seal() != null && call.caller.number() != null;
  }

  private @Nullable Announcement offered(Call call) {
    if (mayVoicemail(call)) {
      return mayCallBack(call) ? Announcement.CHOICE : Announcement.CHOICE_VOICEMAIL;
    }
    return mayCallBack(call) ? Announcement.CHOICE_CALLBACK : null;
  }

  /// Lets keys of this caller be heard.
  void listen(Call call) {
    call.line.keys(key -> board.locked(() -> pressed(call, key)));
  }

  private void pressed(Call call, char key) {
    if (call.place instanceof Place.Speaking && call.speaksSince != null && key == '#') {
      hangUp(call);
      return;
    }
    if (!call.inQueue() || !call.mayChoose) return;
    switch (key) {
      case '1' -> wait(call);
      case '2' -> {
        if (mayVoicemail(call)) voicemail(call);
      }
      case '3' -> {
        if (mayCallBack(call)) callBack(call);
      }
      default -> {}
    }
  }

  /// The caller is told that the wish is kept when it is, and waits on when it cannot be.
  private void callBack(Call call) {
    board.leavesQueue(call);
    call.place = new Place.Announced();
    call.line.loop(audioRouting.sounds().silence());
    board.sealNumber(
        call,
        kept -> {
          if (kept) {
            waits(call, Wish.CALLBACK);
            fetched(call, List.of(Announcement.CALLBACK_KEPT), sounds -> lastWords(call, sounds));
          } else if (!call.over()) {
            LOG.atWarn().addKeyValue("call", call.id).log("a wish to be called back is not kept");
            board.putBack(call);
          }
        });
  }

  // ---- sounds

  /// Fetches sounds beside the lock and comes back under it. A call whose sounds cannot be fetched
  /// goes on as if it had none: it waits, or it ends.
  private void fetched(Call call, List<Announcement> kinds, Consumer<List<Sound>> then) {
    var client = call.served().id();
    beside.execute(() -> {
      try {
        var sounds = kinds.stream().map(kind -> audioRouting.sounds().of(client, kind)).toList();
        board.locked(() -> {
          if (!call.over()) then.accept(sounds);
        });
      } catch (RuntimeException outage) {
        LOG.atError().addKeyValue("call", call.id).setCause(outage).log("no announcement");
        board.locked(() -> {
          if (call.inQueue()) waiting(call);
          else hangUp(call);
        });
      }
    });
  }

  private void play(Call call, List<Sound> sounds, @Nullable Bytes tone, Runnable ended) {
    heard(call, sounds);
    call.line.play(joined(sounds, tone), () -> board.locked(ended));
  }

  /// Says which sounds begin to be played; of a caller who is refused nothing stays.
  void heard(Call call, List<Sound> sounds) {
    var played =
        sounds.stream()
            .filter(it -> !it.none())
            .map(it -> new CallHeard.Sound(it.kind().code(), it.version(), it.sha256()))
            .toList();
    var client = call.client();
    if (!played.isEmpty() && client != null) {
      ledger.say(new CallHeard(call.id, client, played, clock.instant()));
    }
  }

  static Bytes joined(List<Sound> sounds, @Nullable Bytes tone) {
    var all = new ByteArrayOutputStream();
    for (var sound : sounds) all.writeBytes(sound.ulaw().toArray());
    if (tone != null) all.writeBytes(tone.toArray());
    return Bytes.of(all.toByteArray());
  }

  private static void cancel(Call call) {
    var timer = call.unattended;
    call.unattended = null;
    if (timer != null) timer.cancel();
  }
}
