package denwaban.call;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which call an operator has in hand: while talking, on hold, and in the wrap-up after it.
public interface CallsInHand {

  /// @return empty unless `call` is in this operator's hands at this moment
  Optional<InHand> of(PersonId operator, CallId call);

  /// The operator's message for `call` was accepted; the desk shows it. No effect on other calls.
  void messageSent(CallId call);

  /// @param signingKey Ed25519 public key (32 bytes) of the desk's session; null until the desk
  ///   sent one
  record InHand(CallId call, ClientId client, Instant arrivedAt, @Nullable Bytes signingKey) {}
}
