package denwaban.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which addresses can be called.
class OutboundTest {

  private static final String SECRET = "T0123SECRET";

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private Outbound outbound;

  @BeforeEach
  void open() {
    outbound = TestOutbound.open(database, false, null, () -> Instant.EPOCH);
  }

  @AfterEach
  void close() throws Exception {
    outbound.destroy();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hook.example/" + SECRET + " x",
        "https://hook.example/" + SECRET + "%zz",
        "http://hook.example/" + SECRET,
        "http://127.0.0.1/" + SECRET,
        "https://user@hook.example/" + SECRET,
        "https://hook.example/" + SECRET + "#part",
        "https:///" + SECRET,
        "file:///" + SECRET,
        SECRET
      })
  void what_is_no_address_is_refused_and_not_repeated(String text) {
    assertThatThrownBy(() -> outbound.address(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain(SECRET);
  }

  @Test
  void an_address_is_as_long_as_the_limit_and_no_longer() {
    var begin = "https://hook.example/";
    var longest = begin + "x".repeat(Outbound.LENGTH - begin.length());
    assertThat(outbound.address(longest)).hasToString(longest);
    assertThatThrownBy(() -> outbound.address(longest + "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
