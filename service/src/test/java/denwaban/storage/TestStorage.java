package denwaban.storage;

import denwaban.seal.statement.NightSafe;
import denwaban.seal.statement.Share;
import denwaban.storage.key.KeyFiles;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.RememberingVault;
import denwaban.storage.key.Seal;
import denwaban.storage.key.SealConversion;
import denwaban.storage.key.SealFile;
import denwaban.storage.key.SealedVault;
import denwaban.storage.key.SoftwareVault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// The real store and key vault in a test's own folder.
public final class TestStorage {

  private TestStorage() {}

  public static ObjectStore objects(Path folder) {
    return new Folder(folder.resolve("objects"));
  }

  public static KeyVault keys(Path folder) {
    return new SoftwareVault(folder.resolve("keys"));
  }

  /// Keys of an office that was sealed; the shares open them, the log's own lie in its folder.
  public record Sealed(KeyVault keys, Seal seal, List<String> shares) {}

  public static Sealed sealed(Path folder, InstantSource clock) throws IOException {
    var safe = NightSafe.make();
    new SealConversion(folder).seal(safe);
    var keys = SealConversion.folder(folder);
    var file = SealFile.read(new KeyFiles(keys)).orElseThrow();
    var vault = new SealedVault(keys, file, clock);
    return new Sealed(vault, vault, safe.split().stream().map(Share::export).toList());
  }

  /// An outside vault, as the program uses it.
  public static KeyVault sure(KeyVault keys, Path folder) {
    return RememberingVault.open(keys, folder.resolve("keys"));
  }
}
