package denwaban.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.network.PublicAddress;
import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"https://copies.example", "https://copies.example:8443/a/b/", "https://192.0.3.1"})
  void plain_https_is_an_address(String text) {
    assertThat(Outbound.parse(text, false).toString()).startsWith(text).endsWith("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "copies.example",
        "http://copies.example",
        "http://127.0.0.1",
        "ftp://copies.example",
        "file:///etc",
        "https://user:secret@copies.example/",
        "https://copies.example/?q=1",
        "https://copies.example/#x",
        "https://copies.example/a/../../b",
        "https:///x",
        "https://copies.example/ x"
      })
  void nothing_else_is(String text) {
    assertThatThrownBy(() -> Outbound.parse(text, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_address_is_as_long_as_allowed_and_no_longer() {
    var most = "https://copies.example/" + "a".repeat(Outbound.LENGTH - 23);
    assertThat(most).hasSize(Outbound.LENGTH);
    assertThat(Outbound.parse(most, false)).isNotNull();
    assertThatThrownBy(() -> Outbound.parse(most + "a", false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void plain_http_is_for_this_machine_alone_where_private_addresses_are_allowed() {
    assertThat(Outbound.parse("http://127.0.0.1:9000", true).getPort()).isEqualTo(9000);
    assertThatThrownBy(() -> Outbound.parse("http://10.0.0.1", true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "0.1.2.3",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001:db8::1",
        "2001:0::1",
        "2002:a00:1::1",
        "3fff::1"
      })
  void an_address_that_is_not_public_is_refused(String text) throws Exception {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(text))).isFalse();
    var host = text.contains(":") ? "[" + text + "]" : text;
    var address = URI.create("https://" + host + "/");
    assertThatThrownBy(() -> Outbound.check(address, false))
        .isInstanceOfSatisfying(
            CopyFailed.class, e -> assertThat(e.why()).isEqualTo(CopyTrouble.PRIVATE_ADDRESS));
    Outbound.check(address, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:200::1",
        "2400::1",
        "2606:4700::1111"
      })
  void a_public_one_is_taken(String text) {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(text))).isTrue();
  }

  /// A name that leads to this machine, whatever it is called.
  @Test
  void a_name_is_looked_up() {
    assertThatThrownBy(() -> Outbound.check(URI.create("https://localhost/"), false))
        .isInstanceOfSatisfying(
            CopyFailed.class, e -> assertThat(e.why()).isEqualTo(CopyTrouble.PRIVATE_ADDRESS));
  }
}
