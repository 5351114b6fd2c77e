package denwaban.storage.key;

import denwaban.seal.statement.NightSafe;
import denwaban.seal.statement.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A vault whose seal was opened is a vault like any other.
class OpenedVaultTest extends KeyVaultContract {

  @TempDir Path data;

  private final NightSafe safe = NightSafe.make();

  @BeforeEach
  void seal() throws IOException {
    new SealConversion(data).seal(safe);
  }

  @Override
  protected KeyVault open() throws IOException {
    var folder = SealConversion.folder(data);
    var seal = SealFile.read(new KeyFiles(folder)).orElseThrow();
    var vault = new SealedVault(folder, seal, () -> Instant.EPOCH);
    var shares = safe.split();
    try {
      vault.open(shares.get(0).export(), shares.get(1).export());
    } catch (Share.NotCombined e) {
      throw new AssertionError("its own shares", e);
    }
    return vault;
  }
}
