package denwaban.storage;

import java.nio.file.Path;

/// Whether a folder of a test is open to others.
public final class TestExposure {

  private TestExposure() {}

  public static Exposure folder(Path folder) {
    return new FolderExposure(folder);
  }
}
