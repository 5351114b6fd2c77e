package denwaban.boot.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
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

  /// Files under here carry a digest of their contents in their names.
  private static final String DIGESTED = "assets/";

  private static final Duration YEAR = Duration.ofDays(365);

  private final Bundle bundle;

  Pages(Bundle bundle) {
    this.bundle = bundle;
  }

  @RequiresPermission(Permission.ANYONE)
  @GetMapping("/{*path}")
  @ResponseBody
  ResponseEntity<?> any(HttpServletRequest request) {
    var path = request.getRequestURI().substring(1);
    if (path.equals("api")
        || path.startsWith("api/")
        || path.equals("scim")
        || path.startsWith("scim/")
        || path.startsWith("oidc/")) {
      throw Problem.notFound();
    }
    if (path.lastIndexOf('.') > path.lastIndexOf('/')) {
      return file(path);
    }
    return page(String.valueOf(request.getAttribute(SecurityHeaders.NONCE)));
  }

  /// A file without a digest in its name is asked for again each time (RFC 9111, 5.2.2.4), and sent
  /// again when the screens changed: a new page with the cell or the list of the screens before it
  /// would be half of each.
  private ResponseEntity<byte[]> file(String path) {
    var file =
        bundle.file(path).filter(_ -> !path.equals(Bundle.PAGE)).orElseThrow(Problem::notFound);
    return ResponseEntity.ok()
        .cacheControl(
            path.startsWith(DIGESTED)
                ? CacheControl.maxAge(YEAR).cachePublic().immutable()
                : CacheControl.noCache())
        .eTag(bundle.digest().orElseThrow())
        .contentType(MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM))
        .body(file.toArray());
  }

  private ResponseEntity<String> page(String nonce) {
    var page = bundle.file(Bundle.PAGE).orElseThrow(() -> new Problem(503, "no-screens"));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
        .body(new String(page.toArray(), UTF_8).replace("__CSP_NONCE__", nonce));
  }
}
