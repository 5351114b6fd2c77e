package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Worker;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The worker that alone holds keys, in a real browser under the server's policies.
@ExtendWith(House.Keeper.class)
class CellIT {

  private static final String MINATO = "+815031000002";
  private static final int TIMES = 9;

  /// What a cell that is given up may still finish.
  private static final int LAST_WORDS_MS = 5_000;

  private final House house;
  private final Page page;

  CellIT(House house) {
    this.house = house;
    this.page = house.kenta.page;
  }

  @Test
  void the_cell_reaches_nothing_and_starts_nothing() {
    unlocked();
    var cell = cell();
    for (var way :
        new String[] {
          "fetch('/api/me')",
          "fetch('https://evil.example/')",
          "import('/player.js')",
          "new Promise((done, no) => { const s = new WebSocket('ws://' + location.host + '/');"
              + " s.onopen = done; s.onerror = no })",
          "new Promise((done, no) => { const s = new EventSource('/api/inbox/events');"
              + " s.onopen = done; s.onerror = no })",
          "new Promise((done, no) => { const w = new Worker('/player.js');"
              + " w.onerror = no; setTimeout(done, 30000) })",
          // Later: what a debugger evaluates at once is let through.
          "new Promise((done, no) => setTimeout(() => {"
              + " try { done(eval('1')) } catch { no() } }))",
          "Promise.resolve().then(() => importScripts('/player.js'))",
        }) {
      assertThat(cell.evaluate("() => " + way + ".then(() => 'reached', () => 'refused')"))
          .as(way)
          .isEqualTo("refused");
    }
  }

  @Test
  void the_page_starts_no_worker_but_ours() {
    unlocked();
    for (var address : new String[] {"/assets/x.js", "/seal.js?x", "data:text/javascript,1"}) {
      assertThat(
              page.evaluate(
                  "address => { try { new Worker(address); return 'started' }"
                      + " catch (trouble) { return trouble.name } }",
                  address))
          .as(address)
          .isEqualTo("TypeError");
    }
  }

  @Test
  void locking_ends_the_cell_and_every_key_in_it() throws Exception {
    unlocked();
    assertThat(page.workers()).hasSize(1);
    // its end is waited for: of its workers a page only knows what came with the last answer
    cell()
        .waitForClose(
            new Worker.WaitForCloseOptions().setTimeout(LAST_WORDS_MS + 25_000),
            () -> page.getByTestId("inbox-lock").click());

    unlocked();
    assertThat(cell().url()).endsWith("/seal.js");
  }

  @Test
  void a_browser_without_workers_is_told_so_and_nothing_is_opened() throws Exception {
    page.addInitScript("if (location.hash === '#no-worker') delete window.Worker");
    page.navigate(Office.url(house.kenta.host(), "/inbox#no-worker"));
    page.getByTestId("unlock-passkey").first().click();
    page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT).first().waitFor();
    assertThat(page.workers()).isEmpty();
    assertThat(page.getByTestId("inbox-lock").isVisible()).isFalse();
  }

  /// Prints what 0110 says; a figure, not a limit.
  @Test
  void unlocking_and_opening_take_no_longer_than_people_notice() throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("cell"));
    var before = house.kenta.newest();
    try (var caller = Telephone.baresip(folder, "+819055509876", MINATO, 440)) {
      house.desk.is("ringing");
      caller.hangUp();
      house.desk.is("ready");
    }
    var item = "inbox-item-" + house.kenta.opensSlip(before).get("id").getAsString();
    var unlock = new long[TIMES];
    var open = new long[TIMES];
    for (var i = 0; i < TIMES; i++) {
      page.navigate(Office.url(house.kenta.host(), "/inbox"));
      page.getByTestId("unlock-passkey").waitFor();
      unlock[i] = millis(() -> page.getByTestId("unlock-passkey").click(), "inbox-lock");
      open[i] = millis(() -> page.getByTestId(item).click(), "slip-number");
    }
    // the program that sealed, a space, the bundle that opened
    assertThat(page.getByTestId("versions").first().getAttribute("title")).hasSize(44 + 1 + 44);
    Arrays.sort(unlock);
    Arrays.sort(open);
    System.out.printf(
        "unlock %d ms, open %d ms (medians of %d)%n", unlock[TIMES / 2], open[TIMES / 2], TIMES);
  }

  private long millis(Runnable act, String shown) {
    var begun = System.nanoTime();
    act.run();
    page.getByTestId(shown).waitFor();
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private void unlocked() {
    page.navigate(Office.url(house.kenta.host(), "/inbox"));
    page.getByTestId("unlock-passkey").waitFor();
    house.kenta.unlocks();
  }

  private Worker cell() {
    return page.workers().stream()
        .filter(worker -> worker.url().endsWith("/seal.js"))
        .findFirst()
        .orElseThrow();
  }
}
