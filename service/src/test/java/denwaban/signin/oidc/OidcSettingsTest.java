package denwaban.signin.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {

  private static final String ISSUER = "https://idp.example/realms/office";

  @TempDir Path folder;

  @Test
  void nothing_is_no_provider() {
    assertThat(OidcSettings.NONE.provider()).isNull();
  }

  @Test
  void a_whole_provider_starts() throws Exception {
    var file = Files.writeString(folder.resolve("secret"), "word\n");

    var provider = settings(ISSUER, "us", file, List.of("urn:x:gold"), List.of("hwk")).provider();

    assertThat(provider)
        .isEqualTo(new Provider(ISSUER, "us", "word", List.of("urn:x:gold"), List.of("hwk")));
  }

  @Test
  void half_a_provider_does_not() {
    refuses(ISSUER, null, null, List.of());
    refuses(null, "us", null, List.of());
    refuses(null, null, folder.resolve("secret"), List.of());
    refuses(null, null, null, List.of("gold"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://idp.example",
        "idp.example",
        "ftp://idp.example",
        "https://idp.example/?a=b",
        "https://idp.example/#a",
        "https://u:p@idp.example/",
        "https://idp.example/a/../b"
      })
  void an_issuer_is_an_address_that_is_safe(String issuer) {
    refuses(issuer, "us", null, List.of());
  }

  @Test
  void plain_http_is_for_this_machine() {
    assertThat(settings("http://127.0.0.1:9000", "us", null, List.of(), List.of()).provider())
        .isNotNull();
  }

  @Test
  void a_secret_is_one_line_that_can_be_read() throws Exception {
    refuses(ISSUER, "us", folder.resolve("nowhere"), List.of());
    refuses(ISSUER, "us", Files.writeString(folder.resolve("empty"), "\n"), List.of());
    refuses(ISSUER, "us", Files.writeString(folder.resolve("two"), "a\nb\n"), List.of());
  }

  @Test
  void lists_have_a_limit_and_a_form() {
    assertThat(settings(ISSUER, "us", null, words(10), List.of()).provider()).isNotNull();
    refuses(ISSUER, "us", null, words(11));
    refuses(ISSUER, "us", null, List.of("two words"));
    refuses(ISSUER, "us", null, List.of(""));
    var id = "i".repeat(200);
    assertThat(settings(ISSUER, id, null, List.of(), List.of()).provider()).isNotNull();
    refuses(ISSUER, id + "i", null, List.of());
    var most = "https://idp.example/" + "a".repeat(480);
    assertThat(settings(most, "us", null, List.of(), List.of()).provider()).isNotNull();
    refuses(most + "a", "us", null, List.of());
  }

  private static List<String> words(int count) {
    return Collections.nCopies(count, "word");
  }

  private static void refuses(
      @Nullable String issuer, @Nullable String id, @Nullable Path secret, List<String> acr) {
    assertThatThrownBy(() -> settings(issuer, id, secret, acr, List.of()))
        .isInstanceOf(CannotStart.class);
  }

  private static OidcSettings settings(
      @Nullable String issuer,
      @Nullable String id,
      @Nullable Path secret,
      List<String> acr,
      List<String> amr) {
    return new OidcSettings(issuer, id, secret, acr, amr, false, null);
  }
}
