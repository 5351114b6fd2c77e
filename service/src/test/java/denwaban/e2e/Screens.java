package denwaban.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import denwaban.Often;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Looks at screens as axe-core sees them and whether everything has its place, and leaves a
/// picture of each for people: a look at it tells what no rule does.
final class Screens {

  private static final Path PICTURES =
      Path.of(System.getProperty("denwaban.target", "target"), "screens");

  private final List<String> wrong = new ArrayList<>();

  /// Whether each screen comes twice, in Japanese and in English.
  private final boolean twice;

  Screens() {
    this(false);
  }

  private Screens(boolean twice) {
    this.twice = twice;
  }

  /// For tests that show each screen in both languages.
  static Screens inBothLanguages() {
    return new Screens(true);
  }

  /// What was found until now, each with its screen.
  List<String> wrong() {
    return wrong;
  }

  void show(Page page, String host, String path, String lang) throws Exception {
    page.navigate(Office.url(host, path + "?lang=" + lang.substring(lang.length() - 2)));
    page.locator("h1, h2").first().waitFor();
    look(page, path + " " + lang);
    Fits.findings(page, Fits.TELEPHONE).forEach(it -> wrong.add(path + " " + lang + ": " + it));
  }

  void look(Page page, String screen) throws Exception {
    Browser.settles(page);
    var picture = screen.replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "") + ".png";
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture)));
    if (turn(screen)) Accessibility.findings(page).forEach(it -> wrong.add(screen + ": " + it));
    Fits.findings(page, Fits.LAPTOPS).forEach(it -> wrong.add(screen + ": " + it));
  }

  /// What axe-core looks at is the same in both languages but for the words: each screen is looked
  /// at in one of them, all in both with `--long`.
  private boolean turn(String screen) {
    if (!twice || Often.always()) return true;
    var n = screen.lastIndexOf(' ');
    var japanese = screen.substring(n + 1).equals("ja");
    return ((screen.substring(0, n).hashCode() & 1) == 0) == japanese;
  }

  /// Where the navigation leads to, what has no room beside the others included.
  static List<String> navigation(Page page) throws InterruptedException {
    Browser.settles(page);
    var all = new ArrayList<>(addresses(page.locator("header nav a")));
    var more = page.getByTestId("nav-more");
    if (more.count() > 0) {
      more.click();
      page.getByRole(AriaRole.MENU).waitFor();
      all.addAll(addresses(page.locator("[role=menu] a")));
      page.keyboard().press("Escape");
    }
    return all;
  }

  private static List<String> addresses(Locator links) {
    return links.all().stream().map(it -> Objects.requireNonNull(it.getAttribute("href"))).toList();
  }

  static String locale(String lang) {
    return lang.equals("ja") ? "ja-JP" : "en-GB";
  }
}
