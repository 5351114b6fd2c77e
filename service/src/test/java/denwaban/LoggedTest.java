package denwaban;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/reference/logged.md: every address has an action or a reason, every action has somebody who
/// writes it.
class LoggedTest {

  private static final Path DOCS = Path.of("../docs/reference");

  private static final Pattern ENDPOINT =
      Pattern.compile("^\\| ([A-Z]+) \\| `([^`]+)` \\| [A-Z*]", Pattern.MULTILINE);
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]+) \\| `([^`]+)` \\| (.+) \\|$", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`([a-z]+\\.[a-z.-]+)`");
  private static final Pattern REASON = Pattern.compile("none: .{10,}");

  @Test
  void every_address_has_a_row_and_no_row_is_of_an_address_that_went() throws IOException {
    var addresses = new ArrayList<String>();
    var found = ENDPOINT.matcher(Files.readString(DOCS.resolve("endpoints.md")));
    while (found.find()) addresses.add(found.group(1) + " " + found.group(2));

    assertThat(addresses).hasSizeGreaterThan(80);
    assertThat(rows().keySet()).containsExactlyElementsOf(addresses);
  }

  @Test
  void every_row_names_an_action_or_says_why_none() throws IOException {
    rows()
        .forEach((address, says) ->
            assertThat(!codes(says).isEmpty() || REASON.matcher(says).matches())
                .as(address + ": " + says)
                .isTrue());
  }

  @Test
  void what_it_names_is_an_action_and_every_action_is_named() throws IOException {
    var known =
        Arrays.stream(Action.values())
            .map(Action::code)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(codes(Files.readString(DOCS.resolve("logged.md"))))).isEqualTo(known);
  }

  private static Map<String, String> rows() throws IOException {
    var rows = new LinkedHashMap<String, String>();
    var found = ROW.matcher(Files.readString(DOCS.resolve("logged.md")));
    while (found.find()) rows.put(found.group(1) + " " + found.group(2), found.group(3));
    return rows;
  }

  private static List<String> codes(String text) {
    return CODE.matcher(text).results().map(it -> it.group(1)).toList();
  }
}
