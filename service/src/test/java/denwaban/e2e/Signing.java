package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// A contract, drafted by the office and signed by both sides, as they do it on their screens.
final class Signing {

  private Signing() {}

  /// Enters one into the office's register of sub-processors: a push service.
  static void entrusts(Page admin, String name, String host) {
    admin.navigate(admin.url().replaceFirst("(https?://[^/]+).*", "$1/office/subprocessors"));
    admin.getByTestId("subprocessor-new").click();
    admin.getByTestId("subprocessor-name").fill(name);
    admin.getByLabel("任せること").selectOption("push");
    admin.getByTestId("subprocessor-data").fill("新着の件数");
    admin.getByTestId("subprocessor-hosts").fill(host);
    admin.getByTestId("subprocessor-save").click();
    assertThat(admin.getByTestId("subprocessor")).containsText(host);
  }

  /// The first draft for the only client: the standard contract, with what must be filled in.
  static void drafts(Page admin) {
    admin.navigate(admin.url().replaceFirst("(https?://[^/]+).*", "$1/office/clients"));
    admin.locator("a[href^='/office/clients/']").first().click();
    admin.getByTestId("to-offers").press("Enter"); // wherever it stands
    admin.getByTestId("draft-make").click();
    var editor = admin.getByTestId("contract-editor");
    fills(editor, "provider.name", "電話番サービス株式会社");
    fills(editor, "client.name", "𠮷野髙橋歯科");
    // mails may carry the message, sealed, and two of its words besides
    editor.getByTestId("part-notices").click();
    var content = editor.getByTestId("term-notices.content").getByRole(AriaRole.CHECKBOX);
    for (var n = 0; n < 3; n++) content.nth(n).check();
    editor.getByTestId("part-incident").click();
    var contacts = editor.getByTestId("term-incident.contacts");
    for (var n = 0; n < 2; n++) {
      contacts.getByText("行を加える").click();
      var named = new Locator.GetByRoleOptions().setName((n + 1) + " 行目");
      var row = contacts.getByRole(AriaRole.GROUP, named);
      row.getByRole(AriaRole.TEXTBOX).nth(0).fill("連絡先 " + (n + 1));
      row.getByRole(AriaRole.TEXTBOX).nth(1).fill("03-1234-567" + n);
    }
    admin.getByTestId("draft-save").click();
    assertThat(admin.getByTestId("offer-1")).hasAttribute("data-state", "draft");
  }

  /// Saves the document, says that it was read, and signs with the passkey.
  static void signs(Page page) {
    var sign = page.getByTestId("offer-sign");
    assertThat(sign).isDisabled();
    var saved = page.waitForDownload(() -> page.getByTestId("offer-document").first().click());
    assertThat(page.getByTestId("offer-read")).isEnabled();
    if (!saved.suggestedFilename().endsWith(".html")) throw new AssertionError("no document");
    page.getByTestId("offer-read").check();
    sign.click();
    assertThat(sign).hasCount(0);
  }

  private static void fills(Locator editor, String term, String text) {
    editor.getByTestId("term-" + term).getByRole(AriaRole.TEXTBOX).fill(text);
  }
}
