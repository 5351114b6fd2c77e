package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import denwaban.kernel.Bytes;
import denwaban.storage.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against our own [TransitEngine]; not run against OpenBao itself.
class TransitVaultTest extends KeyVaultContract {

  private static final byte[] PLACE = "here".getBytes(UTF_8);

  @TempDir Path folder;

  private TransitEngine engine;

  @BeforeEach
  void start() throws IOException {
    engine = new TransitEngine();
    Files.writeString(folder.resolve("token"), TransitEngine.TOKEN + "\n");
  }

  @AfterEach
  void nothing_unforeseen_was_asked() {
    engine.close();
    assertThat(engine.surprises).isEmpty();
  }

  private TransitVault bare() {
    return new TransitVault(engine.engine(), folder.resolve("token"));
  }

  @Override
  protected KeyVault open() {
    return TestStorage.sure(bare(), folder);
  }

  @Test
  void an_engine_that_makes_a_key_without_a_word_has_made_it() throws IOException {
    engine.taciturn = true;
    var vault = bare();
    var kek = new Kek("client-1");
    var wrapped = vault.wrap(kek, "secret".getBytes(UTF_8), PLACE);
    assertThat(vault.unwrap(kek, wrapped, PLACE)).isPresent();
  }

  @Test
  void the_whole_conversation() throws IOException {
    var vault = bare();
    var kek = new Kek("client-1");
    var wrapped = vault.wrap(kek, "secret".getBytes(UTF_8), PLACE);
    vault.wrap(kek, "secret".getBytes(UTF_8), PLACE);
    assertThat(vault.unwrap(kek, wrapped, PLACE)).isPresent();
    assertThat(vault.destroy(kek)).isTrue();
    var text = new String(wrapped.toArray(), UTF_8);
    assertThat(text).startsWith("vault:v1:");
    var encrypt =
        "POST /v1/transit/encrypt/client-1"
            + " {\"associated_data\":\"aGVyZQ==\",\"plaintext\":\"c2VjcmV0\"}";
    assertThat(engine.transcript)
        .containsExactly(
            "GET /v1/transit/keys/client-1 ",
            "POST /v1/transit/keys/client-1 {\"allow_plaintext_backup\":false,\"derived\":false,"
                + "\"exportable\":false,\"type\":\"aes256-gcm96\"}",
            encrypt,
            encrypt,
            "POST /v1/transit/decrypt/client-1 {\"associated_data\":\"aGVyZQ==\",\"ciphertext\":\""
                + text
                + "\"}",
            "GET /v1/transit/keys/client-1 ",
            "POST /v1/transit/keys/client-1/config {\"deletion_allowed\":true}",
            "DELETE /v1/transit/keys/client-1 ");
  }

  @Test
  void a_sealed_closed_or_absent_service_is_away_and_not_a_service_without_this_key()
      throws IOException {
    var vault = open();
    var kek = fresh();
    var wrapped = vault.wrap(kek, new byte[1], PLACE);
    for (var status : new int[] {503, 500, 429, 404, 403, 400, 200}) {
      engine.fault = status;
      engine.faultBody = status == 200 ? "<html>" : "{\"errors\":[\"no handler for route\"]}";
      assertThatThrownBy(() -> vault.unwrap(kek, wrapped, PLACE)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> vault.wrap(fresh(), new byte[1], PLACE))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> vault.destroy(kek)).isInstanceOf(IOException.class);
      assertThatThrownBy(vault::mustBeOpen).isInstanceOf(IOException.class);
    }
    engine.fault = 0;
    vault.mustBeOpen();
    assertThat(vault.unwrap(kek, wrapped, PLACE)).contains(Bytes.of(new byte[1]));
    engine.close();
    assertThatThrownBy(() -> vault.unwrap(kek, wrapped, PLACE)).isInstanceOf(IOException.class);
  }

  @Test
  void a_service_that_lost_its_keys_does_not_look_like_erasure() throws IOException {
    var vault = open();
    var kek = fresh();
    var wrapped = vault.wrap(kek, new byte[1], PLACE);
    engine.lose();
    assertThatThrownBy(() -> vault.unwrap(kek, wrapped, PLACE)).isInstanceOf(IOException.class);
    assertThatThrownBy(this::open)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("not those of this office");
  }

  @Test
  void a_renewed_token_is_used_and_a_wrong_one_does_not_start() throws IOException {
    var vault = open();
    Files.writeString(folder.resolve("token"), "s.old");
    assertThatThrownBy(() -> vault.wrap(fresh(), new byte[1], PLACE))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(this::open).isInstanceOf(CannotStart.class).hasMessageNotContaining("s.old");
    Files.writeString(folder.resolve("token"), TransitEngine.TOKEN);
    vault.wrap(fresh(), new byte[1], PLACE);
  }
}
