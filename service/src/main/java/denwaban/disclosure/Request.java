package denwaban.disclosure;

import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request, without who asks.
///
/// @param n as people call it
/// @param statedAt since when the state is so
/// @param form of an answered one
/// @param ground of a refused one, or of an answer that leaves something out
/// @param erasureAsked who wants that what belongs to it is erased before its time, and since when
record Request(
    UUID id,
    int n,
    Kind kind,
    Way way,
    Instant receivedAt,
    Instant dueAt,
    State state,
    Instant statedAt,
    @Nullable PersonId assignedTo,
    @Nullable Identity identity,
    @Nullable Form form,
    @Nullable Ground ground,
    @Nullable Decided erasureAsked,
    @Nullable Decided erasureApproved) {

  /// Who did it, and when.
  record Decided(PersonId by, Instant at) {}

  /// Whether its time is over; of a closed one, whether it was when it was closed.
  boolean late(Instant now) {
    return (state.closed() ? statedAt : now).isAfter(dueAt);
  }
}
