package denwaban.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Whether everything on a page has its place: nothing that is pressed lies over another, is
/// covered or leaves the screen, and no text is cut.
final class Fits {

  /// As laptops are. A menu that is open stays so at each of them.
  static final List<int[]> LAPTOPS =
      List.of(new int[] {1280, 720}, new int[] {1366, 768}, new int[] {1440, 900});

  private Fits() {}

  /// At every size, each finding with its own; the page is left as it was.
  static List<String> findings(Page page, List<int[]> sizes) throws Exception {
    var before = page.viewportSize();
    var found = new ArrayList<String>();
    for (var size : sizes) {
      page.setViewportSize(size[0], size[1]);
      Browser.frames(page); // what watches its own size answers in a frame
      now(page).forEach(it -> found.add(size[0] + "x" + size[1] + " " + it));
    }
    page.setViewportSize(before.width, before.height);
    return found;
  }

  /// At the size that the page has.
  @SuppressWarnings("unchecked")
  static List<String> now(Page page) throws IOException {
    try (InputStream look = Fits.class.getResourceAsStream("/e2e/fits.js")) {
      var text = Objects.requireNonNull(look).readAllBytes();
      return (List<String>) page.evaluate(new String(text, StandardCharsets.UTF_8));
    }
  }
}
