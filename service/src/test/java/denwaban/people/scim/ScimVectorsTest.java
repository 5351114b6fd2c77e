package denwaban.people.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What providers really send, as their own pages show it; each file names its page.
class ScimVectorsTest extends ScimHouse {

  private static final Path FOLDER = Path.of("src/test/resources/scim");

  static Stream<Path> vectors() throws IOException {
    try (var files = Files.list(FOLDER)) {
      var all = files.sorted().toList();
      assertThat(all).hasSizeGreaterThan(12);
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void it_does_what_its_sender_means(Path file) throws IOException {
    var person = added();
    assertThat(replace(person, ENTERPRISE + ":department", "\"第二ライン\"").status()).isEqualTo(200);
    var text =
        Files.readString(file).replace("{number}", number).replace("{id}", person.toString());
    var vector = TestProvider.JSON.readTree(text);

    var answer =
        provider.send(
            vector.at("/method").asString(), USERS + "/" + person, vector.get("body").toString());

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(vector.at("/status").asInt());
    assertThat(answer.at("/scimType")).isEqualTo(vector.at("/scimType").asString(""));
    var now = read(person);
    for (var then : vector.get("then").properties()) {
      var pointer = then.getKey();
      if (then.getValue().isNull()) {
        assertThat(now.json().at(pointer).isMissingNode()).as(pointer).isTrue();
      } else {
        assertThat(now.json().at(pointer)).as(pointer).isEqualTo(then.getValue());
      }
    }
    if (answer.status() == 200) assertThat(answer.json()).isEqualTo(now.json());
    assertThat(people.find(person).orElseThrow().role().code()).isEqualTo("operator");
  }
}
