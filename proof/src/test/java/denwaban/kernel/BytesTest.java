package denwaban.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void they_do_not_change_with_the_array_that_they_came_from_or_went_to() {
    var array = new byte[] {1, 2, 3};
    var bytes = Bytes.of(array);
    array[0] = 9;
    bytes.toArray()[1] = 9;
    assertThat(bytes.toArray()).containsExactly(1, 2, 3);
  }

  @Test
  void each_base64_is_read_in_its_own_alphabet_alone() {
    var bytes = Bytes.of(new byte[] {(byte) 0xfb, (byte) 0xff});
    assertThat(bytes.base64()).isEqualTo("+/8=");
    assertThat(bytes.base64url()).isEqualTo("-_8");
    assertThat(Bytes.ofBase64("+/8=")).isEqualTo(bytes);
    assertThat(Bytes.ofBase64url("-_8")).isEqualTo(bytes);
    assertThatThrownBy(() -> Bytes.ofBase64("-_8=")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bytes.ofBase64url("+/8")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void they_are_equal_by_what_they_are() {
    var one = Bytes.of(new byte[] {1, 2, 3});
    assertThat(one).isEqualTo(Bytes.of(new byte[] {1, 2, 3}));
    assertThat(one).hasSameHashCodeAs(Bytes.of(new byte[] {1, 2, 3}));
    assertThat(one.length()).isEqualTo(3);
    for (var other : new byte[][] {{}, {1, 2}, {1, 2, 4}, {0, 2, 3}, {1, 2, 3, 0}}) {
      assertThat(one).isNotEqualTo(Bytes.of(other));
    }
  }

  @Test
  void they_print_their_length_alone() {
    assertThat(Bytes.of(new byte[] {1, 2, 3})).hasToString("3 bytes");
  }
}
