package denwaban.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What a running office says of its API is the file of its release.
class ApiDescriptionEndpointTest {

  private static final Path FILE = Path.of("../docs/reference/openapi.json");

  @Test
  void it_is_the_file_of_the_release_and_names_its_own_address() throws IOException {
    var served = new ApiDescriptionEndpoint().description();
    assertThat(served).isEqualTo(Files.readAllBytes(FILE));
    var description = new JsonMapper().readTree(served);
    assertThat(description.at("/openapi").asString()).isEqualTo("3.1.0");
    assertThat(description.at("/paths/~1api~1openapi.json/get/responses/200").isMissingNode())
        .isFalse();
  }
}
