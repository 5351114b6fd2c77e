package denwaban.call.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipSettingsTest {

  private static SipSettings of(int port, int tlsPort) {
    var trunks = List.of("127.0.0.1");
    return new SipSettings(
        "127.0.0.1", port, tlsPort, null, null, null, trunks, "81", Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535})
  void a_port_is_0_to_65535(int port) {
    assertThat(of(port, 5061).port()).isEqualTo(port);
    assertThat(of(5060, port).tlsPort()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void nothing_else_is_a_port(int port) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(port, 5061));
    assertThatIllegalArgumentException().isThrownBy(() -> of(5060, port));
  }
}
