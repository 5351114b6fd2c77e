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
/// picture of each for people where they want one: a look at it tells what no rule does.
final class Screens {

  private static final Path PICTURES =
      Path.of(System.getProperty("denwaban.target", "target"), "screens");

  /// For people, who ask for them: `-Ddenwaban.pictures=true`.
  private static final boolean ASKED = Often.always() || Boolean.getBoolean("denwaban.pictures");

  private final List<String> wrong = new ArrayList<>();

  /// Whether each screen is looked at in Japanese and in English.
  private final boolean twice;

  Screens() {
    this(false);
  }

  private Screens(boolean twice) {
    this.twice = twice;
  }

  /// Each look is two: the page's own switch changes its language, so that nothing is loaded or
  /// done a second time. Afterwards the page speaks as before.
  static Screens inBothLanguages() {
    return new Screens(true);
  }

  /// What was found until now, each with its screen.
  List<String> wrong() {
    return wrong;
  }

  void show(Page page, String host, String path) throws Exception {
    show(page, host, path, path);
  }

  /// Goes there, where nothing may move while it comes, and looks, at a telephone's size too.
  void show(Page page, String host, String path, String screen) throws Exception {
    var moved =
        LayoutShifts.whenLate(
            page,
            () -> {
              page.navigate(Office.url(host, path));
              page.locator("h1, h2").first().waitFor();
              Browser.settles(page);
            });
    moved.forEach(it -> wrong.add(screen + " " + it));
    look(page, screen, true);
  }

  void look(Page page, String screen) throws Exception {
    look(page, screen, false);
  }

  private void look(Page page, String screen, boolean telephone) throws Exception {
    Browser.settles(page);
    if (!twice) {
      once(page, screen, telephone, true, true);
      return;
    }
    var spoken = String.valueOf(page.evaluate("() => document.documentElement.lang"));
    var first = (screen.hashCode() & 1) == 0 ? "ja" : "en";
    for (var lang : spoken.equals("ja") ? List.of("ja", "en") : List.of("en", "ja")) {
      if (!lang.equals(spoken)) speak(page, lang);
      // the same in both but for the words: each in one of them, in both with `--long`
      var axe = Often.always() || lang.equals(first);
      var laptops = Often.always() || !lang.equals(first);
      once(page, screen + " " + lang, telephone, axe, laptops);
    }
    speak(page, spoken);
  }

  private void once(Page page, String screen, boolean telephone, boolean axe, boolean laptops)
      throws Exception {
    picture(page, screen);
    if (axe) Accessibility.findings(page).forEach(it -> wrong.add(screen + ": " + it));
    var fits = laptops ? Fits.findings(page, Fits.LAPTOPS) : Fits.now(page);
    fits.forEach(it -> wrong.add(screen + ": " + it));
    if (!telephone) return;
    var before = page.viewportSize();
    page.setViewportSize(390, 844);
    Browser.frames(page);
    picture(page, "telephone " + screen);
    Fits.now(page).forEach(it -> wrong.add("telephone " + screen + ": " + it));
    page.setViewportSize(before.width, before.height);
  }

  private static void picture(Page page, String screen) {
    if (!ASKED) return;
    var name = screen.replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "") + ".png";
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)));
  }

  /// The page's own switch, which a script presses wherever the focus is.
  static void speak(Page page, String lang) {
    page.evaluate("l => document.querySelector(`input[type=radio][value=${l}]`).click()", lang);
    Browser.frames(page);
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
}
