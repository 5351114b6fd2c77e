package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTextTest {

  private static final String GOOD =
      new String(TestLog.entry(7, Instant.parse("2026-11-24T06:07:08.009Z")).toArray(), UTF_8);

  @Test
  void an_entry_as_the_page_describes_it_is_read() {
    var read = read(GOOD);
    assertThat(read.known()).isTrue();
    assertThat(read.at()).isEqualTo(Instant.parse("2026-11-24T06:07:08.009Z").toEpochMilli());
    assertThat(
            read("{\"act\":\"office.sealed\",\"c\":\""
                    + "A".repeat(43)
                    + "=\",\"obj\":\"\","
                    + "\"purpose\":\"manage\",\"result\":\"done\",\"role\":\"service\","
                    + "\"t\":\"2024-02-29T23:59:59.999Z\",\"v\":1}")
                .known())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"v\":1}'|'\"v\":1} '",
        "\"v\":1}|\"v\":01}",
        "\"v\":1}|\"v\":1,\"w\":2}",
        "{\"act\"|{ \"act\"",
        "{\"act\"|{,\"act\"",
        "object.header.released|object..released",
        "object.header.released|Object.header",
        "object.header.released|青葉",
        "\"result\":\"done\"|\"result\":\"maybe\"",
        "\"result\":\"done\",|''",
        "\"role\":\"client-member\"|\"role\":\"client member\"",
        "\"role\":\"client-member\"|\"role\":\"-\"",
        "2026-11-24T|2026-11-31T",
        "T06:|T24:",
        ".009Z|.09Z",
        "\"purpose\":\"read\"|\"purpose\":\"re\\u0061d\"",
        "\"c\":\"q|\"c\":\"",
      })
  void anything_else_is_refused(String was, String is) {
    var other = GOOD.replace(was, is);
    assertThat(other).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> read(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+81312345678", "0312345678", "1234567", "+1234567", "山田", "Yamada Taro"})
  void what_may_be_a_number_or_a_name_is_refused_as_an_object(String object) {
    assertThatThrownBy(() -> read(withObject(object))).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456", "ABCD-EFGH-2345-6789", "q1w2+/==", "sha256:0a1b"})
  void ids_fingerprints_and_digests_are_objects(String object) {
    assertThat(read(withObject(object)).known()).isTrue();
  }

  @Test
  void an_item_of_the_checklist_is_an_object_as_it_is_written_and_as_it_was_once() {
    var item = withObject("training:not-met").replace("object.header.released", "assurance.item");
    assertThat(read(item).known()).isTrue();
    assertThat(read(item.replace("training:", "training ")).known()).isTrue();
    for (var object :
        List.of("training  met", "training ", " met", "Training met", "a b c", "山 met")) {
      assertThatThrownBy(() -> read(item.replace("training:not-met", object)))
          .as(object)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> read(withObject("training not-met")))
        .as("of another act")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_object_is_as_long_as_allowed_and_no_longer() {
    assertThat(read(withObject("a".repeat(128))).known()).isTrue();
    assertThatThrownBy(() -> read(withObject("a".repeat(129))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_newer_form_is_told_from_a_malformed_one() {
    assertThat(read("{\"x\":[],\"v\":2}").known()).isFalse();
    assertThat(read("{\"x\":[],\"v\":17}").known()).isFalse();
    for (var bad :
        new String[] {"", "{}", "{\"v\":}", "\"v\":2}", "{\"v\":0}", "{\"x\":1,\"v\":1}"}) {
      assertThatThrownBy(() -> read(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void every_cut_of_an_entry_is_refused() {
    for (var length = 0; length < GOOD.length(); length++) {
      var cut = GOOD.substring(0, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String withObject(String object) {
    return GOOD.replaceFirst("\"obj\":\"[^\"]*\"", "\"obj\":\"" + object + "\"");
  }

  private static LeafText.Read read(String text) {
    return LeafText.read(text.getBytes(UTF_8));
  }
}
