package denwaban.audit.proof.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes from anybody, at each of the reader's bounds.
class DerTest {

  private static Der of(String hex) {
    return Der.of(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "30", // no length
        "1f00", // a tag of more than one byte
        "3080", // no end
        "3084000000010a", // a length of four bytes
        "3081", // a length that is cut
        "308180", // 128 bytes that are not there
        "30817f", // in a longer form than it needs
        "30820080", // with a zero before it
        "040201", // content that is cut
        "04010000" // more than one
      })
  void what_is_not_exactly_one_element_is_refused(String hex) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(hex));
  }

  @Test
  void an_element_may_be_empty_or_fill_all() {
    assertThat(of("3000").parts()).isEmpty();
    assertThat(of("040101").content()).containsExactly(1);
    assertThat(of("048180" + "07".repeat(128)).content()).hasSize(128);
    assertThat(of("047f" + "07".repeat(127)).content()).hasSize(127);
    assertThat(of("0483010000" + "07".repeat(65_536)).whole()).hasSize(65_541);
  }

  @Test
  void the_last_part_is_there_and_the_next_is_not() {
    var two = of("3006" + "020105" + "020107");
    assertThat(two.part(1).integer()).isEqualTo(7);
    assertThatIllegalArgumentException().isThrownBy(() -> two.part(2));
    assertThatIllegalArgumentException().isThrownBy(() -> of("3003" + "020205").parts());
  }

  @Test
  void sixty_four_parts_are_read() {
    assertThat(many(64).parts()).hasSize(64);
    var more = many(65);
    assertThatIllegalArgumentException().isThrownBy(more::parts);
  }

  private static Der many(int parts) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x30, (byte) 0x81, (byte) (2 * parts)});
    bytes.writeBytes(HexFormat.of().parseHex("0400".repeat(parts)));
    return Der.of(bytes.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "06012a,1.2",
    "060100,0.0",
    "060127,0.39",
    "060128,1.0",
    "06014f,1.39",
    "060150,2.0",
    "06028837,2.999",
    "06022a00,1.2.0",
    "06062a864886f70d,1.2.840.113549"
  })
  void identifiers_read_as_they_are_written(String hex, String dots) {
    assertThat(of(hex).oid()).isEqualTo(dots);
  }

  @Test
  void an_identifier_beyond_measure_is_refused() {
    assertThat(of("0609" + "2a" + "ff".repeat(7) + "7f").oid())
        .isEqualTo("1.2." + ((1L << 56) - 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("060b" + "2a" + "ff".repeat(9) + "7f").oid());
  }

  @Test
  void another_kind_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> of("0200").integer());
    assertThatIllegalArgumentException().isThrownBy(() -> of("040105").integer());
    assertThatIllegalArgumentException().isThrownBy(() -> of("04012a").oid());
    assertThat(of("0201ff").integer()).isEqualTo(-1);
  }
}
