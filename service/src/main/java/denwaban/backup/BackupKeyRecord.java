package denwaban.backup;

import denwaban.backup.place.Erased;
import denwaban.retention.key.KeyRecord;
import denwaban.storage.key.Kek;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Tells the backup which keys ended.
final class BackupKeyRecord implements KeyRecord {

  private final ErasureList list;
  private final Backups backups;

  BackupKeyRecord(ErasureList list, Backups backups) {
    this.list = list;
    this.backups = backups;
  }

  @Override
  public void end(List<Kek> keys, Instant at) throws IOException {
    list.append(keys.stream().map(it -> Erased.key(it.name(), at)).toList());
  }

  @Override
  public boolean gone(Instant destroyedAt) {
    return backups.keysGone(destroyedAt);
  }
}
