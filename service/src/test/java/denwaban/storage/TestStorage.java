package denwaban.storage;

import java.nio.file.Path;

/// The real store and key vault in a test's own folder.
public final class TestStorage {

  private TestStorage() {}

  public static ObjectStore objects(Path folder) {
    return new Folder(folder.resolve("objects"));
  }

  public static KeyVault keys(Path folder) {
    return new SoftwareVault(folder.resolve("keys"));
  }

  /// An outside vault, as the program uses it.
  public static KeyVault sure(KeyVault keys, Path folder) {
    return SureVault.open(keys, folder.resolve("keys"));
  }
}
