package denwaban.audit.proof;

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
      """
      {"act":"object.header.released","actor":"00000000-0000-0001-0000-000000000007",\
      "c":"q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w2q1w=",\
      "client":"0196f0a0-0000-7000-8000-0000000000aa","obj":"00000000-0000-0002-0000-000000000007",\
      "purpose":"read","result":"done","role":"client-member",\
      "session":"00000000-0000-0003-0000-000000000007","t":"2026-11-24T06:07:08.009Z","v":1}\
      """;

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
  @ValueSource(
      strings = {
        "+81312345678",
        "0312345678",
        "1234567",
        "+1234567",
        "山田",
        "Yamada Taro",
        "`",
        "{",
        "@",
        "[",
        "a,b"
      })
  void what_may_be_a_number_or_a_name_is_refused_as_an_object(String object) {
    assertThatThrownBy(() -> read(withObject(object))).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "azAZ09",
        "+123456",
        "1234567a",
        "",
        "123456",
        "ABCD-EFGH-2345-6789",
        "q1w2+/==",
        "sha256:0a1b"
      })
  void ids_fingerprints_and_digests_are_objects(String object) {
    assertThat(read(withObject(object)).known()).isTrue();
  }

  @Test
  void the_name_of_every_member_is_its_own() {
    for (var name :
        new String[] {
          "act", "actor", "c", "client", "obj", "purpose", "result", "role", "session", "t", "v"
        }) {
      for (var other :
          new String[] {
            "\"" + name.substring(1) + "x\":",
            "\"" + name.substring(0, name.length() - 1) + "~\":",
            "\"" + name + "':",
            "\"" + name + "\";",
            "'" + name + "\":"
          }) {
        var text = GOOD.replace("\"" + name + "\":", other);
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void who_did_it_is_an_id_of_its_form_at_every_place() {
    var id = "0198a6a0-0a9f-7000-8000-000000000000";
    for (var member : new String[] {"actor", "client"}) {
      assertThat(read(with(member, id)).known()).isTrue();
      for (var at = 0; at < id.length(); at++) {
        for (var c : new char[] {'g', '`', 'A', '/', ':', '_'}) {
          var other = new StringBuilder(id);
          other.setCharAt(at, c);
          refused(with(member, other.toString()));
        }
        var other = new StringBuilder(id);
        other.setCharAt(at, id.charAt(at) == '-' ? '0' : '-');
        refused(with(member, other.toString()));
      }
      refused(with(member, id.substring(1)));
      refused(with(member, id + "0"));
      refused(with(member, ""));
    }
  }

  @Test
  void a_word_has_small_letters_and_joints_between_them() {
    for (var good : new String[] {"a", "z", "a-z", "az".repeat(32)}) {
      assertThat(read(with("role", good)).known()).as(good).isTrue();
    }
    assertThat(read(with("act", "a.b-c.z")).known()).isTrue();
    for (var bad :
        new String[] {"", "-a", "a-", "a--b", "a.b", "`", "{", "A", "a1", "az".repeat(32) + "a"}) {
      refused(with("role", bad));
    }
    for (var bad : new String[] {".a", "a.", "a.-b", "a_b"}) {
      refused(with("act", bad));
    }
  }

  @Test
  void a_time_is_read_to_its_last_digit_and_has_no_hour_24() {
    for (var good : new String[] {"1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"}) {
      assertThat(read(with("t", good)).at()).isEqualTo(Instant.parse(good).toEpochMilli());
    }
    for (var bad :
        new String[] {
          "2026-02-29T00:00:00.000Z",
          "2026-13-01T00:00:00.000Z",
          "2026-00-01T00:00:00.000Z",
          "2026-01-00T00:00:00.000Z",
          "2026-01-01T24:00:00.000Z",
          "2026-01-01T23:60:00.000Z",
          "2026-01-01T23:59:60.000Z",
          "2026-01-01t00:00:00.000Z",
          "2026-01-01T00:00:00.000z",
          "2026-01-01T00:00:00,000Z",
          "2026/01-01T00:00:00.000Z",
          "2026-01/01T00:00:00.000Z",
          "2026-01-01T00-00:00.000Z",
          "2026-01-01T00:00-00.000Z",
          "2026-01-01T00:00:00.00:Z",
          "2026-01-01T00:00:00.00/Z",
          "+026-01-01T00:00:00.000Z"
        }) {
      refused(with("t", bad));
    }
  }

  @Test
  void a_commitment_has_43_letters_and_its_sign() {
    assertThat(read(with("c", "A".repeat(43) + "=")).known()).isTrue();
    for (var bad :
        new String[] {"", "=", "A".repeat(44), "A".repeat(42) + "=", "A".repeat(44) + "="}) {
      refused(with("c", bad));
    }
    refused(with("c", "A".repeat(42) + " ="));
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
    assertThat(read("{\"v\":2}").known()).isFalse();
    assertThat(read("{\"v\":123456789}").known()).isFalse();
    for (var bad :
        new String[] {
          "",
          "{}",
          "}",
          "2}",
          "{\"v\":}",
          "\"v\":2}",
          "{\"v\":2",
          "{\"v\":0}",
          "{\"v\":02}",
          "{\"v\":-2}",
          "{\"v\":1234567890}",
          "{\"w\":2}",
          "{\"x\":1,\"v\":1}"
        }) {
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

  private static void refused(String text) {
    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
  }

  private static String with(String member, String value) {
    return GOOD.replaceFirst(
        "\"" + member + "\":\"[^\"]*\"", "\"" + member + "\":\"" + value + "\"");
  }

  private static String withObject(String object) {
    return GOOD.replaceFirst("\"obj\":\"[^\"]*\"", "\"obj\":\"" + object + "\"");
  }

  private static LeafText.Read read(String text) {
    return LeafText.read(text.getBytes(UTF_8));
  }
}
