package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.storage.TestStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The same contract against a real OpenBao or Vault: docs/runbooks/transit-check.md.
@EnabledIfSystemProperty(named = "denwaban.transit.url", matches = "https?://.+/")
class TransitServerTest extends KeyVaultContract {

  @TempDir Path folder;

  private static TransitVault bare() {
    var url = URI.create(System.getProperty("denwaban.transit.url", ""));
    return new TransitVault(url, Path.of(System.getProperty("denwaban.transit.token-file", "")));
  }

  @Override
  protected KeyVault open() throws IOException {
    return TestStorage.sure(bare(), folder);
  }

  /// What our own test server says too: a deleted key is not there, and is not made by asking.
  @Test
  void a_deleted_key_is_gone_and_its_text_shut() throws IOException {
    var vault = bare();
    var kek = fresh();
    var wrapped = vault.wrap(kek, "secret".getBytes(UTF_8), new byte[1]);
    assertThat(new String(wrapped.toArray(), UTF_8)).startsWith("vault:v1:");
    assertThat(vault.destroy(kek)).isTrue();
    assertThat(vault.unwrap(kek, wrapped, new byte[1])).isEmpty();
    assertThat(vault.destroy(kek)).isFalse();
  }
}
