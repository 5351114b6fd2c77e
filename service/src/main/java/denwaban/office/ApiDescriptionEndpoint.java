package denwaban.office;

import denwaban.access.AlsoTokens;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The API as OpenAPI 3.1, for the office's and the clients' own programmers: the file
/// `docs/reference/openapi.json` of the release that runs.
@RestController
final class ApiDescriptionEndpoint {

  private final ClassPathResource file =
      new ClassPathResource("openapi.json", ApiDescriptionEndpoint.class);

  @AlsoTokens
  @RequiresPermission(Permission.SIGNED_IN)
  @GetMapping(value = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] description() throws IOException {
    return file.getContentAsByteArray();
  }
}
