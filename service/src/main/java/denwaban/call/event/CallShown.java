package denwaban.call.event;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A call rings at a desk, whose screen shows who rings. Published for each desk that it rings at.
///
/// @param instructions ids of the temporary instructions that the screen shows with it
public record CallShown(
    CallId call, ClientId client, PersonId operator, List<UUID> instructions, Instant at)
    implements CallEvent {

  /// What waited in the backlog of an older program has no instructions.
  public CallShown {
    instructions = instructions == null ? List.of() : List.copyOf(instructions);
  }
}
