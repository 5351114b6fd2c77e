package denwaban.backup;

import denwaban.backup.place.Erased;
import denwaban.kernel.ClientId;
import denwaban.retention.ErasureRecord;
import denwaban.retention.LeaseKind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Tells the backup what was erased.
final class BackupErasureRecord implements ErasureRecord {

  private final ErasureList list;
  private final Backups backups;

  BackupErasureRecord(ErasureList list, Backups backups) {
    this.list = list;
    this.backups = backups;
  }

  @Override
  public void erased(ClientId client, LeaseKind kind, List<UUID> subjects, Instant at)
      throws IOException {
    list.append(
        subjects.stream().map(it -> Erased.object(client.value(), kind.code(), it, at)).toList());
  }

  @Override
  public Optional<Instant> horizon(Instant erasedAt) {
    return backups.horizon(erasedAt);
  }
}
