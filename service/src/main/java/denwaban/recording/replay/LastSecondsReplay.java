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
  private final TenantTransactions transactions;
  private final AuditLog audit;

  LastSecondsReplay(
      CallsInHand calls,
      Headsets headsets,
      Replays replays,
      TenantTransactions transactions,
      AuditLog audit) {
    this.calls = calls;
    this.headsets = headsets;
    this.replays = replays;
    this.transactions = transactions;
    this.audit = audit;
  }

  /// The entry is committed in the client's log before the sound is given.
  ///
  /// @return a WAV in the clear, to be overwritten
  /// @throws Problem 404 if this operator does not have the call, this session does not have their
  ///   audio line, or nothing is kept
  byte[] again(CurrentUser user, CallId call) {
    var inHand =
        calls
            .of(call)
            .filter(it -> it.operator().equals(user.person()) && headsets.wornBy(user))
            .orElseThrow(Problem::notFound);
    var wav = replays.last(call).orElseThrow(Problem::notFound);
    try {
      transactions.run(
          inHand.client(),
          () ->
              audit.append(
                  Entry.done(
                      Action.CALL_REPLAYED,
                      inHand.client(),
                      call.toString(),
                      user.actor(),
                      Purpose.PLAY)));
      return wav;
    } catch (RuntimeException notLogged) {
      Arrays.fill(wav, (byte) 0);
      throw notLogged;
    }
  }
}
