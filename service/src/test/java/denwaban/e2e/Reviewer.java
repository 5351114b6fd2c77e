package denwaban.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// A quality reviewer of the answering service, at a browser of its own.
final class Reviewer {

  final Page page;

  private Reviewer(Page page) {
    this.page = page;
  }

  /// Enrols and makes the key, which is open afterwards.
  static Reviewer joins(Browser browser, String name) {
    var page = browser.window("ja-JP");
    People.enrol(page, name);
    var reviewer = new Reviewer(page);
    var lost = page.getByTestId("review-lost");
    lost.or(page.getByTestId("review-make-key")).waitFor();
    if (lost.isVisible()) lost.click(); // another test's passkey and kit are gone with its window
    page.getByTestId("review-make-key").click();
    var kit = page.locator("[data-kit] li");
    kit.first().waitFor();
    var groups = kit.allInnerTexts();
    reviewer.presses("印刷した（書き写した）ので次へ");
    for (var asked : page.locator("input[data-group]").all()) {
      var number = Integer.parseInt(asked.getAttribute("data-group"));
      asked.fill(groups.get(number - 1).strip());
    }
    page.locator("form button[type=submit]").click();
    page.getByTestId("review-lock").waitFor();
    return reviewer;
  }

  private void presses(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  String fingerprint() {
    return page.getByTestId("my-fingerprint").innerText().strip();
  }

  /// What the server says was given to him.
  JsonArray given() {
    return JsonParser.parseString(People.text(page, "GET", "/api/quality/reviews", null).body())
        .getAsJsonArray();
  }

  /// Comes back later: the key is locked again and opened with the passkey.
  void comesBack() {
    page.navigate(Office.url("review.localhost", "/review"));
    page.getByTestId("review-unlock").click();
    page.getByTestId("review-lock").waitFor();
  }

  /// @param kind `message` or `recording`
  void opens(String kind) {
    page.locator("[data-testid=to-review][data-kind=" + kind + "]")
        .first()
        .getByTestId("review-open")
        .click();
    page.getByTestId("review-opened").waitFor();
  }

  /// The status of a request for what was given under an id.
  int asks(String review) {
    return People.text(page, "POST", "/api/quality/reviews/" + review + "/release", "{}").status();
  }
}
