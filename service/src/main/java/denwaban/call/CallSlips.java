package denwaban.call;

import denwaban.call.event.CallOutcome;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who rang, sealed for the client once for each call. Called only under the switchboard's lock;
/// sealing may block, so it happens beside it and its answer comes back under it.
final class CallSlips {

  private static final Logger LOG = LoggerFactory.getLogger(CallSlips.class);

  private final Slips slips;
  private final InstantSource clock;
  private final Executor beside;
  private final Consumer<Runnable> locked;
  private final Consumer<Call> show;

  /// @param beside where slips are sealed
  /// @param locked runs work under the lock
  /// @param show tells whoever has this call whether its slip is kept
  CallSlips(
      Slips slips,
      InstantSource clock,
      Executor beside,
      Consumer<Runnable> locked,
      Consumer<Call> show) {
    this.slips = slips;
    this.clock = clock;
    this.beside = beside;
    this.locked = locked;
    this.show = show;
  }

  /// When an operator takes the call, so that no message waits for its number, or else when it is
  /// over. What failed when it was taken is tried once more at the end.
  void leave(Call call) {
    if (call.slipLeft) {
      call.slipAgain = call.over();
      return;
    }
    call.slipLeft = true;
    var serviceTerms = call.served();
    var slip =
        call.answeredAt == null
            ? new Slip(
                call.id,
                serviceTerms.id(),
                serviceTerms.mailbox(),
                call.caller,
                call.how,
                call.arrivedAt,
                call.endedAt)
            : answered(call, serviceTerms.mailbox());
    seal(
        slip,
        kept -> {
          left(call, kept);
          show.accept(call);
        });
  }

  /// Before the end of a call: its caller wishes to be called back.
  ///
  /// @param done told under the lock whether it is kept
  void unanswered(Call call, Consumer<Boolean> done) {
    var of = call.served();
    call.slipLeft = true;
    var slip =
        new Slip(
            call.id,
            of.id(),
            of.mailbox(),
            call.caller,
            CallOutcome.UNANSWERED,
            call.arrivedAt,
            clock.instant());
    seal(
        slip,
        kept -> {
          done.accept(kept);
          left(call, kept);
        });
  }

  /// The message of a call went to this mailbox, whose readers may have no key to the box of the
  /// number that was dialled: who rang is sealed to it as well.
  void alsoFor(Call call, @Nullable UUID mailbox) {
    if (!Objects.equals(mailbox, call.served().mailbox())) {
      seal(answered(call, mailbox), _ -> {});
    }
  }

  private void left(Call call, boolean kept) {
    call.slipLeft = kept;
    call.slipKept = kept;
    if (kept || !call.slipAgain) return;
    call.slipAgain = false;
    leave(call);
  }

  private static Slip answered(Call call, @Nullable UUID mailbox) {
    return Slip.answered(call.id, call.served().id(), mailbox, call.caller, call.arrivedAt);
  }

  /// @param done told under the lock whether it is kept
  private void seal(Slip slip, Consumer<Boolean> done) {
    try {
      beside.execute(() -> {
        var kept = keep(slip);
        locked.accept(() -> done.accept(kept));
      });
    } catch (RejectedExecutionException stopping) {
      LOG.atWarn().addKeyValue("call", slip.call()).log("a slip is lost: the program ends");
    }
  }

  private boolean keep(Slip slip) {
    try {
      return slips.keep(slip);
    } catch (RuntimeException away) {
      LOG.atError().addKeyValue("call", slip.call()).setCause(away).log("a slip is not kept");
      return false;
    }
  }
}
