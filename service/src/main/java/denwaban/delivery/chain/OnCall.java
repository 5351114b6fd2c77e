package denwaban.delivery.chain;

import java.time.Instant;

/// Port: who is to be told. Asked when a tier's turn comes, not before: a roster changes while a
/// chain runs.
public interface OnCall {

  /// At least 1.
  int tiers();

  /// @param tier from 0
  Tier at(int tier, Instant at);
}
