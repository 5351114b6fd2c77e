package denwaban.e2e;

import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/// What axe-core finds wrong with a screen for people who cannot see, hear or point well.
final class Accessibility {

  private static final Path AXE =
      Path.of(
              System.getProperty("denwaban.target", ""),
              "../../web/node_modules/axe-core/axe.min.js")
          .normalize();

  /// Windows into which axe comes with each page.
  private static final Set<BrowserContext> WITH = Collections.newSetFromMap(new WeakHashMap<>());

  private Accessibility() {}

  private static void comesAlong(Page page) throws Exception {
    if (WITH.add(page.context())) page.context().addInitScript(Files.readString(AXE));
    if (!(boolean) page.evaluate("() => 'axe' in window")) page.evaluate(Files.readString(AXE));
  }

  /// Moderate, serious and critical findings, each with its place.
  static List<String> findings(Page page) throws Exception {
    comesAlong(page);
    var said =
        (String)
            page.evaluate(
                """
                async () => {
                  // axe takes the contrast of nothing that lies beneath a picture: GuardIT does that
                  const marks = [...document.querySelectorAll("[data-testid=guard-mark]")];
                  for (const mark of marks) mark.style.display = "none";
                  const { violations, passes } = await axe.run(document, {
                    resultTypes: ["violations"] });
                  for (const mark of marks) mark.style.display = "";
                  if (passes.length < 5) throw new Error("axe saw next to nothing");
                  return JSON.stringify(violations
                    // a menu hangs at the end of the page, where nothing cuts it
                    .map((it) => ({ ...it, nodes: it.nodes.filter((node) =>
                      it.id !== "region" || !node.html.startsWith('<div data-portal="true"')) }))
                    .filter((it) => ["moderate", "serious", "critical"].includes(it.impact))
                    .flatMap((it) => it.nodes.map((node) =>
                      `${it.impact} ${it.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`)));
                }
                """);
    var findings = new ArrayList<String>();
    JsonParser.parseString(said).getAsJsonArray().forEach(it -> findings.add(it.getAsString()));
    return findings;
  }
}
