package denwaban.kyc;

import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Port: whose the telephone number is by a client's contract, which is known above this module.
/// Joins the office's scope.
public interface NumberOwnership {

  Contracted of(ClientId client, Instant at);

  /// @param providedSince the day since which the number is the office's own, in Japan; null if it
  ///   is the client's, or there is no contract: then no verification is asked for
  /// @param ended the last day of a contract that is over, in Japan
  record Contracted(@Nullable LocalDate providedSince, @Nullable LocalDate ended) {}
}
