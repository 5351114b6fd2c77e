package denwaban.recording.replay;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.call.ledger.CallsInHand;
import denwaban.database.tenant.TenantTransactions;
import denwaban.desk.Headsets;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/// Lets the operator who has a call hear its last seconds again.
@Component
class LastSecondsReplay {

  private final CallsInHand calls;
  private final Headsets headsets;
  private final Replays replays;
  private final TenantTransactions fence;
  private final AuditLog audit;

  LastSecondsReplay(
      CallsInHand calls,
      Headsets headsets,
      Replays replays,
      TenantTransactions fence,
      AuditLog audit) {
    this.calls = calls;
    this.headsets = headsets;
    this.replays = replays;
    this.fence = fence;
    this.audit = audit;
  }

  /// The entry is committed in the client's log before the sound is given.
  ///
  /// @return a WAV in the clear, to be overwritten
  /// @throws Problem 404 if the call is not in this operator's hands, this session does not wear
  ///   his headset, or nothing is kept
  byte[] again(CurrentUser who, CallId call) {
    var inHand =
        calls
            .of(call)
            .filter(it -> it.operator().equals(who.person()) && headsets.wornBy(who))
            .orElseThrow(Problem::notFound);
    var wav = replays.last(call).orElseThrow(Problem::notFound);
    try {
      fence.run(
          inHand.client(),
          () ->
              audit.append(
                  Entry.done(
                      Action.CALL_REPLAYED,
                      inHand.client(),
                      call.toString(),
                      who.actor(),
                      Purpose.PLAY)));
      return wav;
    } catch (RuntimeException notLogged) {
      Arrays.fill(wav, (byte) 0);
      throw notLogged;
    }
  }
}
