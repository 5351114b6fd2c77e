package denwaban.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.people.Permission;
import denwaban.people.Permits;
import denwaban.people.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// Serves the screens: one page for every address that is not the API's, and its files.
@Controller
final class Pages {

  /// Plain names only: no dots that climb, nothing encoded.
  private static final Pattern FILE =
      Pattern.compile("(?:[A-Za-z0-9_-]+/){0,3}[A-Za-z0-9_-][A-Za-z0-9._-]*\\.[a-z0-9]{2,11}");

  /// Files under here carry a digest of their contents in their names.
  private static final String DIGESTED = "assets/";

  private static final Duration YEAR = Duration.ofDays(365);

  private final ClassPathResource page = new ClassPathResource("web/index.html");

  @Permits(Permission.ANYONE)
  @GetMapping("/{*path}")
  @ResponseBody
  ResponseEntity<?> any(HttpServletRequest request) throws IOException {
    var path = request.getRequestURI().substring(1);
    if (path.equals("api") || path.startsWith("api/")) {
      throw Problem.notFound();
    }
    if (path.lastIndexOf('.') > path.lastIndexOf('/')) {
      return file(path);
    }
    return page(String.valueOf(request.getAttribute(SecurityHeaders.NONCE)));
  }

  private static ResponseEntity<Resource> file(String path) {
    var file = new ClassPathResource("web/" + path);
    if (!FILE.matcher(path).matches() || path.equals("index.html") || !file.exists()) {
      throw Problem.notFound();
    }
    return ResponseEntity.ok()
        .cacheControl(
            path.startsWith(DIGESTED)
                ? CacheControl.maxAge(YEAR).cachePublic().immutable()
                : CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .contentType(MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM))
        .body(file);
  }

  private ResponseEntity<String> page(String nonce) throws IOException {
    if (!page.exists()) {
      throw new Problem(
          503,
          "no-screens",
          "画面がこの組み立てに入っていません。-Dweb.skip なしで組み立ててください。",
          "This build has no screens in it. Build without -Dweb.skip.");
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
        .body(page.getContentAsString(UTF_8).replace("__CSP_NONCE__", nonce));
  }
}
