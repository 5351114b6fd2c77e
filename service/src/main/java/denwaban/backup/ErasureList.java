package denwaban.backup;

import denwaban.backup.place.Erased;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What was erased, beside the backup itself, so that no restore of an older state brings it back.
///
/// An erasure counts as done only after its call here returned: by then the line is on the place's
/// disk, or the office has no backup.
public final class ErasureList {

  private final Setup setup;

  ErasureList(Setup setup) {
    this.setup = setup;
  }

  /// @param kind a lower-case word, such as `recording`
  /// @throws IOException if it could not be written; safe to retry
  public void append(UUID client, String kind, UUID object, Instant at) throws IOException {
    append(List.of(Erased.object(client, kind, object, at)));
  }

  /// A key-encrypting key that was destroyed, by its name in the key vault.
  ///
  /// @throws IOException if it could not be written; safe to retry
  public void appendKey(String name, Instant at) throws IOException {
    append(List.of(Erased.key(name, at)));
  }

  /// Many at once: one line, one write to the disk.
  ///
  /// @throws IOException if it could not be written; safe to retry, twice is as good as once
  public void append(List<Erased> all) throws IOException {
    var target = setup.target();
    if (target == null || all.isEmpty()) return;
    setup.ready();
    synchronized (this) {
      Erased.append(target.place(), target.readers(), all);
    }
  }
}
