package denwaban.boot.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundleTest {

  private static final String MAP = "{\"integrity\":{}}";
  private static final String PAGE = "<script type=\"importmap\">" + MAP + "</script>";

  private final Map<String, String> built =
      new HashMap<>(Map.of("index.html", PAGE, "assets/a-1.js", "a()", "seal.js", "seal()"));

  @Test
  void what_was_built_is_served_and_the_list_names_it() {
    var list = list();
    var bundle = bundle(list);

    for (var file : built.entrySet()) {
      assertThat(bundle.file(file.getKey())).contains(bytes(file.getValue()));
    }
    assertThat(bundle.file(Bundle.LIST)).contains(bytes(list));
    assertThat(bundle.digest()).contains(Digest.sha256(bytes(list)).base64());
    assertThat(bundle.importMap()).contains("'sha256-" + Digest.sha256(bytes(MAP)).base64() + "'");
  }

  @Test
  void one_byte_of_one_file_and_nothing_is_served() {
    var list = list();
    for (var path : List.copyOf(built.keySet())) {
      var before = built.put(path, built.get(path) + " ");
      servesNothing(bundle(list));
      built.put(path, before);
    }
    assertThat(bundle(list).digest()).isPresent();
  }

  @Test
  void a_file_that_is_missing_or_not_in_the_list_is_not_served() {
    var list = list();
    built.put("assets/b-2.js", "b()");
    assertThat(bundle(list).file("assets/b-2.js")).isEmpty();

    built.remove("seal.js");
    servesNothing(bundle(list));
  }

  @Test
  void a_list_that_climbs_or_is_none_is_refused() {
    var hash = "0".repeat(64);
    for (var bad :
        new String[] {
          "", "\n", hash + " a.js\n", hash + "  ../a.js\n", hash + "  a\n", "x  a.js\n"
        }) {
      servesNothing(bundle(bad));
    }
  }

  @Test
  void a_build_without_screens_has_no_name() {
    var none = new Bundle(_ -> Optional.empty());

    assertThat(none.digest()).isEmpty();
    assertThat(none.importMap()).isEmpty();
  }

  @Test
  void a_list_has_a_thousand_lines_at_most() {
    for (var i = 3; i < 1_000; i++) {
      built.put("f%d.js".formatted(i), "f");
    }
    assertThat(bundle(list()).digest()).isPresent();
    built.put("f1000.js", "f");
    servesNothing(bundle(list()));
  }

  private void servesNothing(Bundle bundle) {
    built.keySet().forEach(path -> assertThat(bundle.file(path)).as(path).isEmpty());
    assertThat(bundle.file(Bundle.LIST)).isEmpty();
    assertThat(bundle.digest()).isEmpty();
  }

  private Bundle bundle(String list) {
    return new Bundle(path ->
        Optional.ofNullable(path.equals(Bundle.LIST) ? list : built.get(path)).map(this::bytes));
  }

  private String list() {
    var lines = new StringBuilder();
    new TreeMap<>(built)
        .forEach((path, text) ->
            lines
                .append(HexFormat.of().formatHex(Digest.sha256(bytes(text)).toArray()))
                .append("  ")
                .append(path)
                .append("\n"));
    return lines.toString();
  }

  private Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }
}
