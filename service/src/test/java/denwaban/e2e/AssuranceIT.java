package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A company that never saw this office: from the page that anybody may see to an evaluation that
/// it signed.
@ExtendWith(House.Keeper.class)
class AssuranceIT {

  private static final List<String> ITEMS =
      List.of("certification", "contract", "data", "training", "incident", "cloud");

  /// Whoever looks first has looked by then.
  private static final int LOOKED_MS = 180_000;

  private final House house;
  private final Screens screens = Screens.inBothLanguages();

  AssuranceIT(House house) {
    this.house = house;
  }

  @Test
  void a_newcomer_looks_checks_a_proof_and_signs() throws Exception {
    var page = house.browser.window("ja-JP");
    page.navigate(Office.url("minato.localhost", "/trust"));
    page.getByTestId("verdict").waitFor();
    for (var item : ITEMS) assertThat(page.getByTestId("item-" + item)).isVisible();
    screens.look(page, "trust");
    checksAProof(page);
    watchesATest(page);

    var link = link();
    page.navigate(Office.url("minato.localhost", "/evaluate#" + link));
    page.getByTestId("signing").waitFor();
    screens.look(page, "evaluate");
    var words = page.locator("main").innerText().length();
    Member.excepts(page);
    page.getByTestId("signing-name").fill("木下 花");
    page.getByTestId("signing-to-review").click();
    page.getByTestId("signing-review").waitFor();
    screens.look(page, "evaluate review");
    page.getByTestId("signing-sign").click();
    page.getByTestId("evaluate-signed").waitFor();
    assertThat(page.getByTestId("record-sheet")).containsText("海風商事");
    assertThat(page.getByTestId("record-holds")).hasAttribute("data-ok", "yes");
    screens.look(page, "evaluate signed");
    page.setViewportSize(390, 844);
    screens.look(page, "evaluate signed telephone");
    page.close();

    var office = new Administrator().browser.get("/api/office/evaluations").text();
    assertThat(office).contains("\"state\":\"signed\"").contains("海風商事");
    System.out.printf("evaluate: %,d characters before anything is opened%n", words);
    assertThat(screens.wrong()).isEmpty();
  }

  /// The observation is signed, and its batch is in the log, as the browser itself finds.
  private void checksAProof(Page page) {
    var item = page.getByTestId("item-cloud");
    item.getByTestId("grounds-cloud").click();
    item.getByTestId("control-S5.5").locator("summary, button").first().click();
    var evidence = item.getByTestId("control-S5.5").getByTestId("evidence-log.verified");
    evidence.waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(LOOKED_MS));
    evidence.click();
    assertThat(page.getByTestId("proof-checks")).hasAttribute("data-ok", "true");
    page.keyboard().press("Escape");
  }

  private static void watchesATest(Page page) {
    page.getByTestId("test-log-run").click();
    var found = page.getByTestId("test-log-said").getByTestId("test-found").first();
    found.waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(LOOKED_MS));
    assertThat(found).hasAttribute("data-standing", "holds");
  }

  private static String link() {
    var made =
        new Administrator().browser.post("/api/office/evaluations", Map.of("company", "海風商事"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return String.valueOf(made.json().get("token"));
  }
}
