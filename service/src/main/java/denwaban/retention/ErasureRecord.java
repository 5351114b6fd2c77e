package denwaban.retention;

import denwaban.kernel.ClientId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What backups are told of erasures, so that no restore brings anything back.
public interface ErasureRecord {

  /// After this returns it is written where the backups lie, or there are none.
  ///
  /// @throws IOException if it could not be written: the erasure does not count as done
  void erased(ClientId client, LeaseKind kind, List<UUID> subjects, Instant at) throws IOException;

  /// When the last backup is gone that could hold what was erased at that moment; empty if the
  /// program makes none.
  Optional<Instant> horizon(Instant erasedAt);
}
