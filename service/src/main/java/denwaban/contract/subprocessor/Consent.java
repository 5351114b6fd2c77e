package denwaban.contract.subprocessor;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;

/// What a client says to one sub-processor.
///
/// @param askedAt when the office asked; when the client answered, if it did so unasked
/// @param by who asked, or answered
/// @param reason of an objection; empty if none was given
public record Consent(
    ClientId client,
    UUID subprocessor,
    State state,
    Instant askedAt,
    Instant stateAt,
    PersonId by,
    String reason) {

  /// Of a reason, in characters.
  public static final int REASON = 1_000;

  public enum State {
    ASKED,
    APPROVED,
    OBJECTED
  }
}
