package denwaban.database;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// Disks for tests of every module.
public final class TestDisk {

  private final AtomicLong free = new AtomicLong();
  private final Disk disk;

  /// One that has as much room as a test says, and holds back 1 MiB in the folder.
  public TestDisk(Path data, long freeMib) {
    free.set(freeMib);
    disk = new Disk(data, new DiskSettings(5_120, 1_024, 1), () -> free.get() * Disk.MIB);
  }

  /// One with room for everything.
  public static Disk roomy() {
    return new TestDisk(Path.of("nowhere"), 100_000).disk();
  }

  public Disk disk() {
    return disk;
  }

  public void free(long mib) {
    free.set(mib);
  }
}
