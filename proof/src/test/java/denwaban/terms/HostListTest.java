package denwaban.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {

  @Test
  void hosts_are_names_in_ascii_and_in_lower_case() {
    assertThat(HostList.of(" Hooks.Example.com,*.push.example、電話番.jp ").patterns())
        .containsExactly("hooks.example.com", "*.push.example", "xn--fpyn26be9i.jp");
    assertThat(HostList.of("").patterns()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*.com",
        "com",
        "https://example.com",
        "example.com/path",
        "example.com:25",
        "a..b",
        "exa*mple.com",
        "*.*.example.com",
        "-a.example",
        "a_b.example",
        ".example.com"
      })
  void what_is_no_host_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostList.of(text));
  }

  @Test
  void ten_hosts_and_two_hundred_characters_fit() {
    var ten = new java.util.ArrayList<String>();
    for (var n = 0; n < 10; n++) ten.add("h%d.example".formatted(n));
    assertThat(new HostList(ten).patterns()).hasSize(10);
    ten.add("one-more.example");
    assertThatIllegalArgumentException().isThrownBy(() -> new HostList(ten));
    // with the space between them
    var long1 = "a".repeat(60) + "." + "b".repeat(60) + ".jp";
    var rest = HostList.LENGTH - long1.length() - 1 - ".jp".length();
    assertThat(HostList.of(long1 + " " + host(rest)).toString()).hasSize(HostList.LENGTH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostList.of(long1 + " " + host(rest + 1)));
  }

  private static String host(int characters) {
    var half = characters / 2;
    return "c".repeat(half) + "." + "d".repeat(characters - half - 1) + ".jp";
  }

  @Test
  void a_star_holds_what_is_below_and_not_the_name_itself() {
    var list = new HostList(List.of("*.push.example", "smtp.example"));
    assertThat(list.match("a.push.example")).contains("*.push.example");
    assertThat(list.match("A.B.PUSH.example")).contains("*.push.example");
    assertThat(list.match("smtp.example")).contains("smtp.example");
    assertThat(list.match("push.example")).isEmpty();
    assertThat(list.match("evilpush.example")).isEmpty();
    assertThat(list.match(".push.example")).isEmpty();
    assertThat(list.match("smtp.example.evil.test")).isEmpty();
    assertThat(list.match("a.smtp.example")).isEmpty();
  }
}
