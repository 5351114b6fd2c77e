package denwaban.signin.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which addresses a provider may name.
class MetadataTest {

  private static final String ISSUER = "https://id.example";

  private static Metadata naming(String token) throws ProviderTrouble {
    return Metadata.read(
        ISSUER,
        Bytes.of(
            """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/a","token_endpoint":"%2$s",
             "jwks_uri":"%1$s/k"}
            """
                .formatted(ISSUER, token)
                .getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://id.example/t", "http://127.0.0.1:8080/t?tenant=1"})
  void an_address_of_the_web_is_taken(String token) throws ProviderTrouble {
    assertThat(naming(token).token()).hasToString(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://id.example/t",
        "file:///etc/passwd",
        "https:///t",
        "id.example/t",
        "https://user@id.example/t",
        "https://id.example/t#f",
        "https://id example/t",
        ""
      })
  void what_is_none_or_carries_more_is_refused(String token) {
    assertThatThrownBy(() -> naming(token)).isInstanceOf(ProviderTrouble.class);
  }

  @Test
  void an_address_has_a_thousand_characters() throws ProviderTrouble {
    var most = "https://id.example/" + "t".repeat(1_000 - 19);
    assertThat(naming(most).token()).hasToString(most);
    assertThatThrownBy(() -> naming(most + "t")).isInstanceOf(ProviderTrouble.class);
  }
}
