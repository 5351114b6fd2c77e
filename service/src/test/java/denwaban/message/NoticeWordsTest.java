package denwaban.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words that go into a mail hold nothing that forges a header or turns what is read.
class NoticeWordsTest {

  @ParameterizedTest
  @ValueSource(ints = {0x20, 0x7E, 0xA0, 0x2027, 0x202F, 0x2065, 0x206A, 0x20BB7, 0x1F363})
  void what_is_only_read_is_taken(int point) {
    var text = "あ" + Character.toString(point) + "い";
    assertThat(new NoticeWords(text, text, text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x09, 0x0D, 0x1F, 0x7F, 0x85, 0x9F, 0x2028, 0x2029, 0x202A, 0x202C, 0x202E, 0x2066,
        0x2067, 0x2069, 0xD800, 0xDFFF
      })
  void what_forges_or_turns_is_not(int point) {
    var text = "あ" + Character.toString(point) + "い";
    assertThatIllegalArgumentException().isThrownBy(() -> new NoticeWords(text, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new NoticeWords(null, text, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new NoticeWords(null, null, text));
  }

  @Test
  void only_the_text_has_lines() {
    assertThat(new NoticeWords(null, null, "一\n二").text()).isEqualTo("一\n二");
    assertThatIllegalArgumentException().isThrownBy(() -> new NoticeWords("一\n二", null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new NoticeWords(null, "一\n二", null));
  }

  @Test
  void each_has_its_length_and_none_is_blank() {
    var most = new NoticeWords("字".repeat(200), "字".repeat(60), "字".repeat(8_000));
    assertThat(most.length()).isEqualTo(8_260);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoticeWords("字".repeat(201), null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoticeWords(null, "字".repeat(61), null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoticeWords(null, null, "字".repeat(8_001)));
    assertThatIllegalArgumentException().isThrownBy(() -> new NoticeWords(" ", null, null));
    assertThat(new NoticeWords(null, null, null).none()).isTrue();
    assertThat(new NoticeWords(null, null, "x").none()).isFalse();
    assertThat(new NoticeWords("x", null, null).none()).isFalse();
  }

  @Test
  void no_log_has_them() {
    assertThat(new NoticeWords("山本 太郎", "至急", "x")).hasToString("NoticeWords[8 characters]");
  }
}
