package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What no body has, as Spring's mapper reads it with the program's module.
class BodyModuleTest {

  private record Inner(String text) {}

  private record Body(
      String text, List<String> list, List<List<Inner>> deep, Map<String, String> map) {}

  private final JsonMapper json = JsonMapper.builder().addModule(new BodyModule()).build();

  @Test
  void what_is_whole_is_read() {
    var read =
        json.readValue(
            "{\"text\":null,\"list\":[\"a\",\"\"],\"deep\":[[],[{\"text\":null}]],"
                + "\"map\":{\"a\":null}}",
            Body.class);
    assertThat(read.list()).containsExactly("a", "");
    assertThat(read.deep()).hasSize(2);
    assertThat(read.text()).as("records ask for their own fields").isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"list\":[null]}",
        "{\"list\":[\"a\",null]}",
        "{\"deep\":[null]}",
        "{\"deep\":[[null]]}",
        "{\"deep\":[[{\"text\":\"a\"},null]]}",
        "{\"text\":\"a\\u0000b\"}",
        "{\"list\":[\"\\u0000\"]}",
        "{\"deep\":[[{\"text\":\"\\u0000\"}]]}",
        "{\"map\":{\"a\":\"\\u0000\"}}"
      })
  void nulls_in_lists_and_nul_in_texts_are_refused(String body) {
    assertThatThrownBy(() -> json.readValue(body, Body.class)).isInstanceOf(JacksonException.class);
  }
}
