package denwaban.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.util.List;

/// Whether a screen holds still while its parts come: what moves under the hand is pressed in
/// another's place. Measured as browsers measure it, by the sum of the layout shifts of a page that
/// was not touched (https://wicg.github.io/layout-instability/).
final class LayoutShifts {

  /// What is let through; 0.1 passes for good on the web. Before the frame waited for a page's
  /// first answers, screens had 0.03 to 0.37, and they have 0.002 at most since.
  private static final double LIMIT = 0.01;

  /// Every answer comes later than the page, each at another time: within 150 ms. How long a page
  /// waits for them, a second or so, is made a minute: a machine that is busy is not what is
  /// measured.
  private static final String LATE =
      """
      (() => {
        const now = performance.now.bind(performance);
        const later = window.setTimeout;
        performance.now = () => now() / 60;
        window.setTimeout = (what, ms, ...more) =>
          later(what, ms >= 1_000 && ms < 2_000 ? ms * 60 : ms, ...more);
        window.hurry = () => {
          delete performance.now;
          window.setTimeout = later;
        };
        const real = window.fetch.bind(window);
        const late = (path) => [...path].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 151, 7);
        window.fetch = async (what, how) => {
          const path = new URL(what?.url ?? what, location.href).pathname;
          const method = how?.method ?? what?.method ?? "GET";
          if (method === "GET" && path.startsWith("/api/"))
            await new Promise((go) => later(go, late(path)));
          return real(what, how);
        };
      })();
      """;

  private static final String SHIFTS =
      """
      () => new Promise((tell) => {
        const all = [];
        const name = (node) => {
          const it = node?.nodeType === 1 ? node : node?.parentElement;
          return it?.closest("[data-testid]")?.dataset.testid ?? it?.tagName ?? "?";
        };
        new PerformanceObserver((list) => all.push(...list.getEntries()))
          .observe({ type: "layout-shift", buffered: true });
        window.hurry?.();
        setTimeout(() => tell(JSON.stringify({
          sum: all.filter((it) => !it.hadRecentInput).reduce((sum, it) => sum + it.value, 0),
          moved: all.flatMap((it) => it.sources.map((one) => name(one.node))).join(" "),
        })), 50);
      })
      """;

  private LayoutShifts() {}

  /// What a navigation does.
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /// @param opens goes to a screen and waits until all of it is there
  /// @return the sum and what moved, if it is too much
  static List<String> whenLate(Page page, Step opens) throws Exception {
    var devtools = Browser.devtools(page); // not detached: that takes the page's authenticator away
    devtools.send("Page.enable");
    var script = new JsonObject();
    script.addProperty("source", LATE);
    var added = devtools.send("Page.addScriptToEvaluateOnNewDocument", script);
    opens.run();
    devtools.send("Page.removeScriptToEvaluateOnNewDocument", added);
    var said = JsonParser.parseString((String) page.evaluate(SHIFTS)).getAsJsonObject();
    var sum = said.get("sum").getAsDouble();
    if (sum <= LIMIT) return List.of();
    return List.of("moves by %.3f while it loads: %s".formatted(sum, said.get("moved")));
  }
}
