package denwaban.call.ledger;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says which operator holds which call, and for which client. The switchboard answers.
public interface CallsInHand {

  /// @return empty when no operator holds this call: unknown, ringing, or finished
  Optional<InHand> of(CallId call);

  /// The operator's message for `call` was accepted; the desk shows it. Unknown calls are ignored.
  ///
  /// @param mailbox that it was sealed to: who rang is left there too; null for the general box
  void messageSent(CallId call, @Nullable UUID mailbox);

  /// A call in an operator's hands: talking, on hold, or in the wrap-up after it.
  ///
  /// @param wrapUp the caller is gone, the operator still writes
  /// @param messages whether the contract lets messages be taken
  /// @param signingKey Ed25519 public key (32 bytes) of the operator's desk; null until it sent one
  record InHand(
      ClientId client,
      PersonId operator,
      boolean wrapUp,
      Instant arrivedAt,
      boolean messages,
      @Nullable Bytes signingKey) {}
}
