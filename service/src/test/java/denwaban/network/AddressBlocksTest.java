package denwaban.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which addresses a block holds: the first, the last, and neither neighbour.
class AddressBlocksTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.32/28, 203.0.113.31, 203.0.113.32, 203.0.113.47, 203.0.113.48",
    "203.0.113.128/25, 203.0.113.127, 203.0.113.128, 203.0.113.255, 203.0.114.0",
    "203.0.112.0/23, 203.0.111.255, 203.0.112.0, 203.0.113.255, 203.0.114.0",
    "203.0.113.7, 203.0.113.6, 203.0.113.7, 203.0.113.7, 203.0.113.8",
    "203.0.113.6/31, 203.0.113.5, 203.0.113.6, 203.0.113.7, 203.0.113.8",
    "2001:db8:0:8::/61, 2001:db8:0:7:ffff:ffff:ffff:ffff, 2001:db8:0:8::,"
        + " 2001:db8:0:f:ffff:ffff:ffff:ffff, 2001:db8:0:10::",
  })
  void a_block_ends_where_it_says(
      String block, String before, String first, String last, String after) {
    var blocks = AddressBlocks.of(List.of(block));

    assertThat(blocks.include(InetAddress.ofLiteral(first))).isTrue();
    assertThat(blocks.include(InetAddress.ofLiteral(last))).isTrue();
    assertThat(blocks.include(InetAddress.ofLiteral(before))).isFalse();
    assertThat(blocks.include(InetAddress.ofLiteral(after))).isFalse();
  }

  @Test
  void no_bits_are_every_address_of_that_kind_alone() {
    var blocks = AddressBlocks.of(List.of("0.0.0.0/0"));

    assertThat(blocks.include(InetAddress.ofLiteral("255.255.255.255"))).isTrue();
    assertThat(blocks.include(InetAddress.ofLiteral("::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.0/33",
        "203.0.113.0/-1",
        "::/129",
        "trunk.example",
        "1.2.3.4/x",
        "203.0.113",
        "0"
      })
  void what_is_no_block_is_refused(String text) {
    assertThatThrownBy(() -> AddressBlocks.of(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
