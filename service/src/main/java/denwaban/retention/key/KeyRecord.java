package denwaban.retention.key;

import denwaban.storage.key.Kek;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// What backups are told of keys that end, so that no restore brings one back.
public interface KeyRecord {

  /// After this returns it is written where the backups lie, or there are none.
  ///
  /// @throws IOException if it could not be written: then the keys are not destroyed yet
  void end(List<Kek> keys, Instant at) throws IOException;

  /// Whether no backup holds a copy of a key that was destroyed by that moment; true if the program
  /// makes none.
  boolean gone(Instant destroyedAt);
}
