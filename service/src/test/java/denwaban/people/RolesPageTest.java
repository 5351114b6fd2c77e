package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Permission;
import denwaban.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The matrix as people read it is the matrix in code.
public class RolesPageTest {

  @Test
  void every_cell_of_the_page_is_so_in_the_code() throws IOException {
    var page = page();
    var expected =
        Arrays.stream(Permission.values()).filter(it -> it != Permission.ANYONE).toList();
    assertThat(page.keySet()).containsExactlyElementsOf(expected.stream().map(Enum::name).toList());
    for (var permission : expected) {
      var may = Arrays.stream(Role.values()).filter(permission::includes).map(Role::code).toList();
      assertThat(page.get(permission.name())).as(permission.name()).isEqualTo(may);
    }
  }

  @Test
  void who_reads_messages_does_nothing_for_the_office() {
    for (var role : Role.values()) {
      assertThat(Permission.READ_OWN.includes(role) && role.staff()).as(role.code()).isFalse();
      assertThat(Permission.GRANT_ACCESS.includes(role) && Permission.ANSWER_CALLS.includes(role))
          .as(role.code())
          .isFalse();
    }
  }

  /// The roles that the page marks, by permission.
  public static Map<String, List<String>> page() throws IOException {
    var lines =
        Files.readAllLines(Path.of("../docs/roles.md")).stream()
            .filter(it -> it.startsWith("| "))
            .toList();
    var roles = cells(lines.getFirst());
    var page = new LinkedHashMap<String, List<String>>();
    for (var line : lines.subList(2, lines.size())) {
      var cells = cells(line);
      if (!cells.getFirst().matches("[A-Z_]+")) continue;
      var may =
          java.util.stream.IntStream.range(1, cells.size())
              .filter(n -> cells.get(n).equals("●"))
              .mapToObj(roles::get)
              .toList();
      page.put(cells.getFirst(), may);
    }
    return page;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }
}
