package denwaban.call.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.media.Stun.Check;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks of paths, made byte by byte: what a browser sends, and what it never would.
class StunTest {

  private static final String PASSWORD = "a password of ours";
  private static final int NAME = 6;
  private static final int PRIORITY = 0x24;
  private static final int NOMINATED = 0x25;

  private final Stun stun;

  StunTest() throws GeneralSecurityException {
    stun = new Stun("ours", PASSWORD, "theirs");
  }

  private final ByteBuffer made = ByteBuffer.allocate(2_000);

  private StunTest begun() {
    made.clear();
    made.putShort((short) 1).putShort((short) 0).putInt(0x2112_a442);
    made.put("transaction1".getBytes(US_ASCII));
    return this;
  }

  private StunTest with(int type, String value) {
    made.putShort((short) type).putShort((short) value.length()).put(value.getBytes(US_ASCII));
    while (made.position() % 4 != 0) made.put((byte) 0);
    return this;
  }

  /// MESSAGE-INTEGRITY (RFC 8489 section 14.5).
  private StunTest signed() throws GeneralSecurityException {
    made.putShort(2, (short) (made.position() - 20 + 24));
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(PASSWORD.getBytes(US_ASCII), "HmacSHA1"));
    mac.update(made.array(), 0, made.position());
    made.putShort((short) 8).putShort((short) 20).put(mac.doFinal());
    return this;
  }

  /// FINGERPRINT (section 14.7).
  private StunTest printed() {
    made.putShort(2, (short) (made.position() - 20 + 8));
    var crc = new CRC32();
    crc.update(made.array(), 0, made.position());
    made.putShort((short) 0x8028).putShort((short) 4);
    made.putInt((int) crc.getValue() ^ 0x5354_554e);
    return this;
  }

  private byte[] bytes() {
    return Arrays.copyOf(made.array(), made.position());
  }

  private Check check() {
    return stun.check(bytes(), made.position());
  }

  private byte[] good() throws GeneralSecurityException {
    return begun().with(NAME, "ours:theirs").with(PRIORITY, "prio").signed().printed().bytes();
  }

  @Test
  void a_whole_check_is_valid_and_may_nominate() throws Exception {
    assertThat(stun.check(good(), good().length)).isEqualTo(Check.VALID);
    begun().with(NAME, "ours:theirs").with(NOMINATED, "").signed().printed();
    assertThat(check()).isEqualTo(Check.NOMINATED);
    begun().with(NAME, "ours:theirs").signed();
    assertThat(check()).as("without a fingerprint").isEqualTo(Check.VALID);
    begun().with(NAME, "ours:theirs").with(0x8000, "12345678").signed();
    assertThat(check()).as("what need not be understood").isEqualTo(Check.VALID);
  }

  @Test
  void every_flipped_bit_and_every_cut_is_false() throws Exception {
    var good = good();
    for (var at = 0; at < good.length; at++) {
      for (var bit = 0; bit < 8; bit++) {
        var bad = good.clone();
        bad[at] ^= (byte) (1 << bit);
        // the padding behind the name is signed too
        assertThat(stun.check(bad, bad.length)).as("%d, %d", at, bit).isEqualTo(Check.FALSE);
      }
    }
    for (var length = 0; length < good.length; length++) {
      assertThat(stun.check(good, length)).as("%d", length).isEqualTo(Check.FALSE);
    }
  }

  /// A sum that anybody can make protects nothing: without it, the signature alone does.
  @Test
  void every_flipped_bit_is_false_without_a_fingerprint_too() throws Exception {
    var good = begun().with(NAME, "ours:theirs").with(PRIORITY, "prio").signed().bytes();
    assertThat(stun.check(good, good.length)).isEqualTo(Check.VALID);
    for (var at = 0; at < good.length; at++) {
      for (var bit = 0; bit < 8; bit++) {
        var bad = good.clone();
        bad[at] ^= (byte) (1 << bit);
        assertThat(stun.check(bad, bad.length)).as("%d, %d", at, bit).isEqualTo(Check.FALSE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ours", "ours:", "ours:their", "ours:theirss", "theirs:ours", "ourss:theirs"})
  void another_name_is_false_though_it_is_signed(String name) throws Exception {
    begun().with(NAME, name).signed();
    assertThat(check()).isEqualTo(Check.FALSE);
  }

  @Test
  void without_a_name_or_a_signature_it_is_false() throws Exception {
    begun().with(PRIORITY, "prio").signed();
    assertThat(check()).isEqualTo(Check.FALSE);
    begun().with(NAME, "ours:theirs").printed();
    assertThat(check()).isEqualTo(Check.FALSE);
  }

  @Test
  void what_would_have_to_be_understood_is_false_and_so_is_what_follows_the_signature()
      throws Exception {
    begun().with(NAME, "ours:theirs").with(0x7fff, "1234").signed();
    assertThat(check()).isEqualTo(Check.FALSE);
    begun().with(NAME, "ours:theirs").signed().with(0x8029, "1234");
    made.putShort(2, (short) (made.position() - 20));
    assertThat(check()).isEqualTo(Check.FALSE);
    begun().with(NAME, "ours:theirs").signed().printed().with(0x8029, "1234");
    made.putShort(2, (short) (made.position() - 20));
    assertThat(check()).isEqualTo(Check.FALSE);
  }

  @Test
  void it_has_at_most_sixteen_attributes_and_548_bytes() throws Exception {
    for (var more : new int[] {14, 15}) {
      begun().with(NAME, "ours:theirs");
      for (var n = 0; n < more; n++) with(0x8029, "");
      signed();
      assertThat(check()).as("%d", more).isEqualTo(more == 14 ? Check.VALID : Check.FALSE);
    }
    for (var length : new int[] {252, 256, 280, 284, 548, 552}) {
      begun().with(NAME, "ours:theirs");
      with(0x8029, "x".repeat(length - made.position() - 4 - 24)).signed();
      assertThat(made.position()).isEqualTo(length);
      assertThat(check()).isEqualTo(length <= 548 ? Check.VALID : Check.FALSE);
    }
  }

  @Test
  void our_half_of_the_name_is_read_before_anything_is_proved() {
    begun().with(PRIORITY, "p").with(NAME, "ours:theirs");
    assertThat(Stun.user(bytes(), made.position())).isEqualTo("ours");
    begun().with(NAME, "ours");
    assertThat(Stun.user(bytes(), made.position())).isEmpty();
    begun().with(NAME, "a:b");
    for (var length = 0; length < 27; length++) {
      assertThat(Stun.user(bytes(), length)).as("%d", length).isEmpty();
    }
    assertThat(Stun.user(bytes(), 27)).isEqualTo("a");
    begun().with(NAME, "a:" + "b".repeat(546 - 24)).with(PRIORITY, "");
    assertThat(Stun.user(made.array(), 548)).isEqualTo("a");
    assertThat(Stun.user(made.array(), 549)).isEmpty();
    begun();
    for (var n = 0; n < 15; n++) with(PRIORITY, "");
    with(NAME, "a:b");
    assertThat(Stun.user(bytes(), made.position())).isEqualTo("a");
    begun();
    for (var n = 0; n < 16; n++) with(PRIORITY, "");
    with(NAME, "a:b");
    assertThat(Stun.user(bytes(), made.position())).isEmpty();
  }

  @Test
  void the_first_byte_tells_it_from_dtls_and_srtp() {
    for (var first : new int[] {0, 1, 3}) {
      assertThat(Stun.looksLike(new byte[] {(byte) first})).isTrue();
    }
    for (var first : new int[] {4, 20, 63, 128, 255}) {
      assertThat(Stun.looksLike(new byte[] {(byte) first})).isFalse();
    }
  }

  /// RFC 5769, sections 2.2 and 2.3, has these addresses and this transaction; the port is 32853.
  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8:1234:5678:11:2233:4455:6677"})
  void an_answer_names_the_source_as_the_rfc_does(String address) throws Exception {
    var request = new byte[20];
    System.arraycopy(
        HexFormat.of().parseHex("2112a442b7e7a701bc34d686fa87dfae"), 0, request, 4, 16);
    var into = new byte[Rtp.MAX_PACKET];
    var source = new InetSocketAddress(InetAddress.ofLiteral(address), 32_853);

    var length = stun.answer(request, source, into);

    var whole = ByteBuffer.wrap(into, 0, length);
    assertThat(whole.getShort(0)).isEqualTo((short) 0x0101);
    assertThat(whole.getShort(2)).isEqualTo((short) (length - 20));
    assertThat(Arrays.copyOfRange(into, 4, 20)).isEqualTo(Arrays.copyOfRange(request, 4, 20));
    var mapped =
        address.contains(":")
            ? "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
            : "002000080001a147e112a643";
    var end = 20 + mapped.length() / 2;
    assertThat(HexFormat.of().formatHex(into, 20, end)).isEqualTo(mapped);

    // as a browser checks it: the signature, then the sum
    assertThat(length).isEqualTo(end + 24 + 8);
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(PASSWORD.getBytes(US_ASCII), "HmacSHA1"));
    var signed = Arrays.copyOf(into, end);
    ByteBuffer.wrap(signed).putShort(2, (short) (end + 24 - 20));
    assertThat(whole.getInt(end)).isEqualTo(0x0008_0014);
    assertThat(Arrays.copyOfRange(into, end + 4, end + 24)).isEqualTo(mac.doFinal(signed));
    var crc = new CRC32();
    crc.update(into, 0, end + 24);
    assertThat(whole.getInt(end + 24)).isEqualTo(0x8028_0004);
    assertThat(whole.getInt(end + 28)).isEqualTo((int) crc.getValue() ^ 0x5354_554e);
  }
}
